"""Tests of what a merge knows of points and words: several into one passage, one into several, parts left open."""

import uuid

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from blog.models import Anchor, Article, OutboxRow
from blog.text.body import Block
from blog.text.change import InsertAfter
from discussion.actions.decide import hide
from discussion.actions.merge import MergeRefused, Refusal
from discussion.actions.merge import merge as merge_plan
from discussion.actions.record import withdraw
from discussion.actions.undo_merge import undo_merge
from discussion.kinds import ProvenanceKind, Purpose, UseChoice, Verb
from discussion.models import Contribution, Decision, Merge, Point, Provenance
from discussion.queries.quoted import quoted
from discussion.states import ContributionState, PointState
from discussion.text.plan import Fold, Plan
from tests.factories import blog, merging
from tests.world import FIRST, SECOND, World, make_world

pytestmark = pytest.mark.django_db

OLD = "Digitalisierung lebt durch die Menschen."


@pytest.fixture
def world() -> World:
    return make_world()


def cut(contribution: Contribution, *texts: str) -> list[Point]:
    """Cut a contribution into points."""
    first = contribution.points.get()
    first.text = texts[0]
    first.save()
    more = [
        Point.objects.create(contribution=contribution, position=place, text=text)
        for place, text in enumerate(texts[1:], 1)
    ]
    return [first, *more]


def fold(points: list[Point], block: str, kind: str = "wording", exact: str = "") -> Fold:
    return Fold(tuple(str(point.uuid) for point in points), block, kind, exact)


def words(merge: Merge) -> list[tuple[str, str, str]]:
    """Whose point stands behind which words, and how."""
    rows = Provenance.objects.filter(merge=merge).select_related("point", "anchor").order_by("pk")
    return [
        (row.point.text, " … ".join(part["exact"] for part in row.anchor.parts), row.kind) for row in rows
    ]


def test_provenance_stands_on_the_sentence_that_was_written(world: World) -> None:
    one = merging.contribution(world.article)
    change = merging.replaced(f"{OLD} Und sie braucht Zeit. {OLD}")
    merge = merging.merged(world.article, one, by=world.cem, change=change)
    assert words(merge) == [("", f"Und sie braucht Zeit. {OLD}", "wording")]


def test_sentences_that_were_not_touched_are_left_out(world: World) -> None:
    merging.merged(
        world.article,
        merging.contribution(world.article),
        by=world.cem,
        change=merging.replaced(f"{OLD} Das gilt z. B. am 3. Mai. Immer noch."),
    )
    merge = merging.merged(
        world.article,
        merging.contribution(world.article),
        by=world.cem,
        change=merging.replaced(f"Zuerst: {OLD} Das gilt z. B. am 3. Mai. Immer noch, wie wir meinen."),
    )
    assert words(merge) == [("", f"Zuerst: {OLD} … Immer noch, wie wir meinen.", "wording")]


def test_each_point_stands_behind_its_own_words(world: World) -> None:
    points = cut(merging.contribution(world.article, text="Zeit. Geduld."), "Zeit.", "Geduld.")
    change = merging.replaced(f"{OLD} Das braucht Zeit und viel Geduld.")
    merge = merging.merged(
        world.article,
        by=world.cem,
        change=change,
        folds=(
            fold(points[:1], FIRST, exact="braucht Zeit"),
            fold(points[1:], FIRST, "idea", exact="viel Geduld"),
        ),
    )
    assert words(merge) == [("Zeit.", "braucht Zeit", "wording"), ("Geduld.", "viel Geduld", "idea")]
    assert Anchor.objects.filter(version=merge.result).count() == 2


def test_words_that_stand_twice_are_those_that_were_written(world: World) -> None:
    one = merging.contribution(world.article)
    change = merging.replaced(f"{OLD} Noch einmal: die Menschen.")
    merge = merging.merged(
        world.article,
        by=world.cem,
        change=change,
        folds=(fold([one.points.get()], FIRST, exact="die Menschen"),),
    )
    (part,) = Anchor.objects.get(version=merge.result).parts
    assert part["start"] > len(OLD)


def test_several_points_into_one_passage_and_one_into_several(world: World) -> None:
    ada = cut(merging.contribution(world.article, name="Ada"), "A1", "A2")
    ben = cut(merging.contribution(world.article, name="Ben"), "B1")
    merge = merging.merged(
        world.article,
        by=world.cem,
        change=(*merging.replaced("Neu gefasst."), *merging.added("Zwei Gedanken in einem Satz.")),
        folds=(fold([ada[0], *ben], merging.NEW, "idea"), fold(ben, FIRST, "objection")),
    )
    assert words(merge) == [
        ("A1", "Zwei Gedanken in einem Satz.", "idea"),
        ("B1", "Zwei Gedanken in einem Satz.", "idea"),
        ("B1", "Neu gefasst.", "objection"),
    ]
    assert Anchor.objects.filter(version=merge.result).count() == 2
    states = dict(Point.objects.values_list("text", "state"))
    assert states == {"A1": PointState.MERGED, "A2": PointState.OPEN, "B1": PointState.MERGED}
    assert {one.submission.contributor.name: one.state for one in Contribution.objects.all()} == {
        "Ada": ContributionState.OPEN,
        "Ben": ContributionState.MERGED,
    }
    # Both hear of it, the one with a point left as well.
    assert OutboxRow.objects.filter(kind="discussion.mail.merged").count() == 2


def test_the_point_that_was_left_open_settles_the_rest(world: World) -> None:
    one = merging.contribution(world.article)
    points = cut(one, "A1", "A2")
    merging.merged(world.article, by=world.cem, folds=(fold(points[:1], merging.NEW),))
    merging.merged(
        world.article,
        by=world.cem,
        change=merging.replaced("Anders.", block=SECOND),
        folds=(fold(points[1:], SECOND),),
    )
    one.refresh_from_db()
    assert one.state == ContributionState.MERGED


def test_points_into_words_that_are_not_there_are_refused(world: World) -> None:
    point = merging.contribution(world.article).points.get()
    for block, exact in ((str(uuid.uuid4()), ""), (merging.NEW, "steht nicht da")):
        with pytest.raises(MergeRefused) as refused:
            merging.merged(world.article, by=world.cem, folds=(fold([point], block, exact=exact),))
        assert refused.value.reason == Refusal.NO_PASSAGE
    assert not Merge.objects.exists()


def test_the_same_point_in_two_folds_of_one_kind_is_one_row(world: World) -> None:
    point = merging.contribution(world.article).points.get()
    folds = (fold([point], merging.NEW), fold([point], merging.NEW))
    merging.merged(world.article, by=world.cem, folds=folds)
    assert Provenance.objects.count() == 1


def counter(one: Contribution) -> tuple[InsertAfter, ...]:
    value = {"ref": one.ref, "role": "counter"}
    return (InsertAfter(FIRST, Block(merging.NEW, "contribution", value)),)


def test_a_counter_position_stands_at_its_passage_and_follows_its_comment(world: World) -> None:
    one = merging.contribution(world.article, text="Ich sehe das anders.", use=UseChoice.IDEA)
    merge = merging.merged(world.article, one, by=world.cem, change=counter(one), kind=ProvenanceKind.COUNTER)
    stored = blog.stored(Article.objects.get())
    assert [block["id"] for block in stored][2] == merging.NEW
    assert merge.result.body["blocks"][2]["value"] == {"ref": one.ref, "role": "counter"}
    point = one.points.get()
    one.refresh_from_db()
    assert (point.state, one.state) == (PointState.KEPT, ContributionState.MERGED)
    assert Decision.objects.filter(submission=one.submission, verb=Verb.KEPT).count() == 1
    assert quoted([one.ref])[one.ref].text == "Ich sehe das anders."
    undo_merge(merge=merge, note="Doch nicht.", by=world.cem)
    one.refresh_from_db()
    assert (one.points.get().state, one.state) == (PointState.OPEN, ContributionState.OPEN)


def test_a_counter_position_needs_the_consent_to_be_shown_and_no_other(world: World) -> None:
    one = merging.contribution(world.article)
    withdraw(one.submission, Purpose.USE)
    merging.merged(world.article, one, by=world.cem, change=counter(one), kind=ProvenanceKind.COUNTER)
    assert Provenance.objects.get().kind == ProvenanceKind.COUNTER


def test_what_nobody_can_read_is_no_counter_position(world: World) -> None:
    one = merging.contribution(world.article)
    withdraw(one.submission, Purpose.STORE)
    with pytest.raises(MergeRefused) as refused:
        merging.merged(world.article, one, by=world.cem, change=counter(one), kind=ProvenanceKind.COUNTER)
    assert refused.value.reason == Refusal.NEEDS_QUOTATION
    hide(submission=one.submission, by=world.dana, reason="other")
    with pytest.raises(MergeRefused) as refused:
        merging.merged(world.article, one, by=world.cem, change=counter(one), kind=ProvenanceKind.COUNTER)
    assert refused.value.reason == Refusal.NOT_OFFERED


def test_a_role_is_not_in_the_body_of_who_has_none(world: World) -> None:
    one = merging.contribution(world.article)
    plain = (InsertAfter(FIRST, Block(merging.NEW, "contribution", {"ref": one.ref})),)
    merge = merging.merged(world.article, one, by=world.cem, change=plain)
    assert merge.result.body["blocks"][2]["value"] == {"ref": one.ref}


def test_a_plan_survives_being_written_down(world: World) -> None:
    one = merging.contribution(world.article)
    plan = merging.plan(world.article, one, change=(*merging.replaced("So."), *merging.added()))
    assert Plan.from_json(plan.to_json()) == plan


def count(world: World, *, contributions: int, points: int, folds: int) -> int:
    """Count the statements of a merge of so many contributions, with so many points each, into so many passages."""

    ones = [merging.contribution(world.article, name=f"P{number}") for number in range(contributions)]
    every = [point for one in ones for point in cut(one, *[f"Punkt {number}" for number in range(points)])]
    blocks = [f"{number:08d}-5555-4555-8555-555555555555" for number in range(folds)]
    change = tuple(
        edit for block in blocks for edit in merging.added(f"Ein Satz in {block}.", block=block, after=SECOND)
    )
    plan = merging.plan(
        world.article, change=change, folds=tuple(fold(every, block, "idea") for block in blocks)
    )
    with CaptureQueriesContext(connection) as captured:
        merge_plan(key=uuid.uuid4(), page=world.article, plan=plan, by=world.cem)
    merge = Merge.objects.latest("pk")
    assert Provenance.objects.filter(merge=merge).count() == contributions * points * folds
    undo_merge(merge=merge, note="Zurück.", by=world.cem)
    return len(captured)


def test_the_statements_of_a_merge_do_not_grow_with_contributions_points_or_folds(world: World) -> None:
    count(world, contributions=1, points=1, folds=1)  # fills what Django and Wagtail keep in memory
    one = count(world, contributions=1, points=1, folds=1)
    assert count(world, contributions=8, points=3, folds=1) == one
    assert count(world, contributions=1, points=1, folds=5) <= one + 5
