"""Erasing somebody whose words were merged and taken back: what was never hers stays where it stands."""

from datetime import timedelta
from typing import Any

import pytest
from django.utils import timezone

from blog.actions.make_anchor import make_anchors
from blog.models import Anchor, Article, Placement, Redaction, Version
from blog.queries import checks
from blog.queries.surfaces import find
from blog.text.anchors import anchor_to
from blog.text.body import Body
from blog.text.words import block_text
from discussion.actions.ask_erasure import ask_erasure, confirm_for_her
from discussion.actions.erasing.job import go_on
from discussion.actions.undo_merge import undo_merge
from discussion.models import Contribution, Merge
from tests.factories import merging
from tests.world import FIRST, World

AUTHORS = "Digitalisierung lebt durch die Menschen."
HERS = "Digitalisierung lebt durch Kanarienvögel und die Menschen."


@pytest.fixture
def hers(world: World) -> Contribution:
    return merging.contribution(world.article, text="Kanarienvögel gehören dazu.", name="Kanaria")


def folded(world: World, row: Contribution) -> Merge:
    return merging.merged(world.article, row, by=world.cem, change=merging.replaced(HERS))


def taken_back(world: World, merge: Merge) -> Version:
    return undo_merge(merge=merge, note="Doch nicht.", by=world.cem)


def quoted(world: World, exact: str) -> Anchor:
    """Return what another reader quoted of the first passage in the version that stands now."""
    version = merging.newest(world.article)
    block = Body.from_json(version.body).block(FIRST)
    assert block is not None
    start = block_text(block).index(exact)
    part = anchor_to(block, start, start + len(exact))
    (anchor,) = make_anchors(page_id=world.article.pk, version=version, anchors=[(part,)])
    return anchor


def erased(world: World, row: Contribution) -> None:
    erasure = ask_erasure(contributor=row.submission.contributor, language="de", by=world.cem)
    erasure = confirm_for_her(erasure=erasure, by=world.cem, words="am Telefon")
    later: Any = timezone.now() + timedelta(hours=25)
    assert go_on(erasure_pk=erasure.pk, now=later, silently=True)


def says(world: World) -> dict[int, str]:
    """Return version → what its first passage says; empty where it was taken out."""
    rows = Version.objects.filter(page_id=world.article.pk).order_by("number")
    blocks = {row.number: Body.from_json(row.body).block(FIRST) for row in rows}
    return {number: block_text(block) if block and block.value else "" for number, block in blocks.items()}


def words_of(anchor: Anchor) -> str:
    return str(Anchor.objects.get(pk=anchor.pk).parts[0]["exact"])


def test_after_an_undo_the_authors_words_stay_in_every_version_and_in_the_text(
    world: World, hers: Contribution
) -> None:
    before = quoted(world, "lebt durch die Menschen")
    taken_back(world, folded(world, hers))
    erased(world, hers)
    assert says(world) == {1: AUTHORS, 2: "", 3: AUTHORS}
    assert AUTHORS in str(Article.objects.get(pk=world.article.pk).body)
    assert words_of(before) == "lebt durch die Menschen"
    assert find(["Kanarienvögel"]) == []


def test_merged_again_only_the_versions_that_held_her_words_lose_them(
    world: World, hers: Contribution
) -> None:
    before = quoted(world, AUTHORS)
    part_of_both = quoted(world, "die Menschen")
    taken_back(world, folded(world, hers))
    between = quoted(world, "lebt durch die Menschen")
    folded(world, hers)
    of_hers = quoted(world, "durch Kanarienvögel und")
    erased(world, hers)
    told = says(world)
    assert (told[1], told[2], told[3], told[4]) == (AUTHORS, "", AUTHORS, "")
    assert sorted(number for row in Redaction.objects.order_by("pk") for number in row.versions) == [2, 4]
    assert (words_of(before), words_of(part_of_both)) == (AUTHORS, "die Menschen")
    assert words_of(between) == "lebt durch die Menschen"
    assert words_of(of_hers) == ""
    assert find(["Kanarienvögel"]) == []
    assert "Kanarienvögel" not in str(list(Placement.objects.values_list("parts", flat=True)))
    assert checks.broken_checksums() == checks.wrong_histories() == []


def test_a_draft_that_was_begun_while_her_words_stood_loses_them_too(
    world: World, hers: Contribution
) -> None:
    merge = folded(world, hers)
    page = Article.objects.get(pk=world.article.pk)
    page.save_revision()
    taken_back(world, merge)
    erased(world, hers)
    assert not [row for row in page.revisions.order_by("pk") if "Kanarienvögel" in str(row.content)]
    assert AUTHORS in str(page.revisions.latest("pk").content)
