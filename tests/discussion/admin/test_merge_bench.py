"""The bench without a script: folding, writing, taking wording over, drafts, overtaken work. Each press is one request."""

import re
import uuid
from html import unescape
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from blog.actions.make_anchor import make_anchor
from blog.models import Article
from blog.text.anchors import anchor_to
from blog.text.body import Body
from blog.text.words import block_text
from discussion.kinds import Intent, ProvenanceKind, UseChoice
from discussion.models import Contribution, Merge, Point, PointGroup
from discussion.states import MergeState
from discussion.text.plan import Fold
from tests.factories import blog, merging
from tests.world import FIRST, SECOND, World, make_world

pytestmark = pytest.mark.django_db


@pytest.fixture
def world() -> World:
    return make_world()


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


@pytest.fixture
def bench(world: World, client: Client) -> Bench:
    client.force_login(world.cem)
    return Bench(world, client)


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
    for name, options in re.findall(r'<select name="((?:kind|words)-[^"]+)"[^>]*>(.*?)</select>', html, re.DOTALL):
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
    return merging.contribution(
        world.article, anchor=anchor, intent=Intent.PROPOSAL, proposal=words, **told
    )


def text(block: str) -> str:
    return next(str(one["value"]) for one in blog.stored(Article.objects.get()) if one["id"] == block)


class TestFolding:
    def test_a_card_shows_what_an_editor_has_to_know(self, world: World, bench: Bench) -> None:
        merging.contribution(world.article, text="Wir sollten zuerst zuhören.")
        merging.contribution(world.article, text="Nicht so.", use=UseChoice.IDEA)
        page = bench.opens().page
        for words in ("Wir sollten zuerst zuhören.", "Ben Beiträger", "Wortlaut</span>", "Anregung</span>"):
            assert words in page
        assert "Digitalisierung lebt durch die Menschen." in page

    def test_a_contribution_goes_into_a_passage_as_far_as_its_consent_reaches(
        self, world: World, bench: Bench
    ) -> None:
        free, idea = merging.contribution(world.article), merging.contribution(world.article, use=UseChoice.IDEA)
        bench.opens().presses(f"fold {FIRST}", point(free), point(idea))
        assert {(fold.points, fold.kind) for fold in bench.folds} == {
            ((point(free),), "wording"),
            ((point(idea),), "idea"),
        }
        assert f'name="editing" value="{FIRST}"' in bench.page

    def test_one_contribution_goes_into_two_passages(self, world: World, bench: Bench) -> None:
        one = merging.contribution(world.article)
        bench.opens().presses(f"fold {FIRST} objection", point(one)).presses(f"fold {SECOND} source", point(one))
        assert [(fold.block, fold.kind) for fold in bench.folds] == [(FIRST, "objection"), (SECOND, "source")]

    def test_the_kind_is_changed_at_the_passage_and_the_point_taken_out(self, world: World, bench: Bench) -> None:
        one = merging.contribution(world.article)
        bench.opens().presses(f"fold {FIRST} idea", point(one))
        bench.presses("save", **{f"kind-{FIRST}-{point(one)}": "correction"})
        assert bench.folds[0].kind == ProvenanceKind.CORRECTION
        bench.presses(f"unfold {FIRST} {point(one)}")
        assert bench.folds == ()

    def test_a_point_stands_behind_the_sentence_that_was_chosen(self, world: World, bench: Bench) -> None:
        one = merging.contribution(world.article)
        bench.opens().presses(f"fold {FIRST} idea", point(one))
        bench.presses(f"done {FIRST}", passage_plain="Erst hören. Dann planen.")
        assert "Satz 2: Dann planen." in bench.page
        bench.presses("save", **{f"words-{FIRST}-{point(one)}": "Dann planen."})
        assert bench.folds[0].exact == "Dann planen."

    def test_a_group_of_points_goes_in_at_once(self, world: World, bench: Bench) -> None:
        group = PointGroup.objects.create(page_id=world.article.pk, title="Zuhören")
        ones = [merging.contribution(world.article) for _one in range(2)]
        Point.objects.filter(contribution__in=ones).update(group=group)
        assert "Zuhören" in bench.opens().page
        bench.presses(f"fold {FIRST} idea", groups=[str(group.uuid)])
        assert set(bench.folds[0].points) == {point(one) for one in ones}

    def test_nothing_picked_is_said(self, world: World, bench: Bench) -> None:
        merging.contribution(world.article)
        assert "Wähle links mindestens einen Beitrag." in bench.opens().presses(f"fold {FIRST}").page

    def test_the_queue_opens_the_bench_with_what_was_chosen_there(self, world: World, bench: Bench) -> None:
        one = merging.contribution(world.article)
        page = bench.opens(beitrag=str(one.uuid)).page
        assert re.search(rf'value="{point(one)}"[^>]* checked', page)
