"""Every page of the article's side answers, says what it should, and costs a bounded number of statements."""

import json
from datetime import datetime

import feedparser
import lxml.html
import pytest
from django.conf import settings
from django.test import Client

from blog.kinds import VersionKind
from blog.models import Article, HomePage, Version
from blog.queries.lists import PER_PAGE
from tests.factories import blog
from tests.world import FIRST, World, make_world

pytestmark = pytest.mark.django_db


@pytest.fixture
def world() -> World:
    return make_world()


@pytest.fixture
def changed(world: World) -> World:
    article = world.article
    blocks = blog.stored(article)
    blocks[1]["value"] = "<p>Digitalisierung lebt durch Menschen und ihre Haltung.</p>"
    blog.publish(
        blog.set_body(article, blocks), by=world.cem, kind=VersionKind.REVISION, note="Haltung genannt."
    )
    return world


PAGES = [
    "/",
    "/artikel/",
    "/artikel/digitalisierung/",
    "/artikel/digitalisierung/fassungen/",
    "/artikel/digitalisierung/fassungen/1/",
    "/artikel/digitalisierung/fassungen/2/",
    "/artikel/digitalisierung/fassungen/1..2/",
    "/artikel/digitalisierung/fassungen/2..1/",
    "/artikel/digitalisierung/aenderungen.xml",
    "/themen/",
    "/feed.xml",
    "/feed.json",
    "/en/",
    "/en/artikel/",
    "/en/themen/",
    "/en/feed.xml",
]


@pytest.mark.parametrize("address", PAGES)
def test_every_page_answers_without_a_cookie_and_can_be_kept(
    changed: World, client: Client, address: str
) -> None:
    response = client.get(address)
    assert response.status_code == 200
    assert response["Cache-Control"] == "no-cache, public"
    assert "Cookie" not in response.get("Vary", "")
    assert not response.cookies
    again = client.get(address, headers={"If-None-Match": response["ETag"]})
    assert (again.status_code, again.content) == (304, b"")


def test_every_link_of_every_page_leads_somewhere(changed: World, client: Client) -> None:
    links: set[str] = set()
    for path in PAGES:
        if path.endswith("/"):
            links |= set(lxml.html.fromstring(client.get(path).content).xpath("//a/@href"))
    # Imprint and privacy page are drafts until somebody has written them.
    elsewhere = ("/redaktion", "/impressum/", "/datenschutz/", "/en/impressum/", "/en/datenschutz/")
    ours = {
        link.partition("#")[0] for link in links if link.startswith("/") and not link.startswith(elsewhere)
    }
    assert "/artikel/digitalisierung/fassungen/1..2/" in ours
    assert {link: status for link in sorted(ours) if (status := client.get(link).status_code) >= 400} == {}


def test_topic_and_person_list_their_articles(changed: World, client: Client) -> None:
    for address in (f"/themen/{changed.topic.slug}/", f"/personen/{changed.author.slug}/"):
        assert changed.article.title in client.get(address).content.decode()
    english = client.get(f"/en/themen/{changed.topic.slug}/").content.decode()
    assert "Digitalisation" in english


def test_the_article_shows_passages_authors_versions_and_topic(changed: World, client: Client) -> None:
    html = client.get("/artikel/digitalisierung/").content.decode()
    for wanted in (
        f'id="p-{FIRST[:8]}"',
        "Carla Autorin",
        "Haltung genannt.",
        "Digitalisierung lebt durch Menschen",
    ):
        assert wanted in html


def test_search_engines_get_the_title_and_words_that_the_editor_gave(changed: World, client: Client) -> None:
    address, canonical = "/artikel/digitalisierung/", '<link rel="canonical" href="'
    html = client.get(address).content.decode()
    assert f"<title>{changed.article.title} · Haltung</title>" in html
    assert f'<meta name="description" content="{changed.article.standfirst}">' in html
    article = Article.objects.get()
    article.seo_title, article.search_description = "Menschen zuerst <b>", "Warum Technik später kommt."
    blog.publish(article, by=changed.cem)
    html = client.get(address).content.decode()
    assert "<title>Menschen zuerst &lt;b&gt; · Haltung</title>" in html
    assert f"<h1>{changed.article.title}</h1>" in html
    assert '<meta name="description" content="Warum Technik später kommt.">' in html
    home = HomePage.objects.get(locale__language_code="de")
    home.seo_title, home.search_description = "Haltung zählt", "Was hier steht."
    home.save_revision().publish()
    front = client.get("/").content.decode()
    assert "<title>Haltung zählt</title>" in front
    assert '<meta name="description" content="Was hier steht.">' in front
    for page in (address, "/", "/artikel/"):
        assert canonical in client.get(page).content.decode()
    assert Version.objects.count() == 2  # none of it is the text


def test_programs_learn_what_an_article_is(changed: World, client: Client) -> None:
    article = Article.objects.get()
    article.title, article.lead_picture = 'Er sagt: "</script>" \\ und geht', blog.picture()
    blog.publish(article, by=changed.cem)
    page = lxml.html.fromstring(client.get("/artikel/digitalisierung/").content.decode())
    (told,) = page.xpath('//script[@type="application/ld+json"]/text()')
    data = json.loads(told)
    assert data["headline"] == article.title
    assert (data["version"], data["inLanguage"]) == ("3", "de")
    assert data["author"] == [
        {
            "@type": "Person",
            "name": "Carla Autorin",
            "url": f"{settings.HALTUNG_BASE_URL}/personen/{changed.author.slug}/",
        }
    ]
    first, last = (datetime.fromisoformat(data[name]) for name in ("datePublished", "dateModified"))
    assert first.tzinfo is not None
    assert last == Version.objects.get(number=3).published_at
    graph = {tag.get("property"): tag.get("content") for tag in page.xpath("//meta[@property]")}
    assert (graph["og:type"], graph["og:title"]) == ("article", article.title)
    assert graph["og:url"] == data["mainEntityOfPage"]
    assert graph["og:image"] == data["image"]
    feeds = page.xpath('//link[@rel="alternate"]/@href')
    assert feeds == [
        "/feed.xml",
        "/feed.json",
        "/artikel/digitalisierung/aenderungen.xml",
        "/artikel/digitalisierung/aenderungen.json",
        "/api/v1/articles/digitalisierung/annotations",
    ]


def test_a_page_names_its_twin_in_the_other_language(world: World, client: Client) -> None:
    for address, language, twin in (("/artikel/", "en", "/en/artikel/"), ("/en/themen/", "de", "/themen/")):
        page = lxml.html.fromstring(client.get(address).content.decode())
        (link,) = page.xpath("//link[@hreflang]")
        assert (link.get("hreflang"), link.get("href")) == (language, f"{settings.HALTUNG_BASE_URL}{twin}")


def test_articles_lead_to_those_before_and_after(world: World, client: Client) -> None:
    for number in (1, 2):
        blog.article(f"Danach {number}", slug=f"danach-{number}")
    page = lxml.html.fromstring(client.get("/artikel/danach-1/").content.decode())
    assert page.xpath('//a[@rel="prev"]/@href') == ["/artikel/digitalisierung/"]
    assert page.xpath('//a[@rel="next"]/@href') == ["/artikel/danach-2/"]


def test_long_lists_have_pages(world: World, client: Client) -> None:
    for number in range(PER_PAGE):
        blog.article(f"Weiterer {number}", slug=f"weiterer-{number}", topic=world.topic)
    for address in ("/artikel/", f"/themen/{world.topic.slug}/"):
        first, second = (client.get(address + query).content.decode() for query in ("", "?seite=2"))
        assert f'href="{address}?seite=2" rel="next"' in first
        assert world.article.title not in first
        assert f'href="{address}" rel="prev"' in second
        assert world.article.title in second


def test_an_old_version_reads_as_it_was_and_is_not_for_search_engines(changed: World, client: Client) -> None:
    response = client.get("/artikel/digitalisierung/fassungen/1/")
    assert "Digitalisierung lebt durch die Menschen." in response.content.decode()
    assert response["X-Robots-Tag"] == "noindex"


def test_the_difference_marks_words(changed: World, client: Client) -> None:
    html = client.get("/artikel/digitalisierung/fassungen/1..2/").content.decode()
    assert "<ins" in html
    assert "<del" in html
    # The keyboard goes from change to change.
    page = lxml.html.fromstring(html)
    assert page.xpath('//p[@class="piece__label"]/a/@href') == [f"#p-{FIRST[:8]}"]
    assert page.get_element_by_id(f"p-{FIRST[:8]}") is not None


def test_any_two_versions_can_be_chosen_and_compared(changed: World, client: Client) -> None:
    address = "/artikel/digitalisierung/fassungen/"
    chooser = f'action="{address}vergleich/"'
    assert chooser not in client.get(address).content.decode()  # two versions have one difference
    for words in ("Drei.", "Vier."):
        blocks = [*blog.stored(changed.article), blog.text(words)]
        blog.publish(blog.set_body(changed.article, blocks), by=changed.cem)
    assert chooser in client.get(address).content.decode()
    response = client.get(f"{address}vergleich/", {"von": "1", "bis": "4"})
    assert (response.status_code, response["Location"]) == (302, f"{address}1..4/")
    far = client.get(response["Location"]).content.decode()
    assert "<h1>Von Fassung 1 zu Fassung 4</h1>" in far
    assert "<h1>Was ist neu in Fassung 4?</h1>" in client.get(f"{address}3..4/").content.decode()
    same = client.get(f"{address}vergleich/", {"von": "2", "bis": "2"}, follow=True)
    assert same.redirect_chain[-1][0] == f"{address}2/"
    assert client.get(f"{address}vergleich/").status_code == 404
    for odd in ("", "x", "²", "-1", "1" * 5000):
        assert client.get(f"{address}vergleich/", {"von": odd, "bis": "2"}).status_code == 404


def test_a_short_address_leads_to_its_version(changed: World, client: Client) -> None:
    version = Version.objects.get(number=1)
    response = client.get(f"/f/{version.code}/")
    assert (response.status_code, response["Location"]) == (302, "/artikel/digitalisierung/fassungen/1/")
    assert f"/f/{version.code}/" in client.get(response["Location"]).content.decode()
    for nothing in ("nosuchcode", "%00", "a%20b", "x" * 500):
        assert client.get(f"/f/{nothing}/").status_code == 404


def test_feeds_can_be_read_by_programs(changed: World, client: Client) -> None:
    rss = feedparser.parse(client.get("/feed.xml").content)
    assert not rss.bozo
    assert rss.entries[0].title == changed.article.title
    assert "Menschen und ihre Haltung" in rss.entries[0].content[0].value
    changes = feedparser.parse(client.get("/artikel/digitalisierung/aenderungen.xml").content)
    assert not changes.bozo
    assert changes.entries[0].summary == "Haltung genannt."
    items = json.loads(client.get("/feed.json").content)["items"]
    assert items[0]["title"] == changed.article.title


def test_numbers_that_stand_for_nothing_are_not_found(changed: World, client: Client) -> None:
    for address in (
        "/artikel/digitalisierung/fassungen/3/",
        "/artikel/digitalisierung/fassungen/0/",
        "/artikel/digitalisierung/fassungen/1..3/",
        "/artikel/digitalisierung/fassungen/99999999999999999999/",
        "/artikel/?seite=2",
        "/artikel/?seite=x",
        "/artikel/?seite=-1",
        "/artikel/nichts/",
        "/themen/nichts/",
        "/personen/nichts/",
    ):
        assert client.get(address).status_code == 404, address
