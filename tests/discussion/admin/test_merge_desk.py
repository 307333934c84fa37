"""Tests of the merge page, without a script: choosing, writing, looking at it, publishing; conflicts; taking back."""

import re
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from blog.models import Article, Version
from discussion.kinds import ProvenanceKind
from discussion.models import Provenance
from tests.factories import blog, merging
from tests.world import FIRST, World, make_world

pytestmark = pytest.mark.django_db


@pytest.fixture
def world() -> World:
    return make_world()


@pytest.fixture
def desk(world: World, client: Client) -> Client:
    client.force_login(world.cem)
    return client


def address(world: World) -> str:
    return reverse("merge_desk", args=[world.article.pk])


def hidden(html: str) -> dict[str, Any]:
    """What the page's form carries in hidden fields."""
    found: dict[str, Any] = {}
    for tag in re.findall(r'<input type="hidden"[^>]*>', html):
        name, value = re.search(r'name="([^"]*)"', tag), re.search(r'value="([^"]*)"', tag)
        if name and name[1] != "csrfmiddlewaretoken":
            found.setdefault(name[1], []).append(_unescaped(value[1] if value else ""))
    return found


def _unescaped(text: str) -> str:
    import html

    return html.unescape(text)


def step(client: Client, world: World, do: str, page: str, **sent: Any) -> Any:
    return client.post(address(world), {**hidden(page), **sent, "do": do})


def test_the_whole_way_without_a_script(world: World, desk: Client) -> None:
    contribution = merging.contribution(world.article, text="Wir sollten zuerst zuhören.")
    page = desk.get(address(world)).content.decode()
    assert "Wir sollten zuerst zuhören." in page
    assert "Ben Beiträger" in page
    assert "Digitalisierung lebt durch die Menschen." in page

    write = step(desk, world, "write", page, contributions=[str(contribution.uuid)], place=f"after:{FIRST}")
    assert write.status_code == 200
    preview = step(
        desk,
        world,
        "preview",
        write.content.decode(),
        text_plain="Zuhören ist der **Anfang**.\n\n- erst fragen\n- dann kaufen",
        kind="wording",
        note="Eine Stimme zum Zuhören.",
    )
    shown = preview.content.decode()
    assert preview.status_code == 200
    assert "<ins>" in shown
    assert "Ben Beiträger" in shown
    assert Version.objects.count() == 1

    done = step(desk, world, "publish", shown)
    assert done.status_code == 302
    assert [str(block["value"]) for block in blog.stored(Article.objects.get())[2:4]] == [
        "<p>Zuhören ist der <b>Anfang</b>.</p>",
        "<ul><li>erst fragen</li><li>dann kaufen</li></ul>",
    ]
    version = Version.objects.latest("number")
    assert (version.number, version.note) == (2, "Eine Stimme zum Zuhören.")
    assert Provenance.objects.count() == 2

    again = step(desk, world, "publish", shown)
    assert again.status_code == 302
    assert Version.objects.count() == 2


def test_an_existing_passage_is_edited(world: World, desk: Client) -> None:
    contribution = merging.contribution(world.article)
    page = desk.get(address(world)).content.decode()
    write = step(
        desk, world, "write", page, contributions=[str(contribution.uuid)], place=f"replace:{FIRST}"
    ).content.decode()
    assert "Digitalisierung lebt durch die Menschen.</textarea>" in write
    preview = step(
        desk, world, "preview", write, text_plain="Digitalisierung lebt.", kind="idea", note="Gekürzt."
    )
    assert "<del>" in preview.content.decode()
    step(desk, world, "publish", preview.content.decode())
    assert [block["id"] for block in blog.stored(Article.objects.get())][1] == FIRST
    assert Provenance.objects.get().kind == ProvenanceKind.IDEA
