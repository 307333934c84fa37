"""What the parser that W3C keeps for WebVTT reads in our transcripts is what we hold: no complaint, the same times, voices and words."""

from html import unescape
from typing import Any

import pytest
from django.test import Client
from hypothesis import given, settings
from hypothesis import strategies as st

from blog.text.transcripts.words import CueText, Form, Words
from blog.text.transcripts.writing import write_transcript
from tests.factories import podcast
from tests.parsers import read_by

pytestmark = pytest.mark.node
HOUR = 3_600_000
WORDS = st.lists(
    st.text("aZÄöüßéš<>&;-'\"/…„“😀\u200f1", min_size=1, max_size=9), min_size=1, max_size=5
).map(" ".join)
MARKS = st.sampled_from(
    ["&amp; 1 < 2", "--> so", "<v Bert>", "</v>", "<00:00:01.000>", "NOTE nein", "WEBVTT", "&#60;"]
)
NAMES = st.sampled_from(["", "Änne Groß", "Bert <Müller> & Co", "Dr. Ç. O'Neill", "Anna.laut", "李"]) | WORDS
CUES = st.tuples(st.integers(0, 120 * HOUR), st.integers(1, 2 * HOUR), NAMES, WORDS | MARKS)


def read(document: bytes) -> Words:
    """Return what the parser reads; it may have nothing to complain about."""
    told = read_by("webvtt", document)
    assert told["errors"] == []
    return tuple(_cue(cue) for cue in told["cues"])


def _cue(cue: dict[str, Any]) -> CueText:
    [voice] = cue["tree"]["children"]
    [said] = voice.get("children", [voice])
    start, end = (round(cue[moment] * 1000) for moment in ("startTime", "endTime"))
    # The standard unescapes a voice's name as it does words; this parser leaves it as it is written.
    return CueText(start, end, unescape(voice["value"]) if said is not voice else "", said["value"])


def sorted_as_read(words: Words) -> Words:
    """Return pieces by their beginning, longer ones first, as the parser gives them."""
    return tuple(sorted(words, key=lambda cue: (cue.start, -cue.end)))


@given(st.lists(CUES, min_size=1, max_size=40))
@settings(max_examples=25)
def test_times_voices_and_words_are_read_as_they_were_written(rows: list[tuple[int, int, str, str]]) -> None:
    words = tuple(CueText(start, start + lasts, who, said) for start, lasts, who, said in rows)
    assert read(write_transcript(Form.VTT, words).encode()) == sorted_as_read(words)


def test_pieces_out_of_order_and_without_length_are_sent_as_the_standard_wants_them() -> None:
    words = (CueText(9_000, 9_000, "Anna", "Später."), CueText(2_000, 3_000, "Ben", "Früher."))
    assert read(write_transcript(Form.VTT, words).encode()) == (
        words[1],
        CueText(9_000, 9_001, "Anna", "Später."),
    )


@pytest.mark.django_db
def test_the_file_of_an_episode_is_read_by_it(client: Client) -> None:
    cues = [
        (0, 2_500, "Änne Groß", "Guten <Tag> & so: „Schön“."),
        (2_500, 4_000, "Bert & Co", "Größer als 1 > 0?"),
        (4_000, 4_321, "", "(Musik)"),
        (HOUR + 2_003, 3 * HOUR, "Änne Groß", "Nach einer Stunde."),
    ]
    podcast.transcript(podcast.own_episode(podcast.own_show(slug="show"), slug="folge"), cues)
    answer = client.get("/podcasts/show/folge/transkript.vtt")
    assert answer.headers["Content-Language"] == "de"
    assert read(answer.content) == tuple(CueText(*cue) for cue in cues)
