"""What is kept beside a text (counts in the margin, what waits) is true after each act that changes it, without being made anew for readers."""

from collections.abc import Callable
from typing import Any

import pytest
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from blog.models import Article
from blog.queries.addresses import place_of
from blog.queries.answers import Answers, answers_to
from blog.queries.find_living import find_living
from blog.registries import Waiting, registries
from discussion.actions.add_contribution import Told, add_contribution
from discussion.actions.change_use import change_use
from discussion.actions.confirm_address import confirm_submission
from discussion.actions.decide import accept, hide
from discussion.actions.decline import decline
from discussion.actions.offer import take_up, talk_about
from discussion.actions.record import locked
from discussion.actions.undo_merge import undo_merge
from discussion.actions.withdraw_text import withdraw_text
from discussion.kinds import Channel, DeclineReason, RejectReason, UseChoice
from discussion.models import Contribution, Submission
from tests.discussion.comments import comment
from tests.factories import merging
from tests.world import World

Act = Callable[[World], Any]


def shown(world: World) -> Answers:
    """Return what readers are shown now."""
    return answers_to(found(world))


def found(world: World) -> Any:
    return find_living(place_of(Article.objects.get(pk=world.article.pk)), "de")


def true_now(world: World) -> Answers:
    pk = world.article.pk
    return Answers(registries.passage_talk(pk), registries.waiting(pk))


def private(world: World) -> Submission:
    """Return what somebody sent to the editors alone; she has confirmed her address."""
    row = merging.submission(world.article, use="wording", private=True)
    confirm_submission(submission=locked(row.pk), at=timezone.now())
    return Submission.objects.get(pk=row.pk)


def offered(world: World) -> Contribution:
    return Contribution.objects.get()


def unoffered(world: World) -> Submission:
    row = comment(world.article, "Nur gesagt.").submission
    assert row is not None
    return row


def withdrawn_as_it_was_sent(world: World) -> None:
    row = private(world)
    accept(submission=row, by=world.dana)
    assert shown(world).waiting.total == 2
    withdraw_text(submission=row, proof="test")


def brought_in(world: World) -> None:
    told = Told(text="Im Brief stand mehr.", channel=Channel.LETTER)
    add_contribution(page=world.article, told=told, by=world.cem)


def undone(world: World) -> None:
    merged = merging.merged(world.article, offered(world), by=world.cem)
    assert shown(world).waiting.last_merge
    undo_merge(merge=merged, note="Zu früh.", by=world.cem)


ACTS: dict[str, Act] = {
    "a comment comes": lambda world: comment(world.article, "Noch einer."),
    "a comment is hidden": lambda w: hide(
        submission=offered(w).submission, by=w.dana, reason=RejectReason.OFF_TOPIC
    ),
    "a comment is taken up": lambda world: take_up(submission=unoffered(world), by=world.cem),
    "a private text is accepted": lambda world: accept(submission=private(world), by=world.dana),
    "a private text is withdrawn": withdrawn_as_it_was_sent,
    "a letter is brought in": brought_in,
    "a contribution is declined": lambda w: decline(
        contribution=offered(w), by=w.cem, reason=DeclineReason.ALREADY_THERE
    ),
    "a contribution is talked about": lambda w: talk_about(contribution=offered(w), by=w.cem),
    "its use is taken back": lambda w: change_use(
        submission=offered(w).submission, use=UseChoice.NONE, proof="test"
    ),
    "its text is withdrawn": lambda w: withdraw_text(submission=offered(w).submission, proof="test"),
    "it is merged": lambda w: merging.merged(w.article, offered(w), by=w.cem),
    "its merge is undone": undone,
}


@pytest.mark.parametrize("act", ACTS.values(), ids=ACTS)
def test_readers_see_what_an_act_changed(world: World, act: Act):
    merging.contribution(world.article)
    assert shown(world).waiting.total == 1
    act(world)
    assert shown(world) == true_now(world)


def test_what_is_kept_is_not_asked_again(world: World, django_assert_num_queries: DjangoAssertNumQueries):
    merging.contribution(world.article)
    shown(world)
    page = found(world)
    with django_assert_num_queries(0):
        assert answers_to(page).waiting != Waiting()
