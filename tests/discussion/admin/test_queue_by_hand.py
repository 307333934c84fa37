"""Tests of what editors put on the desk themselves: comments without an offer, letters, the sheet to sign."""

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from discussion.kinds import Channel, Purpose, UseChoice, Verb
from discussion.models import Consent, Contribution, Decision
from discussion.queries.consent_texts import current_wording
from discussion.states import SubmissionState
from tests.discussion import comments
from tests.factories import merging
from tests.world import FIRST, World, make_world

pytestmark = pytest.mark.django_db


@pytest.fixture
def world() -> World:
    return make_world()


@pytest.fixture
def desk(world: World, client: Client) -> Client:
    client.force_login(world.cem)
    return client


def queue(desk: Client, query: str = "") -> str:
    answer = desk.get(f"{reverse('merge_overview')}{query}")
    assert answer.status_code == 200
    return answer.content.decode()


def act(desk: Client, do: str, *chosen: Contribution, **told: Any) -> Any:
    sent = {"do": do, "beitrag": [str(one.uuid) for one in chosen], **told}
    return desk.post(reverse("desk_act"), sent)


def test_comments_without_an_offer_are_found_and_taken_up(world: World, desk: Client) -> None:
    wanted = comments.comment(world.article, "Die Nachtschicht ist allein.")
    comments.comment(world.article, "Etwas anderes.")
    merging.contribution(world.article, text="Die Nachtschicht ist angeboten.")
    page = desk.get(reverse("desk_comments"), {"q": "nachtschicht"}).content.decode()
    assert "Die Nachtschicht ist allein." in page
    assert "Etwas anderes." not in page
    assert "Die Nachtschicht ist angeboten." not in page
    desk.post(reverse("desk_comments"), {"kommentar": [str(wanted.submission.uuid)]})
    taken = Contribution.objects.get(submission=wanted.submission)
    assert (taken.offered, taken.taken_up_by, taken.use) == (False, world.cem, UseChoice.NONE)


LETTER = {
    "channel": "letter",
    "text": "Ich schreibe Ihnen als Nachtwache.",
    "name": "Nora Nachtwache",
    "language": "de",
    "use": "wording",
    "credit": "full_name",
    "consent_held": "Ordner 2026, Blatt 14",
}


def added(desk: Client, world: World, **other: Any) -> Any:
    return desk.post(reverse("desk_add_to", args=[world.article.pk]), {**LETTER, **other})


def test_a_letter_is_written_down_with_where_the_consent_lies(world: World, desk: Client) -> None:
    answer = added(desk, world, block=FIRST, exact="durch die Menschen")
    one = Contribution.objects.get()
    assert answer["Location"] == reverse("desk_contribution", args=[one.uuid])
    row = one.submission
    assert (row.state, row.private, row.channel) == (SubmissionState.PRIVATE, True, Channel.LETTER)
    assert (one.use, one.credit, one.offered) == ("wording", "full_name", False)
    assert row.anchor.parts[0]["exact"] == "durch die Menschen"
    assert Decision.objects.get(submission=row, verb=Verb.ADDED).by == world.cem
    consents = Consent.objects.filter(submission=row)
    assert {(consent.channel, consent.proof) for consent in consents} == {("letter", f"held:{row.uuid}")}
    used = consents.get(purpose=Purpose.USE)
    assert used.wording_hash == current_wording(Purpose.USE, "de").hash
    page = queue(desk)
    assert "Nora Nachtwache" in page
    assert "Wortlaut frei" in page


def test_without_a_consent_that_lies_somewhere_it_can_be_read_and_not_merged(
    world: World, desk: Client
) -> None:
    refused = added(desk, world, consent_held="")
    assert refused.status_code == 422
    assert not Contribution.objects.exists()
    added(desk, world, consent_held="", use="none", credit="none")
    one = Contribution.objects.get()
    assert not Consent.objects.exists()
    assert "nicht freigegeben" in queue(desk)
    from discussion.actions.merge_refused import MergeRefused

    with pytest.raises(MergeRefused):
        merging.merged(world.article, one, by=world.cem)
    held = reverse("desk_hold", args=[one.uuid])
    assert desk.post(held, {"use": "idea", "credit": "none", "held": ""}).status_code == 422
    desk.post(held, {"use": "wording", "credit": "full_name", "held": "Ordner 2026, Blatt 15"})
    merging.merged(world.article, one, by=world.cem)


def test_words_that_do_not_stand_there_and_a_missing_name_are_told_at_their_fields(
    world: World, desk: Client
) -> None:
    assert added(desk, world, block=FIRST, exact="stehen hier nicht").status_code == 422
    assert added(desk, world, name="").status_code == 422
    assert not Contribution.objects.exists()


@pytest.mark.parametrize("language", ["de", "en"])
def test_the_sheet_holds_the_wordings_word_for_word_with_their_hashes(
    world: World, desk: Client, language: str
) -> None:
    added(desk, world)
    one = Contribution.objects.get()
    page = desk.get(reverse("desk_sheet_for", args=[one.uuid]), {"sprache": language}).content.decode()
    for purpose in (Purpose.STORE, Purpose.USE, Purpose.CREDIT):
        wording = current_wording(purpose, language)
        assert wording.hash in page
        assert wording.key in page
        for line in wording.text.split("\n"):
            assert line in page.replace("&quot;", '"').replace("&#x27;", "'")
    assert "Ich schreibe Ihnen als Nachtwache." in page
    assert world.article.title in page
    blank = desk.get(reverse("desk_sheet"), {"sprache": language}).content.decode()
    assert "Nora Nachtwache" not in blank


def test_nobodys_word_replaces_what_a_reader_chose_herself(world: World, desk: Client) -> None:
    one = merging.contribution(world.article, use="idea")
    before = set(Consent.objects.values_list("pk", flat=True))
    held = {"use": "wording", "credit": "full_name", "held": "am Telefon"}
    answer = desk.post(reverse("desk_hold", args=[one.uuid]), held)
    assert answer.status_code == 422
    assert "Stell ihr eine Rückfrage." in answer.content.decode()
    assert set(Consent.objects.values_list("pk", flat=True)) == before
    page = desk.get(reverse("desk_contribution", args=[one.uuid])).content.decode()
    assert reverse("desk_hold", args=[one.uuid]) not in page
    assert reverse("merge_ask", args=[world.article.pk, one.uuid]) in page
