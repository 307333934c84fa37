"""A text for the editors alone: read by a person, taken in or refused with a reason, on the desk if it may be used; nowhere else."""

from typing import Any

import pytest
from django.core import mail
from django.core.exceptions import PermissionDenied
from django.test import Client

from discussion.actions.decide import accept, approve, reject
from discussion.actions.publish_comment import publish_comment
from discussion.kinds import RejectReason, Verb
from discussion.models import Comment, Contribution, Decision, Submission
from discussion.queries.similar import similar
from discussion.queries.totals import comment_totals
from discussion.states import MoveRefused, SubmissionState
from tests.discussion.reader import Reader, receipt_token, text_of, work
from tests.world import World

SECRET = "Bei uns in der Geiselgasteigstraße war das ganz anders."


@pytest.fixture
def submission(ada: Reader) -> Submission:
    ada.send(SECRET, audience="redaktion", use="idea")
    ada.confirm()
    return Submission.objects.get()


@pytest.mark.parametrize("rule", ["all", "first", "none"])
def test_it_waits_for_a_person_whatever_the_sites_rule_is(ada: Reader, settings: Any, rule: str):
    settings.HALTUNG_MODERATION = rule
    ada.send(SECRET, audience="redaktion")
    ada.confirm()
    assert Submission.objects.get().state == SubmissionState.WAITING
    assert not Comment.rows.exists()


def test_taken_in_it_lies_on_the_desk_and_its_author_is_told(submission: Submission, world: World):
    accept(submission=submission, by=world.dana)
    work()
    assert Submission.objects.get().state == SubmissionState.PRIVATE
    assert Decision.objects.filter(verb=Verb.ACCEPTED, by=world.dana).exists()
    assert Contribution.objects.get().offered
    assert mail.outbox[-1].subject == "Die Redaktion hat deinen Text gelesen"
    assert SECRET not in str(mail.outbox[-1].body)


def test_what_may_not_be_used_is_read_and_lies_on_no_desk(ada: Reader, world: World):
    ada.send(SECRET, audience="redaktion")
    ada.confirm()
    accept(submission=Submission.objects.get(), by=world.dana)
    assert not Contribution.objects.exists()


def test_it_can_never_be_made_public(submission: Submission, world: World):
    with pytest.raises(MoveRefused):
        approve(submission=submission, by=world.dana)
    with pytest.raises(MoveRefused):
        publish_comment(submission=submission)
    accept(submission=submission, by=world.dana)
    with pytest.raises(MoveRefused):
        approve(submission=Submission.objects.get(), by=world.dana)


def test_what_was_sent_for_all_is_not_taken_in_for_few(ada: Reader, world: World):
    ada.send()
    ada.confirm()
    with pytest.raises(MoveRefused):
        accept(submission=Submission.objects.get(), by=world.dana)


def test_only_a_moderator_takes_it_in(submission: Submission, world: World):
    with pytest.raises(PermissionDenied):
        accept(submission=submission, by=None)


def test_it_can_be_refused_with_a_reason_also_later(submission: Submission, world: World):
    accept(submission=submission, by=world.dana)
    reject(submission=submission, by=world.dana, reason=RejectReason.OFF_TOPIC)
    assert Submission.objects.get().state == SubmissionState.REJECTED
    accept(submission=Submission.objects.get(), by=world.dana)
    assert Submission.objects.get().state == SubmissionState.PRIVATE


def test_it_stands_nowhere_in_public(submission: Submission, world: World):
    accept(submission=submission, by=world.dana)
    for path in (
        "/",
        "/artikel/digitalisierung/",
        "/artikel/digitalisierung/diskussion/",
        "/artikel/digitalisierung/stelle/11111111/",
        "/feed.xml",
        "/feed.json",
        "/suche/?q=Geiselgasteigstraße",
    ):
        page = text_of(Client().get(path)).replace('value="Geiselgasteigstraße"', "")
        assert "war das ganz anders" not in page
    assert comment_totals([world.article.pk]).get(world.article.pk, 0) == 0
    assert similar(world.article, SECRET) == ()


def test_the_receipt_says_where_it_lies(ada: Reader, world: World):
    receipt = receipt_token(ada.send(SECRET, audience="redaktion"))
    ada.confirm()
    accept(submission=Submission.objects.get(), by=world.dana)
    page = text_of(ada.client.get(f"/beitrag/{receipt}/"))
    assert "Dein Text liegt bei der Redaktion." in page
    assert SECRET in page


def test_a_moderator_finds_it_in_the_queue_and_takes_it_in_there(submission: Submission, world: World):
    client = Client()
    client.force_login(world.dana)
    page = text_of(client.get("/redaktion/moderation/"))
    assert "Annehmen, nur für die Redaktion" in page
    assert ">Freigeben<" not in page
    address = f"/redaktion/moderation/{submission.uuid}/annehmen/"
    client.post(address, {"seal": submission.seal, "here": "/redaktion/moderation/"})
    assert Submission.objects.get().state == SubmissionState.PRIVATE
    assert SECRET in text_of(client.get("/redaktion/moderation/?stand=redaktion"))
