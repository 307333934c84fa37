"""Taking title or standfirst out in the admin, and again after an older backup was put back."""

from pathlib import Path
from typing import Any

import pytest
from django.test import Client

from blog.models import Article, Redaction, Version
from blog.text.heading import HEAD
from discussion.queries.erasure_list import passages_that_came_back
from discussion.queries.invariants.emptied import words_of_who_is_gone
from haltung.operations.erase_again import erase_again
from tests.factories import blog
from tests.world import World

pytestmark = pytest.mark.django_db
TITLE = "Kanarius hat das Geld genommen"
GIVEN = {
    "what": "stelle",
    "because": "Abmahnung, Az. 4711",
    "note": "Entfernt.",
    "instead": "Es ging um Geld",
}


@pytest.fixture(autouse=True)
def erasure_list(settings: Any, tmp_path: Path) -> None:
    settings.HALTUNG_ERASURE_LIST = tmp_path / "erasures.jsonl"


@pytest.fixture
def article(world: World) -> Article:
    page = Article.objects.get()
    page.title = TITLE
    blog.publish(page)
    return Article.objects.get()


@pytest.fixture
def desk(world: World, client: Client) -> Client:
    client.force_login(world.cem)
    return client


def address(page: Article, part: str = "title") -> str:
    return f"/redaktion/entfernen/{page.pk}/{HEAD[part]}/"


def test_title_and_standfirst_stand_in_the_list_first(article: Article, desk: Client) -> None:
    html = desk.get(f"/redaktion/entfernen/{article.pk}/").content.decode()
    assert html.index(address(article)) < html.index(address(article, "standfirst"))
    assert TITLE in html


def test_before_it_is_done_the_page_says_what_comes_instead(article: Article, desk: Client) -> None:
    told = {**GIVEN, "what": "worte", "words": "Kanarius"}
    html = desk.post(address(article), told).content.decode()
    assert "Künftig steht dort: Es ging um Geld" in html
    assert "digitalisierung" in html
    assert not Redaction.objects.exists()


@pytest.mark.parametrize("instead", ["", "Kanarius war es"])
def test_a_title_needs_another_that_does_not_say_it(article: Article, desk: Client, instead: str) -> None:
    told = {**GIVEN, "what": "worte", "words": "Kanarius", "instead": instead, "entfernen": "1"}
    assert desk.post(address(article), told).status_code == 422
    assert not Redaction.objects.exists()


def test_it_is_done_and_no_backup_brings_it_back(
    article: Article, desk: Client, django_capture_on_commit_callbacks: Any
) -> None:
    before = Version.objects.get(number=2)
    with django_capture_on_commit_callbacks(execute=True):
        told = {**GIVEN, "what": "worte", "words": "Kanarius", "entfernen": "1"}
        assert desk.post(address(article), told).status_code == 302
    assert Article.objects.get().title == "Es ging um Geld"
    assert Version.objects.get(number=2).body["title"] == ""
    assert list(words_of_who_is_gone()) == []
    Version.objects.filter(pk=before.pk).update(body=before.body, seal=before.seal)
    assert len(list(words_of_who_is_gone())) == 1
    assert passages_that_came_back() == [(article.pk, HEAD["title"], 2, 2)]
    erase_again()
    assert Version.objects.get(number=2).body["title"] == ""
