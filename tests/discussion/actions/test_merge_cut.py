"""A merge that is cut after any statement leaves all or nothing, and a repetition with the same key finishes it."""

import uuid
from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.db import OperationalError, connection, transaction
from django.utils import timezone

from blog.models import Anchor, Article, OutboxRow, TimelineEvent, Version
from discussion.actions.change_credit import CreditWish, change_credit
from discussion.actions.desk_draft import save_draft
from discussion.actions.plan_merge import plan_merge, publish_planned
from discussion.actions.undo_merge import undo_merge
from discussion.kinds import CreditChoice
from discussion.models import Consent, Contribution, Decision, Discussion, Merge, Point, Provenance
from tests.factories import blog, merging
from tests.world import World, make_world

pytestmark = [pytest.mark.django_db, pytest.mark.postgres]


class Cut(OperationalError):  # noqa: N818 - what happens, not what went wrong
    """The power is gone."""


class Scissors:
    """Lets so many statements through and raises before the next; without a number it only counts."""

    def __init__(self, after: int | None = None) -> None:
        self.after = after
        self.seen = 0

    def __call__(self, execute: Callable[..., Any], sql: str, params: Any, many: bool, context: Any) -> Any:
        self.seen += 1
        if self.after is not None and self.seen == self.after + 1:
            raise Cut(sql)
        return execute(sql, params, many, context)


def everything() -> dict[str, Any]:
    """What a merge writes, as it stands."""
    article = Article.objects.get()
    return {
        "body": blog.stored(article),
        "draft is open": article.has_unpublished_changes,
        "draft": article.get_latest_revision_as_object().title,
        "states": list(Contribution.objects.order_by("pk").values_list("state", "credit")),
        "points": list(Point.objects.order_by("pk").values_list("state", flat=True)),
        "merges": list(Merge.objects.order_by("pk").values_list("state", "planned_for")),
        "stamp": Discussion.objects.get().stamp,
        **{
            model.__name__: model.objects.count()
            for model in (Version, Merge, Anchor, Provenance, Decision, Consent, OutboxRow, TimelineEvent)
        },
    }


def play(act: Callable[[], Any], after: int | None) -> Scissors:
    """Do it, cut where asked. The test's own transaction stands for the database, the act's savepoint for its own."""
    scissors = Scissors(after)
    with connection.execute_wrapper(scissors):
        act()
    return scissors


def assert_all_or_nothing(act: Callable[[], Any]) -> int:
    """Cut after each statement; return how many there were."""
    before = everything()
    rehearse(act)  # fills what Django and Wagtail keep in memory
    count, after = rehearse(act)
    assert after != before
    for place in range(count):
        with transaction.atomic():
            whole = _survived(act, place)
            assert everything() == (after if whole else before), (
                f"something is left of a cut after {place} statements"
            )
            transaction.set_rollback(True)
    play(act, None)
    assert everything().keys() == after.keys()
    assert everything()["body"] == after["body"]
    done = everything()
    play(act, None)
    assert {**everything(), "stamp": 0} == {**done, "stamp": 0}
    return count


def rehearse(act: Callable[[], Any]) -> tuple[int, dict[str, Any]]:
    """Do it and take it back; return how many statements it took and what it wrote."""
    with transaction.atomic():
        count = play(act, None).seen
        after = everything()
        transaction.set_rollback(True)
    return count, after


def _survived(act: Callable[[], Any], place: int) -> bool:
    """Tell whether the act came through: Wagtail's tasks (search, references) catch what goes wrong in them."""
    try:
        play(act, place)
    except (Cut, transaction.TransactionManagementError):
        return False
    return True


@pytest.fixture
def world() -> World:
    world = make_world()
    draft = Article.objects.get()
    draft.title = "In Arbeit"
    draft.save_revision(user=world.cem)
    return world


def test_a_merge_with_a_draft_around(world: World) -> None:
    contributions = [merging.contribution(world.article, name=name) for name in ("Ada", "Ben")]
    key = uuid.uuid4()

    def act() -> None:
        merging.merged(Article.objects.get(), *contributions, by=world.cem, key=key, base=1)

    assert assert_all_or_nothing(act) > 30
    assert Article.objects.get().get_latest_revision_as_object().title == "In Arbeit"


def test_taking_a_merge_back(world: World) -> None:
    merge = merging.merged(Article.objects.get(), merging.contribution(world.article), by=world.cem)
    assert_all_or_nothing(
        lambda: undo_merge(merge=Merge.objects.get(pk=merge.pk), note="Zurück.", by=world.cem)
    )


def test_withdrawing_a_name(world: World) -> None:
    contribution = merging.contribution(world.article)
    merging.merged(Article.objects.get(), contribution, by=world.cem)
    wish = CreditWish(CreditChoice.NONE)
    assert_all_or_nothing(
        lambda: change_credit(submission=contribution.submission, wish=wish, proof="receipt:1")
    )


def test_the_clock_publishes_a_planned_merge(world: World) -> None:
    """The clock comes again: what was cut is done then, what was done is not done twice."""
    contribution = merging.contribution(world.article)
    plan = merging.plan(world.article, contribution, base=1)
    row = save_draft(key=uuid.uuid4(), page=world.article, plan=plan, by=world.cem)
    tomorrow = timezone.now() + timedelta(days=1)
    plan_merge(merge=row, at=tomorrow, by=world.cem)
    assert_all_or_nothing(lambda: publish_planned(tomorrow))


def test_planning_a_merge(world: World) -> None:
    contributions = [merging.contribution(world.article, name=name) for name in ("Ada", "Ben")]
    plan = merging.plan(world.article, *contributions, base=1)
    row = save_draft(key=uuid.uuid4(), page=world.article, plan=plan, by=world.cem)
    tomorrow = timezone.now() + timedelta(days=1)
    assert_all_or_nothing(lambda: plan_merge(merge=row, at=tomorrow, by=world.cem))
