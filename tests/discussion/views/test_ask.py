"""Asking back: the link from the mail, what it shows, and the four answers."""

import re
from datetime import timedelta
from typing import Any

import pytest
from django.core import mail
from django.utils import timezone

from blog.models import OutboxRow
from discussion.actions.answer_ask import end_asks
from discussion.actions.ask_back import Question, ask_back
from discussion.actions.withdraw_text import withdraw_text
from discussion.kinds import AskAnswer, CreditChoice, Purpose, UseChoice, Verb
from discussion.models import Ask, Consent, Contribution, Decision, Merge, Token
from discussion.queries.asked_passages import shown_by_draft
from discussion.queries.choices import choices_of
from discussion.queries.consent_texts import wording
from discussion.queries.credit_lines import credit_lines
from discussion.states import ContributionState, MergeState
from discussion.text.change_json import change_to_json
from tests.discussion.reader import HERE, Reader, text_of, work
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


def test_the_mail_leads_to_the_passage_as_it_stands_and_as_it_would_be(
    world: World, contribution: Contribution, ada: Reader
):
    asked(world, contribution)
    page = text_of(ada.client.get(link()))
    assert "Dürfen wir das so übernehmen?" in page
    assert "Passt das so?" in page
    assert re.search(r"<ins>.*auch nachts um vier", page, re.DOTALL)
    assert "Nachts um vier denkt niemand an uns." in page
    assert "Ben Beiträger" in page
    assert world.article.title in page
    assert wording("use_asked/3.de").text.split("\n")[0] in page.replace("\n", "\n")
    assert state(contribution) == ContributionState.ASKED


def test_the_link_is_kept_as_a_hash_and_its_page_by_nobody(
    world: World, contribution: Contribution, ada: Reader
):
    asked(world, contribution)
    path = link()
    token = Token.objects.get(purpose=Token.ASK)
    assert token.hash not in path
    response = ada.client.get(path)
    assert set(response.headers["Cache-Control"].split(", ")) == {"private", "no-store"}
    assert response.headers["Referrer-Policy"] == "strict-origin"
    assert "noindex" in response.headers["X-Robots-Tag"]
    assert not response.cookies


def test_opening_the_link_answers_nothing(world: World, contribution: Contribution, ada: Reader):
    asked(world, contribution)
    path = link()
    ada.client.get(path)
    ada.client.head(path)
    assert not Ask.objects.get().answer
    assert choices_of(contribution.submission).use == UseChoice.IDEA


def test_another_site_can_answer_nothing(world: World, contribution: Contribution, ada: Reader):
    asked(world, contribution)
    response = ada.client.post(link(), {"answer": "yes"}, HTTP_ORIGIN="https://evil.example")
    assert response.status_code == 403
    assert not Ask.objects.get().answer


def test_yes_grants_what_was_asked_in_the_words_that_were_shown(
    world: World, contribution: Contribution, ada: Reader
):
    asked(world, contribution)
    path = link()
    assert answer(ada.client, path, "yes").status_code == 303
    grant = Consent.objects.filter(purpose=Purpose.USE, withdraws=None).latest("pk")
    assert (grant.choice, grant.wording) == (UseChoice.WORDING, "use_asked/3.de")
    assert grant.wording_hash == wording("use_asked/3.de").hash
    assert grant.proof == f"ask:{Token.objects.get(purpose=Token.ASK).pk}"
    assert choices_of(contribution.submission).use == UseChoice.WORDING
    assert choices_of(contribution.submission).credit == CreditChoice.FULL_NAME
    assert Contribution.objects.get().use == UseChoice.WORDING
    assert state(contribution) == ContributionState.OPEN
    page = text_of(ada.client.get(path))
    assert "Danke, deine Antwort ist angekommen." in page
    assert "Antwort schicken" not in page


def test_yes_without_my_name_takes_the_credit_back(world: World, contribution: Contribution, ada: Reader):
    asked(world, contribution)
    answer(ada.client, link(), "yes_unnamed")
    assert choices_of(contribution.submission).use == UseChoice.WORDING
    assert choices_of(contribution.submission).credit == CreditChoice.NONE
    assert not credit_lines([contribution.ref])[contribution.ref].named
    assert not OutboxRow.objects.filter(kind="discussion.mail.credit_changed").exists()


def test_no_leaves_what_was_granted_before(world: World, contribution: Contribution, ada: Reader):
    asked(world, contribution)
    answer(ada.client, link(), "no", "Lieber nicht.")
    assert choices_of(contribution.submission).use == UseChoice.IDEA
    assert state(contribution) == ContributionState.OPEN
    assert Ask.objects.get().answer_words == "Lieber nicht."
    assert Decision.objects.filter(verb=Verb.ANSWERED, submission=contribution.submission).count() == 1


def test_a_wish_for_a_change_needs_words(world: World, contribution: Contribution, ada: Reader):
    asked(world, contribution)
    path = link()
    refused = answer(ada.client, path, "change")
    assert refused.status_code == 422
    assert "Schreib bitte dazu, was anders werden soll." in text_of(refused)
    assert not Ask.objects.get().answer
    answer(ada.client, path, "change", "Schreibt „in der Nacht“.")
    assert Ask.objects.get().answer == AskAnswer.CHANGE
    assert choices_of(contribution.submission).use == UseChoice.IDEA


def test_a_form_without_an_answer_comes_back_with_its_words(
    world: World, contribution: Contribution, ada: Reader
):
    asked(world, contribution)
    response = ada.client.post(link(), {"words": "Ich überlege noch."}, **HERE)
    assert response.status_code == 422
    assert "Ich überlege noch." in text_of(response)


def test_twice_is_once_and_the_first_answer_stands(world: World, contribution: Contribution, ada: Reader):
    asked(world, contribution)
    path = link()
    answer(ada.client, path, "yes")
    answer(ada.client, path, "no")
    assert Ask.objects.get().answer == AskAnswer.YES
    assert Consent.objects.filter(wording="use_asked/3.de", withdraws=None).count() == 1
    assert Decision.objects.filter(verb=Verb.ANSWERED).count() == 1


def test_an_idea_asked_for_never_takes_back_a_wording_that_was_granted(world: World, ada: Reader):
    generous = merging.contribution(world.article, use="wording", email="ben@example.org")
    asked(world, generous, use=UseChoice.IDEA)
    answer(ada.client, link(), "yes")
    assert choices_of(generous.submission).use == UseChoice.WORDING


def test_who_asked_is_told_without_name_and_words(world: World, contribution: Contribution, ada: Reader):
    asked(world, contribution)
    answer(ada.client, link(), "change", "Nennt die Nachtwache.")
    work()
    told: list[Any] = [message for message in mail.outbox if message.to == ["cem@example.org"]]
    assert [message.subject for message in told] == ["Antwort auf eine Rückfrage: Bitte ändern"]
    everything = f"{told[0].body}{told[0].alternatives[0].content}"
    assert "Nachtwache" not in everything
    assert "Ben" not in everything
    assert f"/rueckfrage/{contribution.uuid}/" in str(told[0].body)


def test_without_an_answer_in_time_what_was_granted_stands(
    world: World, contribution: Contribution, ada: Reader
):
    ask = asked(world, contribution)
    path = link()
    assert end_asks(now=ask.answer_by - timedelta(minutes=1)) == 0
    assert end_asks(now=ask.answer_by) == 1
    assert end_asks(now=ask.answer_by) == 0
    assert state(contribution) == ContributionState.OPEN
    assert Decision.objects.filter(verb=Verb.ASK_ENDED).count() == 1
    assert choices_of(contribution.submission).use == UseChoice.IDEA
    response = answer(ada.client, path, "yes")
    assert response.status_code == 410
    assert "Diese Frage ist erledigt." in text_of(response)
    assert choices_of(contribution.submission).use == UseChoice.IDEA
    work()
    assert "Eine Rückfrage blieb ohne Antwort" in [message.subject for message in mail.outbox]


def test_time_is_over_at_its_minute_whether_the_clock_ran_or_not(
    world: World, contribution: Contribution, ada: Reader
):
    asked(world, contribution)
    path = link()
    Ask.objects.update(answer_by=timezone.now() - timedelta(seconds=1))
    assert answer(ada.client, path, "yes").status_code == 410
    assert not Ask.objects.get().answer


def test_a_text_that_was_taken_back_shows_nothing_any_more(
    world: World, contribution: Contribution, ada: Reader
):
    asked(world, contribution)
    path = link()
    withdraw_text(submission=contribution.submission, proof="test")
    response = ada.client.get(path)
    assert response.status_code == 410
    assert "auch nachts um vier" not in text_of(response)
    assert answer(ada.client, path, "yes").status_code == 410


def test_an_article_that_is_not_public_shows_nothing(world: World, contribution: Contribution, ada: Reader):
    asked(world, contribution)
    path = link()
    world.article.unpublish()
    response = ada.client.get(path)
    assert response.status_code == 410
    assert world.article.title not in text_of(response)
    assert "auch nachts um vier" not in text_of(response)


def test_a_link_that_nobody_knows_is_not_found(ada: Reader):
    assert ada.client.get("/rueckfrage/nicht-unser-link/").status_code == 404
    assert answer(ada.client, "/rueckfrage/nicht-unser-link/", "yes").status_code == 404


def test_it_was_being_talked_about_and_is_so_again(world: World, contribution: Contribution, ada: Reader):
    from discussion.actions.offer import talk_about

    contribution = talk_about(contribution=contribution, by=world.cem)
    asked(world, contribution)
    answer(ada.client, link(), "no")
    assert state(contribution) == ContributionState.IN_TALK
