"""Somebody without an account reads a merge before it is published, and says what she thinks."""

import re
from datetime import timedelta
from typing import Any

import pytest
from django.core import mail
from django.test import Client
from django.utils import timezone

from discussion.actions.invite_review import (
    ReviewProblem,
    ReviewRefused,
    invite_review,
    let_go_of_reviewers,
)
from discussion.models import Contribution, Contributor, Merge, Review, Token
from discussion.queries.asks import reviews_of
from discussion.queries.open_review import REVIEW_VALID
from discussion.states import MergeState
from tests.discussion.reader import HERE, text_of, work
from tests.factories import merging
from tests.world import World

ADDRESS = "rita@example.org"
LINK = re.compile(r"/gegenlesen/([\w-]{20,})/")
SEEN = re.compile(r'name="seen" value="(\w+)"')


@pytest.fixture
def merge(world: World) -> Merge:
    """What lies on the desk: one passage reads otherwise."""
    contribution: Contribution = merging.contribution(world.article)
    plan = merging.plan(world.article, contribution, change=merging.replaced("Ganz anders."), note="Klarer.")
    return Merge.objects.create(
        page_id=world.article.pk,
        base=merging.newest(world.article),
        editor=world.cem,
        state=MergeState.DRAFT,
        plan=plan.to_json(),
    )


def invited(world: World, merge: Merge, **other: Any) -> Review:
    told = {"email": ADDRESS, "name": "Rita Richtig", "question": "Stimmt das fachlich?", **other}
    return invite_review(merge=merge, by=world.cem, **told)


def link() -> str:
    work()
    found = [LINK.search(str(message.body)) for message in mail.outbox if message.to == [ADDRESS]]
    return [match[0] for match in found if match][-1]


def say(path: str, verdict: str, words: str = "", seen: str | None = None) -> Any:
    client = Client()
    shown = SEEN.search(text_of(client.get(path)))
    told = {
        "verdict": verdict,
        "words": words,
        "seen": seen if seen is not None else shown[1] if shown else "",
    }
    return client.post(path, told, **HERE)


def test_the_link_shows_the_difference_the_whole_new_text_and_the_question(world: World, merge: Merge):
    invited(world, merge)
    page = text_of(Client().get(link()))
    assert re.search(r"<ins>.*Ganz anders", page, re.DOTALL)
    assert "Der ganze neue Text am Stück" in page
    assert "Drei Fragen stehen am Anfang." in page
    assert "Stimmt das fachlich?" in page
    assert "Notiz für Leser:innen: Klarer." in page


def test_the_page_is_nobody_elses(world: World, merge: Merge):
    invited(world, merge)
    response = Client().get(link())
    assert set(response.headers["Cache-Control"].split(", ")) == {"private", "no-store"}
    assert "noindex" in response.headers["X-Robots-Tag"]


def test_only_her_form_answers_and_the_editor_hears_it(world: World, merge: Merge):
    invited(world, merge)
    path = link()
    Client().get(path)
    assert not Review.objects.get().verdict
    assert say(path, "change", "Der zweite Satz stimmt nicht.").status_code == 303
    (line,) = reviews_of(merge)
    assert (line.verdict, line.words, line.for_this) == ("change", "Der zweite Satz stimmt nicht.", True)
    work()
    told = [message for message in mail.outbox if message.to == ["cem@example.org"]]
    assert [message.subject for message in told] == ["Gegengelesen: Bitte ändern"]
    assert "Rita" not in str(told[0].body)
    assert "Satz" not in str(told[0].body)
    assert "Danke, deine Antwort ist angekommen." in text_of(Client().get(path))


def test_twice_is_once(world: World, merge: Merge):
    invited(world, merge)
    path = link()
    say(path, "good")
    say(path, "change", "Doch nicht.")
    assert Review.objects.get().verdict == "good"


def test_a_wish_for_a_change_needs_words(world: World, merge: Merge):
    invited(world, merge)
    response = say(link(), "change")
    assert response.status_code == 422
    assert not Review.objects.get().verdict


def test_nobody_answers_for_a_text_that_she_did_not_see(world: World, merge: Merge):
    invited(world, merge)
    path = link()
    seen = SEEN.search(text_of(Client().get(path)))
    assert seen
    plan = merging.plan(
        world.article, Contribution.objects.get(), change=merging.replaced("Noch einmal anders.")
    )
    Merge.objects.update(plan=plan.to_json())
    response = say(path, "good", seen=seen[1])
    assert response.status_code == 409
    assert "Die Redaktion hat inzwischen weitergeschrieben." in text_of(response)
    assert "Noch einmal anders." in text_of(response)
    assert not Review.objects.get().verdict


def test_a_verdict_on_an_earlier_text_says_so(world: World, merge: Merge):
    invited(world, merge)
    say(link(), "good")
    plan = merging.plan(world.article, Contribution.objects.get(), change=merging.replaced("Wieder anders."))
    Merge.objects.update(plan=plan.to_json())
    assert not reviews_of(Merge.objects.get())[0].for_this


@pytest.mark.parametrize("state", [MergeState.PUBLISHED, MergeState.DROPPED])
def test_the_link_ends_with_the_draft(world: World, merge: Merge, state: MergeState):
    invited(world, merge)
    path = link()
    Merge.objects.update(state=state)
    response = Client().get(path)
    assert response.status_code == 410
    assert "Ganz anders" not in text_of(response)
    assert say(path, "good", seen="x").status_code == 410
    assert not Review.objects.get().verdict


def test_the_link_ends_after_a_month(world: World, merge: Merge):
    invited(world, merge)
    path = link()
    Review.objects.update(asked_at=timezone.now() - REVIEW_VALID)
    assert Client().get(path).status_code == 410


def test_the_same_address_is_asked_once(world: World, merge: Merge):
    assert invited(world, merge) == invited(world, merge, email="RITA@example.org")
    assert Contributor.objects.filter(email=ADDRESS).count() == 1


def test_who_is_known_already_keeps_the_name_that_she_told(world: World, merge: Merge):
    merging.contribution(world.article, text="Auch von mir.", name="Rita Selbst", email=ADDRESS)
    review = invited(world, merge, name="Frau Richtig")
    assert review.reviewer.name == "Rita Selbst"


def test_what_is_no_address_is_refused(world: World, merge: Merge):
    with pytest.raises(ReviewRefused) as refused:
        invited(world, merge, email="rita")
    assert refused.value.problem == ReviewProblem.NO_ADDRESS


def test_who_may_not_merge_invites_nobody(world: World, merge: Merge):
    with pytest.raises(ReviewRefused) as refused:
        invite_review(merge=merge, email=ADDRESS, by=world.dana)
    assert refused.value.problem == ReviewProblem.NOT_ALLOWED


def test_another_site_can_say_nothing(world: World, merge: Merge):
    invited(world, merge)
    response = Client().post(link(), {"verdict": "good"}, HTTP_ORIGIN="https://evil.example")
    assert response.status_code == 403
    assert not Review.objects.get().verdict


def test_who_only_ever_read_is_forgotten_after_a_while(world: World, merge: Merge):
    invited(world, merge)
    assert let_go_of_reviewers(now=timezone.now()) == 0
    assert let_go_of_reviewers(now=timezone.now() + 2 * REVIEW_VALID + timedelta(minutes=1)) == 1
    reviewer = Review.objects.get().reviewer
    assert (reviewer.name, reviewer.email) == ("", "")
    assert not Token.objects.filter(purpose=Token.REVIEW).exclude(review__isnull=False).exists()
