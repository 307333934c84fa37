"""What holds when readers do things at the same moment, on PostgreSQL."""

from datetime import timedelta
from typing import Any

import pytest
from django.test import Client

from discussion.actions.answer_ask import answer_ask, end_asks
from discussion.actions.ask_back import AskRefused, Question, ask_back
from discussion.actions.decide import approve
from discussion.actions.withdraw_text import withdraw_text
from discussion.kinds import AskAnswer, Verb
from discussion.models import (
    Ask,
    Comment,
    Consent,
    Contribution,
    Contributor,
    Decision,
    Discussion,
    Submission,
    Token,
)
from discussion.queries.thread import thread_page
from discussion.states import ContributionState, SubmissionState
from tests.discussion.at_once import at_once
from tests.discussion.comments import comment, person, waiting
from tests.discussion.reader import HERE, Reader
from tests.factories import merging
from tests.world import World, make_world

pytestmark = [pytest.mark.postgres, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def world(transactional_db: None) -> World:
    return make_world()


def test_eight_confirmations_at_once_make_one_comment(world: World, settings: Any):
    settings.HALTUNG_MODERATION = "none"
    Reader(world.article).send()
    token = Token.objects.mint(Submission.objects.get(), Token.CONFIRM)
    answers = at_once(lambda _n: Client().post(f"/bestaetigen/{token}/", **HERE).status_code, 8)
    assert answers == [200] * 8
    assert Comment.rows.count() == 1
    assert Decision.objects.filter(verb=Verb.ADDRESS_CONFIRMED).count() == 1
    assert Discussion.objects.get().public_comments == 1


def test_two_comments_of_one_address_confirmed_at_once_have_one_contributor(world: World, settings: Any):
    settings.HALTUNG_MODERATION = "none"
    for number in range(6):
        Reader(world.article).send(f"Gedanke {number}")
    tokens = [Token.objects.mint(row, Token.CONFIRM) for row in Submission.objects.order_by("pk")]
    answers = at_once(lambda number: Client().post(f"/bestaetigen/{tokens[number]}/", **HERE).status_code, 6)
    assert answers == [200] * 6
    assert Contributor.objects.count() == 1
    assert Comment.rows.count() == 6


def test_twenty_answers_at_once_each_have_a_place_of_their_own(world: World, settings: Any):
    settings.HALTUNG_MODERATION = "none"
    root = comment(world.article, "Worum es geht")
    rows = [
        waiting(world.article, str(n), parent=root, contributor=person(f"p{n}@example.org"))
        for n in range(20)
    ]
    results = at_once(lambda number: approve(submission=rows[number], by=world.dana), 20)
    assert all(isinstance(result, Comment) for result in results), results
    assert Comment.rows.values("path").distinct().count() == 21
    assert [line.level for line in thread_page(world.article.pk).comments] == [0, *[1] * 20]
    root.refresh_from_db()
    assert (root.children, root.nested_count) == (20, 20)
    assert Discussion.objects.get().public_comments == 21


def test_twenty_first_comments_of_a_page_at_once_open_twenty_threads(world: World):
    rows = [waiting(world.article, str(n), contributor=person(f"p{n}@example.org")) for n in range(20)]
    results = at_once(lambda number: approve(submission=rows[number], by=world.dana), 20)
    assert all(isinstance(result, Comment) for result in results), results
    assert max(Comment.rows.values_list("path", flat=True)) == "00000k"
    assert Discussion.objects.get().threads == 20


def test_the_same_form_sent_eight_times_at_once_is_one_comment(world: World):
    def send(_number: int) -> str:
        response = Reader(world.article).send(client_key="0123456789abcdef0123")
        assert response.status_code == 200
        return "/beitrag/" if "/beitrag/" in response.content.decode() else ""

    results = at_once(send, 8)
    assert Submission.objects.count() == 1
    assert results == ["/beitrag/"] * 8


def test_the_same_words_sent_eight_times_at_once_without_a_key_are_one_comment(world: World):
    results = at_once(lambda _n: Reader(world.article).send().status_code, 8)
    assert results == [200] * 8
    assert Submission.objects.count() == 1


def test_a_withdrawal_against_an_approval_ends_as_if_one_came_after_the_other(world: World):
    row = waiting(world.article)
    at_once(
        lambda number: (
            withdraw_text(submission=row, proof="receipt:1")
            if number
            else approve(submission=row, by=world.dana)
        ),
        2,
    )
    row.refresh_from_db()
    assert row.state == SubmissionState.WITHDRAWN
    assert not Comment.rows.filter(is_public=True).exists()
    assert not Comment.rows.exclude(comment="").exists()
    assert Discussion.objects.filter(public_comments__gt=0).count() == 0


def test_a_withdrawal_against_a_merge_ends_as_if_one_came_after_the_other(world: World):
    contribution = merging.contribution(world.article)
    at_once(
        lambda number: (
            withdraw_text(submission=contribution.submission, proof="receipt:1")
            if number
            else merging.merged(world.article, contribution, by=world.cem)
        ),
        2,
    )
    contribution = Contribution.objects.get()
    submission = Submission.objects.get()
    assert submission.state == SubmissionState.WITHDRAWN
    assert contribution.state in {ContributionState.MERGED, ContributionState.WITHDRAWN}
    assert contribution.use == "none"


def test_eight_answers_at_once_to_one_question_are_one(world: World):
    contribution = merging.contribution(world.article, use="idea")
    ask = ask_back(contribution=contribution, question=Question(words="Passt das?"), by=world.cem)
    token = Token.objects.mint(None, Token.ASK, ask=ask)
    choices = ["yes", "no"] * 4
    results = at_once(
        lambda number: (
            Client().post(f"/rueckfrage/{token}/", {"answer": choices[number]}, **HERE).status_code
        ),
        8,
    )
    assert results == [303] * 8
    assert Decision.objects.filter(verb=Verb.ANSWERED).count() == 1
    granted = Consent.objects.filter(purpose="use", wording__startswith="use_asked", withdraws=None).count()
    assert granted == (Ask.objects.get().answer == "yes")
    assert Contribution.objects.get().state == ContributionState.OPEN


def test_an_answer_at_the_last_moment_and_the_clock_agree(world: World):
    contribution = merging.contribution(world.article, use="idea")
    ask = ask_back(contribution=contribution, question=Question(words="Passt das?"), by=world.cem)
    token = Token.objects.mint(None, Token.ASK, ask=ask)
    just_before = ask.answer_by - timedelta(seconds=1)

    def either(number: int) -> Any:
        if number % 2:
            return end_asks(now=ask.answer_by)
        return answer_ask(token=token, answer=AskAnswer.YES, at=just_before)

    at_once(either, 8)
    verbs = Decision.objects.filter(verb__in=(Verb.ANSWERED, Verb.ASK_ENDED)).values_list("verb", flat=True)
    assert len(verbs) == 1
    assert (Ask.objects.get().answer == AskAnswer.YES) == (verbs[0] == Verb.ANSWERED)
    assert Contribution.objects.get().state == ContributionState.OPEN


def test_two_editors_who_ask_at_once_ask_once(world: World):
    contribution = merging.contribution(world.article, use="idea")
    question = Question(words="Passt das?")
    results = at_once(lambda _n: ask_back(contribution=contribution, question=question, by=world.cem), 4)
    assert sum(isinstance(result, Ask) for result in results) == 1
    assert all(isinstance(result, Ask | AskRefused) for result in results), results
    assert Ask.objects.count() == 1
