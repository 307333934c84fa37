"""What every page knows about the site around it."""

import pytest
from django.http import HttpRequest
from django.test import Client, RequestFactory
from django.urls import ResolverMatch
from django.utils import translation
from wagtail.models import Site

from blog.models import NavigationEntry, SiteSettings, SocialLink
from haltung.context import site, site_facts

pytestmark = pytest.mark.django_db


@pytest.fixture
def about() -> SiteSettings:
    settings = SiteSettings.objects.create(
        site=Site.objects.get(is_default_site=True),
        name="Wandel & Werte",
        tagline="Texte, die dazulernen",
        tagline_en="Texts that learn",
        contact_email="redaktion@example.org",
    )
    rows = [
        ("de", "Themen", "/themen/", 1),
        ("de", "Artikel", "/artikel/", 0),
        ("en", "Topics", "/en/themen/", 0),
    ]
    for language, label, url, order in rows:
        NavigationEntry.objects.create(
            settings=settings, language=language, label=label, url=url, sort_order=order
        )
    SocialLink.objects.create(
        settings=settings, network="mastodon", label="", url="https://social.example/@x"
    )
    return settings


def request(path: str = "/") -> HttpRequest:
    made = RequestFactory().get(path)
    made.resolver_match = ResolverMatch(site, (), {}, namespaces=["search"] if "suche" in path else [])
    return made


def test_a_page_is_told_name_navigation_and_networks_in_its_language(about):
    german = site_facts(request())
    assert (german.site_name, german.tagline) == ("Wandel & Werte", "Texte, die dazulernen")
    assert german.navigation == (("Artikel", "/artikel/"), ("Themen", "/themen/"))
    assert german.social == (("mastodon", "mastodon", "https://social.example/@x"),)
    assert (german.home_url, german.imprint_url, german.privacy_url) == ("/", "/impressum/", "/datenschutz/")
    assert german.contact_email == "redaktion@example.org"
    with translation.override("en"):
        english = site_facts(request())
    assert english.tagline == "Texts that learn"
    assert english.navigation == (("Topics", "/en/themen/"),)
    assert (english.home_url, english.imprint_url) == ("/en/", "/en/impressum/")
    assert english.feed_url == "/en/feed.xml"


def test_a_new_site_without_settings_has_a_name_and_nothing_else():
    facts = site_facts(request())
    assert facts.site_name == "Haltung"
    assert facts.navigation == facts.social == ()


def test_the_facts_cost_two_statements_once_and_none_where_no_template_asks(about, django_assert_num_queries):
    with django_assert_num_queries(0):
        variables = site(request())
    with django_assert_num_queries(2):
        assert str(variables["site_name"]) == "Wandel & Werte"
        assert len(variables["navigation"]) == 2
        assert str(variables["home_url"]) == "/"


def test_search_knows_its_other_language():
    assert site_facts(request("/suche/")).other_language_url == "/en/suche/"
    with translation.override("en"):
        assert site_facts(request("/en/suche/")).other_language_url == "/suche/"
    assert site_facts(request("/robots.txt")).other_language_url == ""


def test_a_request_for_a_wrong_host_still_gets_its_page(client: Client):
    assert client.get("/gibt-es-nicht/", headers={"Host": "evil.example"}).status_code == 400
