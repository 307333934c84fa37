"""Tests of the outbox: once, again after a failure, set aside in the end."""

import threading
from collections.abc import Iterator
from datetime import timedelta
from typing import Any

import pytest
from django.db import connection, transaction
from django.utils import timezone

from blog import jobs
from blog.actions.enqueue import enqueue
from blog.actions.work_outbox import KEPT_FOR, LEASE, MOST_ATTEMPTS, pause_after, take_one, try_again
from blog.models import OutboxRow
from blog.registries import registries

pytestmark = pytest.mark.django_db


class SomethingBrokenError(Exception):
    """What the failing effect raises."""


@pytest.fixture
def seen() -> Iterator[list[Any]]:
    """The rows that the effect `test.effect` has got; `test.broken` always fails."""
    got: list[Any] = []
    registries.effects["test.effect"] = got.append

    def broken(row: OutboxRow) -> None:
        raise SomethingBrokenError("ada@example.org")

    registries.effects["test.broken"] = broken
    yield got
    del registries.effects["test.effect"], registries.effects["test.broken"]


def test_an_effect_runs_once(seen: list[Any]) -> None:
    row = enqueue("test.effect", ref="page:1", version=3)
    assert jobs.run_outbox_once(10) == 1
    assert [(one.pk, one.ref, one.version) for one in seen] == [(row.pk, "page:1", 3)]
    assert jobs.run_outbox_once(10) == 0


def test_what_is_not_due_waits(seen: list[Any]) -> None:
    enqueue("test.effect", delay=timedelta(hours=1))
    assert jobs.run_outbox_once(10) == 0


def test_an_effect_of_a_transaction_that_was_rolled_back_never_runs(seen: list[Any]) -> None:
    with transaction.atomic():
        enqueue("test.effect")
        transaction.set_rollback(True)
    assert jobs.run_outbox_once(10) == 0


def test_a_key_is_taken_once(seen: list[Any]) -> None:
    assert enqueue("test.effect", key="mail:1") is not None
    assert enqueue("test.effect", key="mail:1") is None
    assert OutboxRow.objects.count() == 1


def test_a_failing_effect_is_tried_again_later_and_stops_nobody(seen: list[Any]) -> None:
    broken = enqueue("test.broken")
    enqueue("test.effect")
    assert jobs.run_outbox_once(10) == 2
    assert len(seen) == 1
    broken.refresh_from_db()
    assert (broken.attempts, broken.done_at, broken.failed_at, broken.lease_until) == (1, None, None, None)
    assert broken.due_at > timezone.now()
    assert "SomethingBrokenError" in broken.error
    assert "ada@example.org" not in broken.error


def test_poison_is_set_aside_and_can_be_given_another_chance(seen: list[Any]) -> None:
    broken = enqueue("test.broken")
    for _attempt in range(MOST_ATTEMPTS):
        OutboxRow.objects.update(due_at=timezone.now())
        jobs.run_outbox_once(10)
    broken.refresh_from_db()
    assert broken.failed_at is not None
    assert jobs.poisoned() == 1
    assert jobs.run_outbox_once(10) == 0
    assert try_again() == 1
    assert jobs.run_outbox_once(10) == 1


def test_a_kind_that_nobody_knows_is_a_failure_and_no_crash(seen: list[Any]) -> None:
    row = enqueue("test.unknown")
    assert jobs.run_outbox_once(10) == 1
    row.refresh_from_db()
    assert "UnknownKindError" in row.error


def test_a_lease_ends_by_itself_when_a_worker_died(seen: list[Any]) -> None:
    enqueue("test.effect")
    assert take_one() is not None
    assert jobs.run_outbox_once(10) == 0
    OutboxRow.objects.update(lease_until=timezone.now() - timedelta(seconds=1))
    assert jobs.run_outbox_once(10) == 1
    assert timedelta(minutes=1) < LEASE < timedelta(hours=1)


def test_pauses_grow_and_differ() -> None:
    assert pause_after(1) < pause_after(3) < pause_after(5)
    assert len({pause_after(4) for _time in range(20)}) > 1


def test_the_age_of_the_queue_is_that_of_its_oldest_row(seen: list[Any]) -> None:
    assert jobs.queue_age() == timedelta()
    enqueue("test.effect", delay=-timedelta(minutes=7))
    assert timedelta(minutes=7) <= jobs.queue_age() < timedelta(minutes=8)


def test_rows_that_are_done_are_forgotten_after_a_while(seen: list[Any]) -> None:
    enqueue("test.effect")
    jobs.run_outbox_once(1)
    jobs.forget_done()
    assert OutboxRow.objects.count() == 1
    OutboxRow.objects.update(done_at=timezone.now() - KEPT_FOR - timedelta(days=1))
    jobs.forget_done()
    assert OutboxRow.objects.count() == 0


@pytest.mark.postgres
@pytest.mark.django_db(transaction=True)
def test_two_workers_share_the_work(seen: list[Any]) -> None:
    for _row in range(20):
        enqueue("test.effect")
    barrier = threading.Barrier(4)

    def work() -> None:
        barrier.wait()
        try:
            jobs.run_outbox_once(20)
        finally:
            connection.close()

    threads = [threading.Thread(target=work) for _worker in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(seen) == len({row.pk for row in seen}) == 20
