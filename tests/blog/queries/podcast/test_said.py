"""How a transcript becomes paragraphs: by voice, pause, length and chapter; nothing is lost or doubled."""

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from blog.queries.podcast.episode_models import ChapterLine
from blog.queries.podcast.said import ENOUGH, said
from blog.queries.podcast.transcript_view import CueView, TranscriptView, Voice

ANNA, BELA, READER = (
    Voice("s1", "Anna", "anna"),
    Voice("s2", "Bela"),
    Voice("s3", "Ada", ref="contribution:1"),
)


def transcript(cues: list[tuple[int, int, Voice | None, str]]) -> TranscriptView:
    views = tuple(CueView(str(n), *cue) for n, cue in enumerate(cues))
    return TranscriptView(1, 1, "de", 1, "upload", datetime(2026, 1, 1, tzinfo=UTC), (ANNA, BELA), views)


def chapter(start: int, title: str = "Kapitel") -> ChapterLine:
    return ChapterLine(1, start, "0:00", f"t={start // 1000}", title)


def texts(parts) -> list[list[str]]:
    return [[cue.text for cue in part.cues] for part in parts]


def test_each_voice_has_its_paragraph_and_is_named_where_it_begins():
    parts = said(transcript([(0, 1000, ANNA, "a"), (1000, 2000, ANNA, "b"), (2000, 3000, BELA, "c")]), ())
    assert texts(parts) == [["a", "b"], ["c"]]
    assert [(part.who, part.who_url) for part in parts] == [("Anna", "/personen/anna/"), ("Bela", "")]


def test_a_pause_parts_paragraphs_and_the_voice_is_not_named_again():
    parts = said(transcript([(0, 1000, ANNA, "a"), (9000, 9500, ANNA, "b")]), ())
    assert [part.who for part in parts] == ["Anna", ""]


def test_a_long_paragraph_ends_with_a_sentence():
    sentence = "Noch ein Wort und"
    cues = [(n * 1000, n * 1000 + 900, ANNA, sentence + ("." if n == 30 else "")) for n in range(40)]
    first, second = said(transcript(cues), ())
    assert first.cues[-1].text.endswith(".")
    assert sum(len(cue.text) for cue in first.cues) > ENOUGH
    assert len(second.cues) == 9


def test_the_name_of_a_contributor_is_a_reference():
    (part,) = said(transcript([(0, 1000, READER, "a")]), ())
    assert (part.who, part.who_ref) == ("", "contribution:1")


def test_a_chapter_begins_a_paragraph_and_names_the_voice_anew():
    parts = said(
        transcript([(0, 4000, ANNA, "a"), (4000, 8000, ANNA, "b"), (8000, 9000, ANNA, "c")]),
        (chapter(0, "Anfang"), chapter(4000, "Mitte")),
    )
    told = [([one.title for one in part.chapters], part.who) for part in parts]
    assert told == [(["Anfang"], "Anna"), (["Mitte"], "Anna")]


def test_a_chapter_that_begins_a_breath_too_late_stands_before_the_words_that_open_it():
    cues = [(0, 4000, ANNA, "a"), (4000, 8000, ANNA, "b"), (8000, 9000, ANNA, "c")]
    parts = said(transcript(cues), (chapter(4600, "Mitte"), chapter(4900, "Gleich danach")))
    assert texts(parts) == [["a"], ["b", "c"]]
    assert [one.title for one in parts[1].chapters] == ["Mitte", "Gleich danach"]


def test_of_cues_that_begin_together_the_first_has_the_address():
    (part,) = said(transcript([(0, 1000, None, "a"), (0, 1000, None, "b")]), ())
    assert [cue.second for cue in part.cues] == ["t=0", ""]


@pytest.mark.parametrize("chapters", [(), (chapter(5000), chapter(2_000_000))])
@given(
    lengths=st.lists(
        st.tuples(st.integers(0, 9000), st.sampled_from([ANNA, BELA, None])), min_size=1, max_size=60
    )
)
def test_every_cue_stands_once_and_in_order(chapters, lengths):
    cues, at = [], 0
    for number, (pause, voice) in enumerate(lengths):
        cues.append((at + pause, at + pause + 500, voice, f"w{number}" * 20))
        at += pause + 500
    parts = said(transcript(cues), chapters)
    assert [text for part in texts(parts) for text in part] == [cue[3] for cue in cues]
    assert [part.start for part in parts] == sorted(part.start for part in parts)
