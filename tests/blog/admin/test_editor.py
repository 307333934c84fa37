"""Tests of the editor: panels, the guard against overwriting, what is needed to publish, what is refused."""

import json
from typing import Any

import lxml.html
import pytest
from django.core.exceptions import ValidationError
from django.test import Client
from django.urls import reverse
from wagtail.models import Page
from wagtail.test.utils.form_data import inline_formset, nested_form_data, rich_text, streamfield
from wagtail.users.models import UserProfile

from blog.actions.publish_change import publish_change
from blog.kinds import VersionKind
from blog.models import Article, Version
from blog.text.body import Block
from blog.text.change import InsertAfter
from tests.factories import blog
from tests.locks import noted
from tests.world import FIRST, World

pytestmark = pytest.mark.django_db


def form(article: Article, *, paragraphs: str, block_id: str = FIRST, **more: Any) -> dict[str, Any]:
    return nested_form_data(
        {
            "title": article.title,
            "slug": article.slug,
            "standfirst": article.standfirst,
            "topic": article.topic_id or "",
            "discussion_mode": "open",
            "article_authors": inline_formset([]),
            "comments": inline_formset([]),
            "body": streamfield([("text", rich_text(paragraphs))])
            | {
                "0": {
                    "type": "text",
                    "id": block_id,
                    "order": "0",
                    "value": rich_text(paragraphs),
                    "deleted": "",
                }
            },
            "loaded_revision_id": article.latest_revision_id or "",
            "next_kind": "correction",
            "next_note": "Ein Fehler weniger.",
            "seo_title": "",
            "search_description": "",
            **more,
        }
    )


def edit(client: Client, article: Article, data: dict[str, Any]) -> Any:
    return client.post(reverse("wagtailadmin_pages:edit", args=[article.pk]), data)


def test_the_editor_opens_with_its_tabs_and_list(world: World, editor: Client) -> None:
    html = editor.get(reverse("wagtailadmin_pages:edit", args=[world.article.pk])).content.decode()
    for wanted in ("Prüfliste", "Zur neuen Fassung", "Wer kümmert sich?", "Impressum"):
        assert wanted in html
    assert "Titel für Suchmaschinen" in html
    assert "domain.com" not in html


def test_publishing_splits_paragraphs_and_the_first_keeps_its_uuid(world: World, editor: Client) -> None:
    response = edit(
        editor,
        world.article,
        form(
            world.article,
            paragraphs="<p>Eins <b>fett</b>.</p><p>Zwei.</p><ul><li>a</li><li>b</li></ul>",
            **{"action-publish": "1"},
        ),
    )
    assert response.status_code == 302
    stored = blog.stored(Article.objects.get())
    assert [one["value"] for one in stored] == [
        "<p>Eins <b>fett</b>.</p>",
        "<p>Zwei.</p>",
        "<ul><li>a</li><li>b</li></ul>",
    ]
    assert stored[0]["id"] == FIRST
    assert len({one["id"] for one in stored}) == 3
    version = blog.newest_version(world.article)
    assert (version.number, version.kind, version.note) == (2, VersionKind.CORRECTION, "Ein Fehler weniger.")
    assert version.published_by == world.cem


def test_what_was_said_about_a_version_is_not_offered_for_the_next(world: World, editor: Client) -> None:
    edit(editor, world.article, form(world.article, paragraphs="<p>Neu.</p>", **{"action-publish": "1"}))
    html = editor.get(reverse("wagtailadmin_pages:edit", args=[world.article.pk])).content.decode()
    assert "Ein Fehler weniger." not in html
    article = Article.objects.get()
    assert (article.next_kind, article.next_note) == ("", "")


def test_a_stale_editor_cannot_overwrite_a_merge_not_even_at_the_second_click(
    world: World, editor: Client
) -> None:
    opened = Article.objects.get()
    publish_change(
        page=opened,
        change=(
            InsertAfter(
                FIRST,
                Block("44444444-4444-4444-8444-444444444444", "text", {"html": "<p>Eingearbeitet.</p>"}),
            ),
        ),
        base_version=1,
        kind=VersionKind.MERGE,
        note="",
        by=world.cem,
    )
    data = form(opened, paragraphs="<p>Von gestern.</p>", **{"action-publish": "1"})
    response = edit(editor, opened, data)
    html = response.content.decode()
    assert response.status_code == 200
    assert "Inzwischen hast du diesen Artikel anderswo gespeichert" in html  # the merge was hers
    assert ">Neu öffnen</a>" in html
    assert "Von gestern." in html
    assert f'name="loaded_revision_id" value="{opened.latest_revision_id}"' in html
    assert "Eingearbeitet." in str(blog.stored(Article.objects.get()))
    assert Version.objects.count() == 2


def test_what_the_page_saved_by_itself_is_nobody_elses_when_the_editor_publishes(
    world: World, editor: Client
) -> None:
    opened = Article.objects.get().latest_revision
    data = form(
        world.article, paragraphs="<p>Halb.</p>", loaded_revision_created_at=opened.created_at.isoformat()
    )
    address = reverse("wagtailadmin_pages:edit", args=[world.article.pk])
    saved = editor.post(address, data, headers={"Accept": "application/json"}).json()
    assert saved["field_updates"]["loaded_revision_id"] == str(saved["revision_id"])
    assert saved["field_updates"]["loaded_revision_created_at"] == saved["revision_created_at"]
    data = form(world.article, paragraphs="<p>Fertig.</p>", **{"action-publish": "1"})
    assert edit(editor, world.article, data | saved["field_updates"]).status_code == 302
    assert "Fertig." in str(blog.stored(Article.objects.get()))


def test_saving_holds_the_page_until_a_newer_revision_is_ruled_out(
    world: World, editor: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    locks = noted(monkeypatch)
    edit(editor, world.article, form(world.article, paragraphs="<p>Neu.</p>"))
    assert "page_form._newest_revision: Page" in locks


def test_a_draft_changes_nothing_for_readers(world: World, editor: Client) -> None:
    assert (
        edit(editor, world.article, form(world.article, paragraphs="<p>Geheimer Entwurf.</p>")).status_code
        == 302
    )
    assert Version.objects.count() == 1
    editor.logout()
    assert "Geheimer Entwurf" not in editor.get("/artikel/digitalisierung/").content.decode()


def test_the_lead_picture_needs_an_alternative_text_to_be_published(world: World, editor: Client) -> None:
    picture = blog.picture()
    picture.description = ""
    picture.save()
    data = form(world.article, paragraphs="<p>Neu.</p>", lead_picture=picture.pk, **{"action-publish": "1"})
    response = edit(editor, world.article, data)
    assert response.status_code == 200
    assert "braucht einen Alternativtext" in response.content.decode()
    assert Version.objects.count() == 1


def test_a_page_with_versions_is_not_deleted(world: World, editor: Client) -> None:
    for page in (world.article, world.article.get_parent()):
        response = editor.post(reverse("wagtailadmin_pages:delete", args=[page.pk]))
        assert response.status_code == 302
    bulk = reverse("wagtail_bulk_action", args=["wagtailcore", "page", "delete"]) + f"?id={world.article.pk}"
    editor.post(bulk)
    assert Article.objects.filter(pk=world.article.pk).exists()


def test_a_review_is_an_event_and_no_version(world: World, editor: Client) -> None:
    response = editor.post(reverse("blog_review", args=[world.article.pk]), {"next_due": "2027-05-01"})
    assert response.status_code == 302
    assert Version.objects.count() == 1
    article = Article.objects.get()
    assert str(article.review_due) == "2027-05-01"
    assert "geprüft am" in editor.get("/artikel/digitalisierung/").content.decode()
    assert "Geprüft, nichts geändert" in editor.get("/artikel/digitalisierung/fassungen/").content.decode()


def test_publishing_an_old_revision_does_not_turn_the_review_back(world: World, editor: Client) -> None:
    editor.post(reverse("blog_review", args=[world.article.pk]), {"next_due": "2027-05-01"})
    Article.objects.get().get_latest_revision().publish()
    assert str(Article.objects.get().review_due) == "2027-05-01"


@pytest.mark.parametrize("language", ["de", "en"])
def test_dates_are_written_and_read_as_people_here_write_them(
    world: World, editor: Client, language: str
) -> None:
    profile = UserProfile.get_for_user(world.cem)
    profile.preferred_language = language
    profile.save()
    url = reverse("blog_review", args=[world.article.pk])
    assert editor.post(url, {"next_due": "08.01.2027"}).status_code == 302
    assert str(Article.objects.get().review_due) == "2027-01-08"
    page = reverse("wagtailadmin_pages:edit", args=[world.article.pk])
    assert 'value="08.01.2027"' in editor.get(page).content.decode()


def test_a_preview_shows_the_draft(world: World, editor: Client) -> None:
    url = reverse("wagtailadmin_pages:preview_on_edit", args=[world.article.pk])
    data = form(world.article, paragraphs="<p>Nur in der Vorschau.</p>")
    assert editor.post(url, data).json()["is_valid"] is True
    response = editor.get(url + "?mode=")
    assert "Nur in der Vorschau." in response.content.decode()
    assert response["Cache-Control"].startswith("private, no-store")


def test_a_first_draft_can_be_previewed_before_it_is_saved(world: World, editor: Client) -> None:
    url = reverse(
        "wagtailadmin_pages:preview_on_add", args=["blog", "article", world.article.get_parent().pk]
    )
    draft = Article(title="Ganz neu", slug="ganz-neu", standfirst="Ein Anfang.")
    data = form(draft, paragraphs="<p>Noch nirgends.</p>", block_id="")
    assert editor.post(url, data).json()["is_valid"] is True
    html = editor.get(url + "?mode=").content.decode()
    assert "Noch nirgends." in html
    assert "fassungen/" not in html  # there is no version yet


def test_topics_and_people_are_in_the_menu(world: World, editor: Client) -> None:
    for name in ("topic", "person"):
        assert editor.get(reverse(f"wagtailsnippets_blog_{name}:list")).status_code == 200
        assert editor.get(reverse(f"wagtailsnippets_blog_{name}:add")).status_code == 200


def test_home_and_plain_pages_can_be_edited_and_previewed(world: World, editor: Client) -> None:
    for page in Page.objects.filter(depth__gte=2).order_by("path"):
        assert editor.get(reverse("wagtailadmin_pages:edit", args=[page.pk])).status_code == 200
        assert (
            editor.get(
                reverse("wagtailadmin_pages:revisions_view", args=[page.pk, page.latest_revision_id])
                if page.latest_revision_id
                else reverse("wagtailadmin_home")
            ).status_code
            == 200
        )


def test_the_list_of_articles_keeps_its_address(world: World) -> None:
    articles = world.article.get_parent().specific
    articles.slug = "beitraege"
    with pytest.raises(ValidationError):
        articles.full_clean()


def test_addresses_are_plain_letters(world: World) -> None:
    assert blog.draft("Über Müßiggang und Wärme", slug="").slug == "uber-muiggang-und-warme"


def test_addresses_made_from_names_write_umlauts_as_germans_do(world: World, editor: Client) -> None:
    articles = world.article.get_parent().pk
    for url in (
        reverse("wagtailadmin_pages:add", args=["blog", "article", articles]),
        reverse("wagtailsnippets_blog_topic:add"),
        reverse("wagtailsnippets_blog_person:add"),
    ):
        page = lxml.html.fromstring(editor.get(url).content.decode())
        told = json.loads(page.get_element_by_id("id_slug").get("data-w-slug-formatters-value"))
        assert [plain for _letters, plain in told] == ["ae", "oe", "ue", "ss"]
        (name,) = page.xpath('//*[@data-controller="w-sync"]')
        assert name.get("data-w-sync-target-value") == "#id_slug"
        assert "w-sync#apply" in name.get("data-action")


def test_an_address_stays_when_a_name_changes(world: World, editor: Client) -> None:
    for url in (
        reverse("wagtailadmin_pages:edit", args=[world.article.pk]),
        reverse("wagtailsnippets_blog_topic:edit", args=[world.topic.pk]),
        reverse("wagtailsnippets_blog_person:edit", args=[world.author.pk]),
    ):
        page = lxml.html.fromstring(editor.get(url).content.decode())
        (name,) = page.xpath('//*[@data-controller="w-sync"]')
        assert "w-sync#apply" not in name.get("data-action", "")


def test_a_new_article_is_written_published_and_read(world: World, editor: Client) -> None:
    url = reverse("wagtailadmin_pages:add", args=["blog", "article", world.article.get_parent().pk])
    assert "Prüfliste" in editor.get(url).content.decode()
    draft = Article(title="Ganz neu", slug="ganz-neu", standfirst="Ein Anfang.")
    data = form(draft, paragraphs="<p>Erster.</p><p>Zweiter.</p>", block_id="", **{"action-publish": "1"})
    assert editor.post(url, data).status_code == 302
    version = Version.objects.get(page__slug="ganz-neu")
    assert (version.number, version.kind, version.minutes) == (1, VersionKind.FIRST, 1)
    assert "Zweiter." in editor.get("/artikel/ganz-neu/").content.decode()
