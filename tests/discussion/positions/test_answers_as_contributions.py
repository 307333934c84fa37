"""Answers that say the same become a contribution on the desk of the article that asks, within what was agreed to."""

import pytest
from django.test import Client

from blog.kinds import HolderRole
from blog.models import Question
from discussion.actions.contribution_of_answers import (
    AnswersProblem,
    AnswersRefused,
    contribution_of_answers,
)
from discussion.actions.opinions import decide_opinions, give_opinion, group_opinions
from discussion.kinds import Channel, CreditChoice, Purpose, UseChoice
from discussion.models import Consent, Contribution, Opinion, OpinionGroup
from discussion.queries.consent_texts import answer_wording
from discussion.states import ContributionState
from tests.factories import blog, positions

pytestmark = pytest.mark.django_db


@pytest.fixture
def asked() -> Question:
    return positions.question("Hilft Technik?", slug="technik", is_open=True, page=blog.article("Technik"))


def grouped(question: Question, number: int = 2) -> OpinionGroup:
    for one in range(number):
        give_opinion(
            question=question,
            text=f"Nur mit Zeit {one}.",
            role=HolderRole.PRACTICE,
            browser=f"b{one}",
        )
    keys = list(Opinion.objects.filter(question=question).order_by("pk").values_list("uuid", flat=True))
    decide_opinions(opinions=keys, shown=True, by=None)
    return group_opinions(question=question, opinions=keys, title="Zeit ist das Wichtigste.", by=None)


def test_a_group_lies_on_the_desk_with_the_consent_that_was_shown(client: Client, asked: Question):
    group = grouped(asked)
    client.force_login(blog.editor())
    answer = client.post(f"/redaktion/fragen/antworten/{asked.pk}/", {"beitrag": str(group.uuid)})
    made = Contribution.objects.get()
    assert answer["Location"] == f"/redaktion/einarbeiten/beitrag/{made.uuid}/"
    assert (made.page_id, made.state, made.use, made.credit) == (
        asked.page_id,
        ContributionState.OPEN,
        UseChoice.WORDING,
        CreditChoice.NONE,
    )
    assert made.submission.text.split("\n\n") == [
        "Zeit ist das Wichtigste.",
        "Nur mit Zeit 0. (Praxis)",
        "Nur mit Zeit 1. (Praxis)",
    ]
    consent = Consent.objects.get(purpose=Purpose.USE)
    assert (consent.wording, consent.wording_hash, consent.channel) == (
        answer_wording("de").key,
        answer_wording("de").hash,
        Channel.ANSWER,
    )
    assert (made.submission.contributor.name, made.submission.contributor.email) == ("", "")
    for address in (
        answer["Location"],
        "/redaktion/einarbeiten/",
        f"/redaktion/einarbeiten/{asked.page_id}/",
    ):
        shown = client.get(address)
        assert shown.status_code == 200, address
        assert "Zeit ist das Wichtigste." in shown.content.decode(), address
    again = client.get(f"/redaktion/fragen/antworten/{asked.pk}/").content.decode()
    assert "Beitrag ansehen" in again
    assert "Als Beitrag zum Artikel aufnehmen" not in again


def test_the_same_group_gives_the_same_contribution(asked: Question):
    group, editor = grouped(asked), blog.editor()
    first = contribution_of_answers(group=group, by=editor)
    assert contribution_of_answers(group=group, by=editor) == first
    assert Contribution.objects.count() == 1


def test_answers_given_before_anybody_was_asked_stay_out(asked: Question):
    group = grouped(asked)
    Opinion.objects.filter(text="Nur mit Zeit 0.").update(wording="")
    made = contribution_of_answers(group=group, by=blog.editor())
    assert "Zeit 0" not in made.submission.text
    Opinion.objects.update(wording="")
    other = group_opinions(
        question=asked, opinions=Opinion.objects.values_list("uuid", flat=True), title="Anders.", by=None
    )
    with pytest.raises(AnswersRefused) as refused:
        contribution_of_answers(group=other, by=blog.editor())
    assert refused.value.problem is AnswersProblem.NO_CONSENT


def test_a_question_without_an_article_has_no_desk(client: Client):
    question = positions.question("Hilft es?", slug="hilft", is_open=True)
    group = grouped(question)
    client.force_login(blog.editor())
    address = f"/redaktion/fragen/antworten/{question.pk}/"
    assert "Als Beitrag zum Artikel aufnehmen" not in client.get(address).content.decode()
    client.post(address, {"beitrag": str(group.uuid)})
    assert not Contribution.objects.exists()


def test_who_answers_reads_what_may_become_of_it(client: Client, asked: Question):
    html = client.get("/haltungen/technik/antworten/").content.decode()
    assert "meine Antwort in den Artikel einarbeiten" in html
