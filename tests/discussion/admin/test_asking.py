"""The editor's pages for asking back and for having a merge read."""

from typing import Any

import pytest
from django.test import Client

from discussion.actions.ask_back import Question, ask_back
from discussion.kinds import Channel
from discussion.models import Ask, Contribution, Merge, Review
from discussion.states import ContributionState, MergeState
from tests.discussion.reader import text_of
from tests.factories import merging
from tests.world import FIRST, World


@pytest.fixture
def contribution(world: World) -> Contribution:
    told = {"name": "Ben Beiträger", "email": "ben@example.org"}
    return merging.contribution(
        world.article, text="Nachts um vier denkt niemand an uns.", use="idea", **told
    )


@pytest.fixture
def cem(world: World) -> Client:
    client = Client()
    client.force_login(world.cem)
    return client


def draft(world: World, contribution: Contribution) -> Merge:
    plan = merging.plan(world.article, contribution, change=merging.replaced("Auch nachts um vier."))
    return Merge.objects.create(
        page_id=world.article.pk,
        base=merging.newest(world.article),
        editor=world.cem,
        state=MergeState.DRAFT,
        plan=plan.to_json(),
    )


def ask_url(world: World, contribution: Contribution, merge: Merge | None = None) -> str:
    path = f"/redaktion/einarbeiten/{world.article.pk}/rueckfrage/{contribution.uuid}/"
    return f"{path}?entwurf={merge.uuid}" if merge else path


def review_url(world: World, merge: Merge) -> str:
    return f"/redaktion/einarbeiten/{world.article.pk}/gegenlesen/{merge.uuid}/"


def told(**other: Any) -> dict[str, Any]:
    return {"words": "Passt das so?", "use": "wording", "days": "7", "do": "send", **other}


def test_the_draft_is_shown_and_asked_about(world: World, contribution: Contribution, cem: Client):
    merge = draft(world, contribution)
    page = text_of(cem.get(ask_url(world, contribution, merge)))
    assert "Auch nachts um vier" in page
    assert "als Anregung, in euren Worten" in page
    assert "Um welche Stelle geht es?" not in page
    assert cem.post(ask_url(world, contribution, merge), told()).status_code == 302
    ask = Ask.objects.get()
    assert (ask.merge, str(ask.block), ask.use) == (merge, FIRST, "wording")
    assert Contribution.objects.get().state == ContributionState.ASKED


def test_without_a_draft_the_editor_chooses_a_passage_and_writes_it(
    world: World, contribution: Contribution, cem: Client
):
    url = ask_url(world, contribution)
    assert "Um welche Stelle geht es?" in text_of(cem.get(url))
    cem.post(url, told(place=FIRST, proposal="Digitalisierung lebt **nachts**."))
    ask = Ask.objects.get()
    assert ask.after == [
        {"id": FIRST, "kind": "text", "value": {"html": "<p>Digitalisierung lebt <b>nachts</b>.</p>"}}
    ]


def test_the_answer_stands_on_the_page(world: World, contribution: Contribution, cem: Client):
    ask_back(contribution=contribution, question=Question(words="Passt das?"), by=world.cem)
    page = text_of(cem.get(ask_url(world, contribution)))
    assert "wartet auf Antwort bis" in page
    assert "Rückfrage schicken" not in page
    Ask.objects.update(answer="no", answer_words="Lieber nicht.", closed_at="2026-11-24T12:00Z")
    page = text_of(cem.get(ask_url(world, contribution)))
    assert "Lieber nicht." in page


def test_who_cannot_be_reached_can_be_asked_on_paper(world: World, contribution: Contribution, cem: Client):
    type(contribution.submission).objects.update(channel=Channel.LETTER)
    type(contribution.submission.contributor).objects.update(email="")
    merge = draft(world, contribution)
    url = ask_url(world, contribution, merge)
    page = text_of(cem.get(url))
    assert "gibt es keine bestätigte E-Mail-Adresse" in page
    assert "Rückfrage schicken" not in page
    sheet = text_of(cem.post(url, told(do="print")))
    for words in ("Auch nachts um vier.", "Ja, aber ohne meinen Namen", "Unterschrift", "Passt das so?"):
        assert words in sheet
    assert not Ask.objects.exists()


def test_an_empty_question_comes_back(world: World, contribution: Contribution, cem: Client):
    response = cem.post(ask_url(world, contribution), told(words=""))
    assert response.status_code == 409
    assert "Sonst ist es keine Frage." in text_of(response)


def test_a_time_that_is_too_short_comes_back(world: World, contribution: Contribution, cem: Client):
    assert cem.post(ask_url(world, contribution), told(days="1")).status_code == 422
    assert not Ask.objects.exists()


def test_who_may_not_merge_sees_neither_page(world: World, contribution: Contribution):
    client = Client()
    client.force_login(world.dana)
    merge = draft(world, contribution)
    for url in (ask_url(world, contribution, merge), review_url(world, merge)):
        assert client.get(url).status_code in (302, 403)
        assert client.post(url, told(email="x@example.org")).status_code in (302, 403)
    assert not Ask.objects.exists()
    assert not Review.objects.exists()


def test_what_belongs_to_another_article_is_not_found(world: World, contribution: Contribution, cem: Client):
    url = ask_url(world, contribution).replace(f"/{world.article.pk}/", f"/{world.article.get_parent().pk}/")
    assert cem.get(url).status_code == 404


def test_a_link_to_read_is_sent_and_its_answer_shown(world: World, contribution: Contribution, cem: Client):
    merge = draft(world, contribution)
    url = review_url(world, merge)
    assert "Noch ist niemand gefragt." in text_of(cem.get(url))
    sent = cem.post(url, {"email": "rita@example.org", "name": "Rita Richtig", "question": "Stimmt es?"})
    assert sent.status_code == 302
    page = text_of(cem.get(url))
    assert "Rita Richtig" in page
    assert "noch keine Antwort" in page
    assert cem.post(url, {"email": "keine"}).status_code == 422
    Merge.objects.update(state=MergeState.PUBLISHED)
    assert "Diese Einarbeitung ist erschienen oder verworfen." in text_of(cem.get(url))


def test_the_look_before_publishing_shows_what_those_say_who_were_asked(
    world: World, contribution: Contribution, cem: Client
):
    merge = draft(world, contribution)
    look = f"/redaktion/einarbeiten/{world.article.pk}/ansehen/{merge.uuid}/"
    assert "Wer gefragt ist, sagt" not in text_of(cem.get(look))
    cem.post(ask_url(world, contribution, merge), told())
    cem.post(review_url(world, merge), {"email": "rita@example.org", "name": "Rita Richtig"})
    page = text_of(cem.get(look))
    assert "Rückfrage: wartet auf Antwort bis" in page
    assert "liest noch gegen" in page
    Ask.objects.update(answer="change", answer_words="Nennt die Nachtwache.", closed_at="2026-11-24T12:00Z")
    Review.objects.update(verdict="good", seen="anders")
    page = text_of(cem.get(look))
    assert "Nennt die Nachtwache." in page
    assert "Galt für einen früheren Stand des Entwurfs." in page


def test_an_answer_about_other_words_says_so(world: World, contribution: Contribution, cem: Client):
    merge = draft(world, contribution)
    look = f"/redaktion/einarbeiten/{world.article.pk}/ansehen/{merge.uuid}/"
    cem.post(ask_url(world, contribution, merge), told())
    assert "anderen Worten" not in text_of(cem.get(look))
    Ask.objects.update(answer="yes_unnamed", closed_at="2026-11-24T12:00Z")
    assert "anderen Worten" not in text_of(cem.get(look))
    plan = merge.plan
    for edit in plan["edits"]:
        edit["block"]["value"]["html"] = "<p>Etwas ganz anderes.</p>"
    Merge.objects.filter(pk=merge.pk).update(plan=plan)
    page = text_of(cem.get(look))
    assert "Ja, aber ohne meinen Namen" in page
    assert "Das galt anderen Worten: Hier steht inzwischen etwas anderes." in page
