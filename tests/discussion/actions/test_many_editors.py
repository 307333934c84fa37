"""Many editors at one article at the same moment, on PostgreSQL: nothing is lost, nothing is written over unseen."""

import uuid
from typing import Any

import pytest
from django.db import transaction

from blog.actions.refuse import StaleVersion
from blog.models import Article, Version
from blog.registries import registries
from discussion.actions.merge import MergeRefused, merge
from discussion.models import Contribution, Decision, Merge, Point, Provenance
from discussion.queries.invariants import INVARIANTS
from discussion.states import ContributionState
from discussion.text.plan import Fold
from tests.discussion.at_once import at_once
from tests.factories import blog, merging
from tests.world import FIRST, World, make_world

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.postgres]
EDITORS = 20
TIMES = 100


@pytest.fixture
def world() -> World:
    return make_world()


def assert_true() -> None:
    """What must always hold, holds."""
    found = {name: said for name in INVARIANTS if (said := registries.checks[name]())}
    assert found == {}


def test_twenty_editors_merge_into_one_article_at_once_and_lose_nothing(world: World) -> None:
    """Each adds a passage; who is late is told, looks at what is new, and tries again until it is in."""
    by = [blog.editor() for _number in range(EDITORS)]
    offered = [merging.contribution(world.article, text=f"Stimme {n}.") for n in range(EDITORS)]
    keys = [uuid.uuid4() for _number in range(EDITORS)]
    late: list[int] = []

    def fold_in(number: int) -> Merge:
        change = merging.added(f"Absatz von {number}.", block=str(uuid.UUID(int=number + 1)))
        base = 1
        while True:
            plan = merging.plan(world.article, offered[number], change=change, base=base)
            try:
                return merge(key=keys[number], page=world.article, plan=plan, by=by[number])
            except StaleVersion as stale:
                late.append(len(stale.clashes))
                base, change = stale.now, stale.change

    results = at_once(fold_in, EDITORS)
    assert all(isinstance(result, Merge) for result in results), results
    numbers = list(Version.objects.order_by("number").values_list("number", flat=True))
    assert numbers == list(range(1, EDITORS + 2))
    assert late, "somebody was late, or they did not start together"
    assert set(late) == {0}, "other passages join by themselves"
    text = " ".join(str(block["value"]) for block in blog.stored(Article.objects.get()))
    assert all(f"Absatz von {number}." in text for number in range(EDITORS))
    assert Provenance.objects.values("point").distinct().count() == EDITORS
    assert_true()


def test_one_contribution_merged_by_two_a_hundred_times_is_merged_by_one(world: World) -> None:
    """Into the same words, each time: one wins, the other sees both texts, and nothing is written over."""
    editors = (world.cem, blog.editor())
    for time in range(TIMES):
        offered = merging.contribution(world.article, text=f"Stimme {time}.")
        base = merging.newest(world.article).number
        words = [f"{who}{time}." for who in ("Hier", "Dort")]  # no word in common: nothing to join

        def fold_in(number: int, offered: Any = offered, base: int = base, words: list[str] = words) -> Merge:
            change = merging.replaced(words[number])
            return merging.merged(world.article, offered, by=editors[number], change=change, base=base)

        results = at_once(fold_in, 2)
        (stale,) = [one for one in results if not isinstance(one, Merge)]
        assert isinstance(stale, StaleVersion | MergeRefused), stale
        winner = next(number for number, one in enumerate(results) if isinstance(one, Merge))
        assert merging.newest(world.article).number == base + 1
        live = {block["id"]: str(block["value"]) for block in blog.stored(Article.objects.get())}
        assert words[winner] in live[FIRST]
        if isinstance(stale, StaleVersion):
            (clash,) = stale.clashes
            assert words[winner] in clash.now.value["html"]
            assert words[1 - winner] in clash.proposal.value["html"]
    assert Merge.objects.count() == Provenance.objects.count() == TIMES
    assert Decision.objects.filter(verb="merged").count() == TIMES
    assert set(Contribution.objects.values_list("state", flat=True)) == {ContributionState.MERGED}
    assert_true()


def test_points_of_one_contribution_merged_by_two_at_once_both_stand(world: World) -> None:
    """Two points of one contribution go into two passages: the late one joins, and the contribution is merged."""
    offered = merging.contribution(world.article, text="Eins. Zwei.")
    with transaction.atomic():
        Point.objects.create(contribution=offered, position=1, text="Zwei.")
    first, second = Point.objects.order_by("position").values_list("uuid", flat=True)
    editors = (world.cem, blog.editor())
    blocks = [str(uuid.UUID(int=number + 1)) for number in range(2)]

    def fold_in(number: int) -> Merge:
        fold = Fold((str((first, second)[number]),), blocks[number], "wording")
        change = merging.added(f"Neu {number}.", block=blocks[number])
        base = 1
        while True:
            plan = merging.plan(world.article, change=change, folds=(fold,), base=base)
            try:
                return merge(key=uuid.uuid4(), page=world.article, plan=plan, by=editors[number])
            except StaleVersion as stale:
                base, change = stale.now, stale.change

    results = at_once(fold_in, 2)
    assert all(isinstance(result, Merge) for result in results), results
    assert Contribution.objects.get().state == ContributionState.MERGED
    assert_true()
