"""The list of addresses for search engines."""

import pytest
from django.test import Client
from lxml import etree

from blog.models import StandardPage
from tests.factories import blog, podcast
from tests.world import make_world

pytestmark = pytest.mark.django_db


def test_it_lists_public_pages_in_both_languages(client: Client) -> None:
    world = make_world()
    blog.article("Attitude first", slug="attitude", parent=blog.english_articles())
    blog.draft("Noch nicht", slug="noch-nicht")
    StandardPage.objects.filter(locale__language_code="de", slug="impressum").update(live=True)
    root = etree.fromstring(client.get("/sitemap.xml").content)
    found = [node.text.partition("//")[2].partition("/")[2] for node in root.iter("{*}loc")]
    assert found == [
        "",
        "artikel/",
        "artikel/digitalisierung/",
        f"themen/{world.topic.slug}/",
        f"personen/{world.author.slug}/",
        "impressum/",
        "en/",
        "en/artikel/",
        "en/artikel/attitude/",
    ]


def test_it_lists_shows_and_episodes(client: Client) -> None:
    make_world()
    show = podcast.own_show(slug="wert")
    podcast.own_episode(show, slug="folge-eins")
    podcast.draft_episode(show, slug="noch-nicht")
    found = client.get("/sitemap.xml").content.decode()
    for path in ("/podcasts/", "/podcasts/wert/", "/podcasts/wert/folge-eins/"):
        assert f"{path}</loc>" in found
    assert "noch-nicht" not in found


def test_every_address_of_it_answers(client: Client) -> None:
    make_world()
    podcast.own_episode(podcast.own_show())
    root = etree.fromstring(client.get("/sitemap.xml").content)
    for node in root.iter("{*}loc"):
        path = "/" + node.text.partition("//")[2].partition("/")[2]
        assert client.get(path).status_code == 200, path
