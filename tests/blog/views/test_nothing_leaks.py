"""Drafts, unpublished and restricted pages show nothing at any address."""

import pytest
from django.test import Client
from wagtail.models import PageViewRestriction

from blog.models import Article, Version
from tests.factories import blog
from tests.world import World, make_world

pytestmark = pytest.mark.django_db

SUB_ADDRESSES = ("", "fassungen/", "fassungen/1/", "fassungen/1..2/", "aenderungen.xml", "diskussion/")
LISTS = ("/", "/artikel/", "/themen/", "/feed.xml", "/feed.json", "/sitemap.xml")


@pytest.fixture
def world() -> World:
    world = make_world()
    article = Article.objects.get()
    blog.publish(blog.set_body(article, [*blog.stored(article), blog.text("Zweite Fassung.")]))
    return world


def restrict(page, kind: str = PageViewRestriction.LOGIN) -> None:
    PageViewRestriction.objects.create(page=page, restriction_type=kind, password="geheim")


@pytest.mark.parametrize("kind", [PageViewRestriction.LOGIN, PageViewRestriction.PASSWORD])
@pytest.mark.parametrize("above", [False, True], ids=["itself", "a page above it"])
def test_a_restricted_article_is_not_there(world: World, client: Client, kind: str, above: bool) -> None:
    restrict(world.article.get_parent() if above else world.article, kind)
    for part in SUB_ADDRESSES:
        assert client.get(f"/artikel/digitalisierung/{part}").status_code == 404, part
    code = Version.objects.get(number=1).code
    assert client.get(f"/f/{code}/").status_code == 404
    for address in (*LISTS, f"/themen/{world.topic.slug}/", f"/personen/{world.author.slug}/"):
        assert "bei den Menschen" not in client.get(address).content.decode(), address


def test_whoever_may_see_a_restricted_article_gets_it_uncached(world: World, client: Client) -> None:
    restrict(world.article)
    client.force_login(world.cem)
    response = client.get("/artikel/digitalisierung/")
    assert response.status_code == 200
    assert response["Cache-Control"] == "private, no-store"
    assert "ETag" not in response


def test_a_restriction_that_is_lifted_shows_the_article_again(world: World, client: Client) -> None:
    restrict(world.article)
    assert "bei den Menschen" not in client.get("/").content.decode()
    PageViewRestriction.objects.all().delete()
    assert "bei den Menschen" in client.get("/").content.decode()
    assert client.get("/artikel/digitalisierung/").status_code == 200


def test_a_draft_was_never_there(client: Client) -> None:
    draft = blog.draft("Noch nicht", slug="noch-nicht")
    draft.save_revision()
    for part in SUB_ADDRESSES:
        assert client.get(f"/artikel/noch-nicht/{part}").status_code == 404, part
    for address in LISTS:
        assert "Noch nicht" not in client.get(address).content.decode(), address


def test_a_withdrawn_article_says_that_it_is_gone_and_shows_nothing(world: World, client: Client) -> None:
    Article.objects.get().unpublish(user=world.cem)
    for part in SUB_ADDRESSES:
        response = client.get(f"/artikel/digitalisierung/{part}")
        assert response.status_code == 410, part
        assert "Menschen" not in response.content.decode()
    for address in LISTS:
        assert "bei den Menschen" not in client.get(address).content.decode(), address
    assert Version.objects.count() == 2


def test_a_restricted_and_withdrawn_article_is_not_even_gone(world: World, client: Client) -> None:
    restrict(world.article)
    Article.objects.get().unpublish(user=world.cem)
    assert client.get("/artikel/digitalisierung/").status_code == 404


@pytest.fixture
def moved(world: World, django_capture_on_commit_callbacks) -> World:
    article = Article.objects.get()
    article.slug = "haltung"
    with django_capture_on_commit_callbacks(execute=True):
        blog.publish(article)
    return world


def test_a_changed_slug_does_not_tell_where_a_restricted_article_is(moved: World, client: Client) -> None:
    restrict(moved.article)
    for part in SUB_ADDRESSES:
        assert client.get(f"/artikel/digitalisierung/{part}").status_code == 404, part


def test_a_changed_slug_leads_on_with_all_its_addresses(moved: World, client: Client) -> None:
    for part in SUB_ADDRESSES:
        response = client.get(f"/artikel/digitalisierung/{part}?seite=1")
        assert (response.status_code, response["Location"]) == (301, f"/artikel/haltung/{part}?seite=1")
    assert client.get("/artikel/haltung/fassungen/").status_code == 200
    assert client.post("/artikel/digitalisierung/diskussion/neu/").status_code == 308


def test_the_language_is_that_of_the_address(world: World, client: Client) -> None:
    blog.article("Attitude first", slug="attitude", parent=blog.english_articles())
    assert client.get("/en/artikel/attitude/").status_code == 200
    assert client.get("/artikel/attitude/").status_code == 404
    assert client.get("/en/artikel/digitalisierung/").status_code == 404
    code = Version.objects.get(page__slug="attitude").code
    for prefix in ("", "/en"):
        assert client.get(f"{prefix}/f/{code}/")["Location"] == "/en/artikel/attitude/fassungen/1/"
    assert "Attitude first" not in client.get("/").content.decode()
    assert "Attitude first" in client.get("/en/").content.decode()
    assert "Attitude first" in client.get("/en/feed.xml").content.decode()
    html = client.get("/en/artikel/attitude/", headers={"Accept-Language": "de"}).content.decode()
    assert '<html lang="en">' in html


def test_an_alias_shows_its_source(world: World, client: Client) -> None:
    world.article.create_alias(update_slug="kopie")
    html = client.get("/artikel/kopie/").content.decode()
    assert "/artikel/digitalisierung/fassungen/" in html
    assert "/artikel/kopie/" not in client.get("/").content.decode()


def test_the_draft_title_stands_nowhere(world: World, client: Client) -> None:
    article = Article.objects.get()
    article.title = "Heimlicher Titel"
    article.save_revision()
    for address in (*LISTS, "/artikel/digitalisierung/", "/artikel/digitalisierung/fassungen/"):
        assert "Heimlicher Titel" not in client.get(address).content.decode(), address
