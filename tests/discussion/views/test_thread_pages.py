"""The addresses of discussions in both languages, of aliases, and of pages that are not public."""

from typing import Any

import pytest
from django.test import Client
from wagtail.models import Locale, PageViewRestriction

from discussion.models import Comment, Submission
from tests.discussion.comments import comment
from tests.discussion.reader import HERE, Reader, confirm_token, receipt_token, text_of, work
from tests.factories import blog
from tests.world import World


@pytest.fixture
def english(world: World) -> Any:
    article = world.article.copy_for_translation(Locale.objects.get(language_code="en"), copy_parents=True)
    article.title, article.slug = "Digitalisation begins with people", "digitalisation"
    return blog.publish(article, by=world.cem)


def test_an_english_article_has_a_discussion_of_its_own_in_english(world: World, english: Any, settings: Any):
    settings.HALTUNG_MODERATION = "none"
    comment(world.article, "Ein deutscher Gedanke")
    client = Client()
    path = "/en/artikel/digitalisation/"
    fields = Reader(english).fields(text="An English thought", credit="none")
    response = client.post(f"{path}diskussion/neu/", fields, **HERE)
    assert response.status_code == 200
    assert f"/en/beitrag/{receipt_token(response)}/" in text_of(response)
    submission = Submission.objects.order_by("-pk")[0]
    assert submission.language == "en"
    assert submission.consents.order_by("pk")[0].wording == "store/3.en"
    client.post(f"/en/bestaetigen/{confirm_token()}/", **HERE)
    page = text_of(client.get(path))
    assert "An English thought" in page
    assert "Ein deutscher Gedanke" not in page
    made = Comment.rows.get(submission=submission)
    for prefix in ("", "/en"):
        assert client.get(f"{prefix}/k/{made.uuid}/").headers["Location"] == f"{path}#{made.anchor}"


def test_an_alias_shows_and_takes_the_comments_of_its_source(world: World):
    alias = world.article.create_alias(update_slug="zweitadresse")
    comment(world.article, "Unter dem Original")
    client = Client()
    assert "Unter dem Original" in text_of(client.get("/artikel/zweitadresse/diskussion/"))
    response = client.post("/artikel/zweitadresse/diskussion/neu/", Reader(world.article).fields(), **HERE)
    assert response.status_code == 200
    assert set(Submission.objects.values_list("page_id", flat=True)) == {world.article.pk}
    assert alias.pk != world.article.pk


def test_a_page_that_is_not_discussed_has_no_such_addresses(world: World):
    for path in (
        "/artikel/gibt-es-nicht/diskussion/",
        "/artikel/gibt-es-nicht/diskussion/neu/",
        "/en/artikel/digitalisierung/diskussion/",
    ):
        assert Client().get(path).status_code == 404


@pytest.mark.parametrize("path", ["diskussion/", "diskussion/neu/"])
def test_a_slug_that_no_database_stores_is_not_found(world: World, path: str):
    assert Client().get(f"/artikel/%00/{path}").status_code == 404


def test_parts_set_no_cookie_and_are_the_same_for_everybody(world: World):
    comment(world.article)
    one, two = (Client().get("/artikel/digitalisierung/diskussion/") for _time in range(2))
    assert one.content == two.content
    assert not one.cookies
    assert "Cookie" not in one.headers.get("Vary", "")
    again = Client().get("/artikel/digitalisierung/diskussion/", HTTP_IF_NONE_MATCH=one.headers["ETag"])
    assert again.status_code == 304


@pytest.mark.parametrize("way", ["unpublished", "restricted"])
def test_nothing_of_a_page_that_is_not_public_is_told_by_any_address(world: World, way: str):
    reader = Reader(world.article)
    token = receipt_token(reader.send())
    confirm = confirm_token()
    row = comment(world.article, "Fremder Gedanke")
    if way == "unpublished":
        type(world.article).objects.get(pk=world.article.pk).unpublish()
    else:
        PageViewRestriction.objects.create(page=world.article, restriction_type="groups")
    for path in (
        "/artikel/digitalisierung/diskussion/",
        "/artikel/digitalisierung/diskussion/?nach=1",
        "/artikel/digitalisierung/diskussion/neu/",
        f"/artikel/digitalisierung/diskussion/neu/?antwort={row.uuid}",
        f"/k/{row.uuid}/",
        f"/beitrag/{token}/",
        f"/beitrag/{token}/daten.json",
        f"/bestaetigen/{confirm}/",
        "/",
        "/feed.xml",
        "/suche/?q=Gedanke",
    ):
        shown = text_of(Client().get(path))
        assert "Fremder Gedanke" not in shown, path
        assert world.article.title not in shown, path


def test_a_comment_confirmed_after_its_page_went_is_not_shown(world: World, settings: Any):
    settings.HALTUNG_MODERATION = "none"
    reader = Reader(world.article)
    reader.send()
    token = confirm_token()
    type(world.article).objects.get(pk=world.article.pk).unpublish()
    assert reader.post(f"/bestaetigen/{token}/").status_code == 200
    work()
    assert Client().get(f"/k/{Comment.rows.get().uuid}/").status_code == 404
