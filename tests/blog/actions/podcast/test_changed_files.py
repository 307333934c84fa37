"""A followed show changes its transcript: what an editor corrected stays until she decides, and nothing is lost either way."""

from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from blog.actions.podcast.change_transcript import change_transcript, revert_transcript
from blog.actions.podcast.import_transcript import decide_waiting, import_transcript
from blog.kinds import TranscriptChange, TranscriptSource
from blog.models import Episode, Transcript
from blog.models.check_list import check_list
from blog.queries.podcast.transcript_pieces import pieces_at, pieces_of
from blog.text.transcripts.edits import SetText
from blog.text.transcripts.words import CueText, Words
from tests.factories import blog, podcast

pytestmark = pytest.mark.django_db

FIRST = (CueText(0, 2000, "Anna", "Guten Tag."), CueText(2000, 5000, "Ben", "Hallo Anna."))
SECOND = (CueText(0, 2000, "Anna", "Guten Tag!"), CueText(2000, 5000, "Ben", "Hallo Anna."))


@pytest.fixture
def cem() -> Any:
    return blog.editor()


@pytest.fixture
def episode() -> Episode:
    return podcast.linked_episode()


def told(episode: Episode, words: Words) -> Transcript:
    return import_transcript(episode=episode, words=words, source=TranscriptSource.FEED, by=None)


def correct(transcript: Transcript, words: str, by: Any) -> None:
    transcript.refresh_from_db()
    first = pieces_of(transcript.pk)[0].uuid
    change_transcript(transcript=transcript, base=transcript.number, edits=[SetText(first, words)], by=by)


def said(transcript: Transcript) -> list[str]:
    return [piece.text for piece in pieces_of(transcript.pk)]


def test_a_changed_file_is_taken_over_where_nobody_corrected_anything(episode: Episode):
    told(episode, FIRST)
    assert said(told(episode, SECOND)) == ["Guten Tag!", "Hallo Anna."]


def test_corrections_stay_and_the_changed_file_waits(episode: Episode, cem: Any):
    transcript = told(episode, FIRST)
    correct(transcript, "Guten Abend.", cem)
    told(episode, SECOND)
    transcript.refresh_from_db()
    assert said(transcript) == ["Guten Abend.", "Hallo Anna."]
    assert (transcript.number, len(transcript.waiting)) == (2, 2)
    assert "Anna" not in str([row[4] for row in transcript.waiting])
    since = transcript.waiting_since
    told(episode, SECOND)
    transcript.refresh_from_db()
    assert transcript.waiting_since == since
    assert any("eure Berichtigungen gelten weiter" in found.text for found in check_list(episode))


@pytest.mark.parametrize("take", [True, False])
def test_an_editor_decides_and_both_stay_readable(episode: Episode, cem: Any, take: bool):
    transcript = told(episode, FIRST)
    correct(transcript, "Guten Abend.", cem)
    told(episode, SECOND)
    decide_waiting(transcript=transcript, take=take, by=cem)
    transcript.refresh_from_db()
    assert said(transcript)[0] == ("Guten Tag!" if take else "Guten Abend.")
    assert (transcript.waiting, transcript.waiting_since) == ([], None)
    assert pieces_at(transcript.pk, 2)[0].text == "Guten Abend."
    told(episode, SECOND)
    transcript.refresh_from_db()
    assert transcript.waiting == []
    if take:
        assert transcript.versions.get(number=3).kind == TranscriptChange.IMPORTED
        revert_transcript(transcript=transcript, to=2, by=cem)
        assert said(transcript)[0] == "Guten Abend."


def test_what_she_corrects_meanwhile_is_compared_with_the_file(episode: Episode, cem: Any, client: Client):
    transcript = told(episode, FIRST)
    correct(transcript, "Guten Abend.", cem)
    told(episode, SECOND)
    correct(transcript, "Einen guten Abend.", cem)
    client.force_login(cem)
    address = f"/redaktion/transkript/{episode.pk}/"
    html = client.get(address).content.decode()
    assert "Der Feed hat sein Transkript geändert" in html
    assert "Anna: Einen guten Abend." in html
    assert "Anna: Guten Tag!" in html
    client.post(f"{address}geaendert/", {"was": "uebernehmen"})
    assert said(transcript)[0] == "Guten Tag!"
    assert "Der Feed hat sein Transkript geändert" not in client.get(address).content.decode()
    assert client.post(f"{address}geaendert/", {"was": "uebernehmen"}).status_code == 302
    assert said(transcript)[0] == "Guten Tag!"


def test_who_may_not_edit_decides_nothing(episode: Episode, cem: Any, client: Client):
    transcript = told(episode, FIRST)
    correct(transcript, "Guten Abend.", cem)
    told(episode, SECOND)
    client.force_login(blog.user())
    client.post(f"/redaktion/transkript/{episode.pk}/geaendert/", {"was": "uebernehmen"})
    assert said(transcript)[0] == "Guten Abend."


def test_a_long_file_costs_the_page_no_more_statements(episode: Episode, cem: Any, client: Client):
    client.force_login(cem)

    def counted(number: int) -> int:
        words = tuple(CueText(at * 1000, at * 1000 + 900, "Anna", f"Wort {at}") for at in range(number))
        transcript = told(episode, words)
        if not Transcript.objects.get().waiting:
            correct(transcript, "Anders.", cem)
            told(episode, (*words, CueText(number * 1000, number * 1000 + 500, "Anna", "Schluss.")))
        with CaptureQueriesContext(connection) as found:
            client.get(f"/redaktion/transkript/{episode.pk}/")
        return len(found)

    counted(2)
    assert counted(60) == counted(300)
