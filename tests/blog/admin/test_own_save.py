"""A page's own automatic save never makes its editor's click fail as stale; what somebody else saved is still told."""

from typing import Any

import lxml.html
import pytest
from django.test import Client
from django.urls import reverse

from blog.models import Article, Version
from blog.models.page_form import HiddenMark
from tests.blog.admin.test_editor import edit, form
from tests.factories import blog
from tests.world import World

pytestmark = pytest.mark.django_db


def opened(client: Client, world: World) -> dict[str, str]:
    """Return what an open form knows about itself: hidden fields as a browser would send them."""
    html = client.get(address(world)).content.decode()
    page = lxml.html.fromstring(html)
    names = ("loaded_revision_id", "loaded_revision_created_at", "open_form", "opened_as")
    return {
        name: page.xpath(f'//form[@id="page-edit-form"]//input[@name="{name}"]/@value')[0] for name in names
    }


def address(world: World) -> str:
    return reverse("wagtailadmin_pages:edit", args=[world.article.pk])


def saved_by_itself(client: Client, world: World, words: str, known: dict[str, str], **more: str) -> Any:
    data = form(world.article, paragraphs=f"<p>{words}</p>", **known, **more)
    return client.post(address(world), data, headers={"Accept": "application/json"})


def publish(client: Client, world: World, words: str, known: dict[str, str]) -> Any:
    data = form(world.article, paragraphs=f"<p>{words}</p>", **known, **{"action-publish": "1"})
    return edit(client, world.article, data)


def stored() -> str:
    return str(blog.stored(Article.objects.get()))


def test_publishing_while_an_automatic_save_is_under_way_is_not_refused(world: World, editor: Client) -> None:
    known = opened(editor, world)
    assert saved_by_itself(editor, world, "Halb.", known).status_code == 200
    # The click was sent before the answer came: it still names the revision that the form was opened with.
    assert publish(editor, world, "Fertig.", known).status_code == 302
    assert "Fertig." in stored()


def test_a_draft_saved_by_a_click_in_the_same_moment_is_not_refused_either(
    world: World, editor: Client
) -> None:
    known = opened(editor, world)
    saved_by_itself(editor, world, "Halb.", known)
    assert (
        edit(editor, world.article, form(world.article, paragraphs="<p>Ganz.</p>", **known)).status_code
        == 302
    )
    assert "Ganz." in str(blog.stored(Article.objects.get().get_latest_revision_as_object()))


def test_the_next_automatic_save_goes_on_after_a_lost_answer(world: World, editor: Client) -> None:
    known = opened(editor, world)
    saved_by_itself(editor, world, "Halb.", known)
    again = saved_by_itself(editor, world, "Mehr.", known)
    assert again.json()["success"], again.content
    overwritten = saved_by_itself(
        editor, world, "Noch mehr.", known, overwrite_revision_id=str(again.json()["revision_id"])
    )
    assert overwritten.json()["success"], overwritten.content
    assert publish(editor, world, "Fertig.", known).status_code == 302


def test_an_automatic_save_that_comes_after_the_click_changes_nothing(world: World, editor: Client) -> None:
    known = opened(editor, world)
    assert publish(editor, world, "Fertig.", known).status_code == 302
    assert saved_by_itself(editor, world, "Halb.", known).json()["error_code"] == "invalid_revision"
    assert not Article.objects.get().has_unpublished_changes


@pytest.mark.parametrize("overwrites", [False, True])
def test_what_another_editor_saved_is_told_also_at_the_second_click(
    world: World, editor: Client, overwrites: bool
) -> None:
    other = Client()
    other.force_login(blog.editor("dora@example.org"))
    hers = opened(other, world)
    first = saved_by_itself(other, world, "Von Dora.", hers).json()
    known = opened(editor, world)
    # An automatic save overwrites its own last revision: the number stays, the words are others.
    more = {"overwrite_revision_id": str(first["revision_id"])} if overwrites else {}
    saved_by_itself(other, world, "Mehr von Dora.", hers | first["field_updates"], **more)
    response = publish(editor, world, "Von Cem.", known)
    assert "Inzwischen hat jemand anderes" in response.content.decode()
    again = lxml.html.fromstring(response.content.decode())
    shown = {name: again.xpath(f'//input[@name="{name}"]/@value')[0] for name in known}
    assert shown["open_form"] == known["open_form"]
    assert "Inzwischen hat jemand anderes" in publish(editor, world, "Von Cem.", shown).content.decode()
    assert Version.objects.count() == 1


def test_another_window_of_the_same_editor_is_told_in_words_that_are_true(
    world: World, editor: Client
) -> None:
    first, second = opened(editor, world), opened(editor, world)
    saved_by_itself(editor, world, "Im ersten Fenster.", first)
    html = publish(editor, world, "Im zweiten Fenster.", second).content.decode()
    assert "Inzwischen hast du diesen Artikel anderswo gespeichert" in html
    assert Version.objects.count() == 1


def test_the_mark_is_no_change(world: World, editor: Client) -> None:
    known = opened(editor, world)
    assert known["open_form"] != opened(editor, world)["open_form"]
    assert not any(HiddenMark().has_changed(one, "anders") for one in ("", known["open_form"]))
