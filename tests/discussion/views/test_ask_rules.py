"""Asking back: who may be asked what and when, and what an answer binds."""

import re
from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest
from django.core import mail
from django.utils import timezone

from blog.models import OutboxRow
from discussion.actions.answer_ask import end_asks
from discussion.actions.ask_back import AskRefusal, AskRefused, Question, ask_back
from discussion.actions.decline import decline
from discussion.actions.merge import MergeRefused, Refusal
from discussion.kinds import UseChoice, Verb
from discussion.models import Ask, Contribution, Decision, Merge
from discussion.queries.asked_passages import Chosen, shown_by_choice, shown_by_draft, use_of_draft
from discussion.queries.own_data import own_data
from discussion.queries.plan_check import Severity, Warned, warnings
from discussion.states import ContributionState, MergeState
from discussion.text.change_json import change_to_json
from tests.discussion.reader import HERE, Reader, receipt_token, text_of, work
from tests.factories import merging
from tests.world import FIRST, World

LINK = re.compile(r"/rueckfrage/([\w-]{20,})/")
WORDS = "Digitalisierung lebt durch die Menschen, auch nachts um vier."


@pytest.fixture
def contribution(world: World) -> Contribution:
    """Ben offers his view as an idea, with his full name."""
    told = {"name": "Ben Beiträger", "email": "ben@example.org"}
    return merging.contribution(
        world.article, text="Nachts um vier denkt niemand an uns.", use="idea", **told
    )


def draft(world: World, contribution: Contribution, kind: str = "wording") -> Merge:
    """Return what lies on the desk: the first passage reads otherwise, and the contribution stands behind it."""
    points = [str(point.uuid) for point in contribution.points.order_by("position")]
    edits = change_to_json(merging.replaced(WORDS))
    folds = [{"points": points, "block": FIRST, "kind": kind}]
    return Merge.objects.create(
        page_id=world.article.pk,
        base=merging.newest(world.article),
        editor=world.cem,
        state=MergeState.DRAFT,
        plan={"base": 1, "edits": edits, "folds": folds, "note": "Die Nacht kommt dazu."},
    )


def asked(world: World, contribution: Contribution, **other: Any) -> Ask:
    """Ask Ben about the draft."""
    merge = draft(world, contribution)
    told = {"words": "Passt das so?", "merge": merge, "shown": shown_by_draft(contribution, merge), **other}
    return ask_back(contribution=contribution, question=Question(**told), by=world.cem)


def link() -> str:
    """Return the address in Ben's newest mail."""
    work()
    found = [LINK.search(str(message.body)) for message in mail.outbox if message.to == ["ben@example.org"]]
    return [match[0] for match in found if match][-1]


def answer(client: Any, path: str, choice: str, words: str = "") -> Any:
    return client.post(path, {"answer": choice, "words": words}, **HERE)


def state(contribution: Contribution) -> str:
    return Contribution.objects.get(pk=contribution.pk).state


def test_one_question_at_a_time(world: World, contribution: Contribution):
    asked(world, contribution)
    again = Contribution.objects.get(pk=contribution.pk)
    with pytest.raises(AskRefused) as refused:
        ask_back(contribution=again, question=Question(words="Noch etwas?"), by=world.cem)
    assert refused.value.reason == AskRefusal.ALREADY_ASKED


def test_nobody_is_asked_without_a_confirmed_address(world: World, contribution: Contribution):
    type(contribution.submission.contributor).objects.update(email="")
    found = Contribution.objects.get(pk=contribution.pk)
    with pytest.raises(AskRefused) as refused:
        ask_back(contribution=found, question=Question(words="Passt das?"), by=world.cem)
    assert refused.value.reason == AskRefusal.NO_ADDRESS


def test_nobody_is_asked_at_an_address_that_others_wrote_down(world: World, contribution: Contribution):
    type(contribution.submission).objects.update(confirmed_at=None)
    found = Contribution.objects.get(pk=contribution.pk)
    assert found.submission.contributor.email
    with pytest.raises(AskRefused) as refused:
        ask_back(contribution=found, question=Question(words="Passt das?"), by=world.cem)
    assert refused.value.reason == AskRefusal.NO_ADDRESS


def test_nobody_is_asked_nothing(world: World, contribution: Contribution):
    with pytest.raises(AskRefused) as refused:
        ask_back(contribution=contribution, question=Question(words="  "), by=world.cem)
    assert refused.value.reason == AskRefusal.NOTHING_ASKED


def test_who_may_not_merge_asks_nobody(world: World, contribution: Contribution):
    with pytest.raises(AskRefused) as refused:
        ask_back(contribution=contribution, question=Question(words="Passt das?"), by=world.dana)
    assert refused.value.reason == AskRefusal.NOT_ALLOWED


def test_what_is_settled_is_not_asked_about(world: World, contribution: Contribution):
    decline(contribution=contribution, words="Nein.", by=world.cem)
    found = Contribution.objects.get(pk=contribution.pk)
    with pytest.raises(AskRefused) as refused:
        ask_back(contribution=found, question=Question(words="Passt das?"), by=world.cem)
    assert refused.value.reason == AskRefusal.SETTLED


def test_declined_meanwhile_the_question_is_closed_without_a_word(world: World, contribution: Contribution):
    asked(world, contribution)
    decline(contribution=Contribution.objects.get(), words="Nein.", by=world.cem)
    end_asks(now=timezone.now())
    assert Ask.objects.get().closed_at is not None
    assert state(contribution) == ContributionState.DECLINED
    assert not Decision.objects.filter(verb=Verb.ASK_ENDED).exists()


def test_the_draft_says_whether_words_or_the_idea_are_asked_for(world: World, contribution: Contribution):
    assert use_of_draft(contribution, draft(world, contribution)) == UseChoice.WORDING
    assert use_of_draft(contribution, draft(world, contribution, "idea")) == UseChoice.IDEA


def test_a_passage_can_be_chosen_without_a_draft(world: World, contribution: Contribution, ada: Reader):
    shown = shown_by_choice(world.article.pk, Chosen(FIRST, "<p>Digitalisierung lebt nachts.</p>"))
    ask_back(contribution=contribution, question=Question(shown=shown), by=world.cem)
    assert re.search(r"<ins>.*nachts.*</ins>", text_of(ada.client.get(link())))


def test_words_alone_are_a_question_too(world: World, contribution: Contribution, ada: Reader):
    ask_back(contribution=contribution, question=Question(words="Darf dein Satz so hinein?"), by=world.cem)
    page = text_of(ada.client.get(link()))
    assert "Darf dein Satz so hinein?" in page
    assert "So würde sich die Stelle ändern" not in page


def test_the_mail_reminds_once_and_only_who_has_not_answered(
    world: World, contribution: Contribution, ada: Reader
):
    ask = asked(world, contribution)
    row = OutboxRow.objects.get(kind="discussion.mail.ask_reminder")
    assert abs(row.due_at - (ask.answer_by - timedelta(days=2))) < timedelta(minutes=1)
    path = link()
    OutboxRow.objects.filter(pk=row.pk).update(due_at=timezone.now())
    work()
    assert [m.subject for m in mail.outbox].count("Noch offen: Dürfen wir das so übernehmen?") == 1
    answer(ada.client, path, "yes")


def test_who_has_answered_is_not_reminded(world: World, contribution: Contribution, ada: Reader):
    asked(world, contribution)
    answer(ada.client, link(), "yes")
    OutboxRow.objects.update(due_at=timezone.now())
    work()
    assert "Noch offen" not in " ".join(str(message.subject) for message in mail.outbox)


def test_the_receipt_leads_to_the_question(world: World, ada: Reader, settings: Any):
    settings.HALTUNG_MODERATION = "none"
    receipt = f"/beitrag/{receipt_token(ada.send(use='idea'))}/"
    ada.confirm()
    contribution = Contribution.objects.get()
    asked(world, contribution)
    response = ada.post(f"{receipt}rueckfrage/")
    assert response.status_code == 303
    assert "Passt das so?" in text_of(ada.client.get(response.url))
    answer(ada.client, response.url, "yes")
    assert ada.post(f"{receipt}rueckfrage/").status_code == 409


def test_the_page_speaks_the_language_of_the_submission(world: World, contribution: Contribution):
    type(contribution.submission).objects.update(language="en")
    asked(world, Contribution.objects.get())
    work()
    assert any("/en/rueckfrage/" in str(message.body) for message in mail.outbox)


def test_the_key_of_a_question_is_of_no_use_elsewhere(world: World, contribution: Contribution, ada: Reader):
    asked(world, contribution)
    token = LINK.search(link())[1]  # type: ignore[index]
    assert ada.client.get(f"/beitrag/{token}/").status_code == 404
    assert ada.client.get(f"/gegenlesen/{token}/").status_code == 404
    assert str(uuid4()) not in token


def test_what_she_said_no_to_is_not_published_and_other_words_are(
    world: World, contribution: Contribution, ada: Reader
):
    generous = merging.contribution(world.article, text="Zuhören!", use="wording", email="ben@example.org")
    asked(world, generous)
    answer(ada.client, link(), "no")
    plan = merging.plan(world.article, generous, change=merging.replaced(WORDS))
    assert Warned.SAID_NO in [warning.code for warning in warnings(world.article, plan, world.cem)]
    with pytest.raises(MergeRefused) as refused:
        merging.merged(world.article, generous, by=world.cem, change=merging.replaced(WORDS))
    assert refused.value.reason == Refusal.SAID_NO
    merging.merged(world.article, generous, by=world.cem, change=merging.replaced("Ganz anders."))


def test_a_yes_to_one_passage_is_no_yes_to_another(world: World, contribution: Contribution, ada: Reader):
    asked(world, contribution)
    waiting = merging.plan(world.article, contribution, change=merging.replaced(WORDS))
    assert Warned.WAITS in [warning.code for warning in warnings(world.article, waiting, world.cem)]
    answer(ada.client, link(), "yes")
    agreed = [warning.code for warning in warnings(world.article, waiting, world.cem)]
    assert not {Warned.WAITS, Warned.ONLY_ASKED} & set(agreed)
    other = merging.plan(
        world.article, contribution, change=merging.replaced("Nachts um vier denkt niemand.")
    )
    found = {warning.code: warning for warning in warnings(world.article, other, world.cem)}
    assert found[Warned.ONLY_ASKED].ask_back
    assert found[Warned.ONLY_ASKED].severity == Severity.ASKS, "the same passage may be corrected"
    elsewhere = merging.plan(world.article, contribution, change=merging.added(WORDS))
    found = {warning.code: warning for warning in warnings(world.article, elsewhere, world.cem)}
    assert (found[Warned.ONLY_ASKED].severity, found[Warned.ONLY_ASKED].ask_back) == (Severity.STOPS, True)
    with pytest.raises(MergeRefused) as refused:
        merging.merged(world.article, contribution, by=world.cem, change=merging.added(WORDS))
    assert refused.value.reason == Refusal.ONLY_ASKED
    merging.merged(world.article, contribution, by=world.cem, change=merging.replaced(WORDS))


def test_her_own_data_holds_the_question_and_her_answer(
    world: World, contribution: Contribution, ada: Reader
):
    asked(world, contribution)
    answer(ada.client, link(), "change", "Schreibt „in der Nacht“.")
    (sent,) = own_data(contribution.submission.contributor_id)["submissions"]
    (question,) = sent["contribution"]["questions"]
    assert (question["asked"], question["answer"]) == ("Passt das so?", "change")
    assert question["answer_words"] == "Schreibt „in der Nacht“."
    assert question["shown"][0]["id"] == FIRST
