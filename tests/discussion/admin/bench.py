"""The bench as an editor works on it through its forms: opened, pressed, read."""

import re
from html import unescape
from typing import Any

from django.test import Client
from django.urls import reverse

from blog.actions.make_anchor import make_anchor
from blog.models import Article
from blog.text.anchors import anchor_to
from blog.text.body import Body
from blog.text.words import block_text
from discussion.kinds import Intent
from discussion.models import Contribution, Merge
from discussion.states import MergeState
from discussion.text.plan import Fold
from tests.factories import blog, merging
from tests.world import FIRST, World


class Bench:
    """An editor at the bench: what she sees, and what she presses."""

    def __init__(self, world: World, client: Client) -> None:
        self.world, self.client = world, client
        self.url = reverse("merge_desk", args=[world.article.pk])
        self.page = ""
        self.status = 200

    def opens(self, **address: Any) -> "Bench":
        answer = self.client.get(self.url, address)
        assert answer.status_code == 200
        self.page = answer.content.decode()
        return self

    def presses(self, do: str, *points: str, **typed: Any) -> "Bench":
        sent = {**hidden(self.page), **chips(self.page), **typed, "points": points, "do": do}
        answer = self.client.post(self.url, sent)
        self.status = answer.status_code
        if answer.status_code != 302:
            self.page = answer.content.decode()
        return self

    @property
    def draft(self) -> Merge:
        return Merge.objects.get(state=MergeState.DRAFT)

    @property
    def folds(self) -> tuple[Fold, ...]:
        return tuple(Fold.from_json(one) for one in self.draft.plan["folds"])


def hidden(html: str) -> dict[str, Any]:
    """What the bench's form carries."""
    form = html[html.index('id="merge-form"') :]
    found: dict[str, Any] = {}
    for tag in re.findall(r'<input type="hidden"[^>]*>', form):
        name, value = re.search(r'name="([^"]*)"', tag), re.search(r'value="([^"]*)"', tag)
        if name and name[1] != "csrfmiddlewaretoken" and name[1] not in found:
            found[name[1]] = unescape(value[1] if value else "")
    return found


def chips(html: str) -> dict[str, str]:
    """What the chips' fields say."""
    found: dict[str, str] = {}
    for name, options in re.findall(
        r'<select name="((?:kind|words)-[^"]+)"[^>]*>(.*?)</select>', html, re.DOTALL
    ):
        chosen = re.search(r'<option value="([^"]*)" selected', options)
        found[name] = unescape(chosen[1]) if chosen else ""
    return found


def point(contribution: Contribution) -> str:
    return str(contribution.points.get().uuid)


def proposed(world: World, words: str, instead_of: str, *, block: str = FIRST, **told: Any) -> Contribution:
    """A reader's proposal of other words for some words of a passage."""
    version = merging.newest(world.article)
    found = Body.from_json(version.body).block(block)
    assert found
    start = block_text(found).index(instead_of)
    anchor = make_anchor(
        page_id=world.article.pk, version=version, parts=[anchor_to(found, start, start + len(instead_of))]
    )
    told = {"text": "Das trifft es besser.", **told}
    return merging.contribution(world.article, anchor=anchor, intent=Intent.PROPOSAL, proposal=words, **told)


def text(block: str) -> str:
    return next(str(one["value"]) for one in blog.stored(Article.objects.get()) if one["id"] == block)
