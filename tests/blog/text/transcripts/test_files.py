"""Tests of files of transcripts: what each kind looks like, that what was written is read again, what is wrong with files."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from blog.text.transcripts.checking import checked
from blog.text.transcripts.reading import read_transcript
from blog.text.transcripts.words import (
    MOST_BYTES,
    MOST_CUES,
    CueText,
    Form,
    Notes,
    Problem,
    Unreadable,
    Words,
)
from blog.text.transcripts.writing import write_transcript

ANNA = CueText(5_000, 8_250, "Anna Müller", "Guten Tag & herzlich willkommen.")
BEN = CueText(8_250, 3_723_004, "Ben", "Danke, 1 < 2.")
WORDS = (ANNA, BEN)


def read(text: str, **given_: int) -> Words:
    return read_transcript(text.encode(), **given_).words


@pytest.mark.parametrize("form", [Form.VTT, Form.SRT, Form.JSON, Form.PODLOVE])
def test_what_was_written_is_read_again(form: Form) -> None:
    reading = read_transcript(write_transcript(form, WORDS).encode())
    assert reading.words == WORDS
    assert reading.form == form
    assert reading.found == ()


@pytest.mark.parametrize("form", [Form.TEXT, Form.HTML])
def test_kinds_that_have_whole_seconds_are_read_again_with_them(form: Form) -> None:
    reading = read_transcript(write_transcript(form, WORDS, title="Folge 1").encode())
    assert [(cue.start, cue.speaker, cue.text) for cue in reading.words] == [
        (5_000, "Anna Müller", ANNA.text),
        (8_000, "Ben", BEN.text),
    ]
    assert reading.form == form


# What files give a meaning to, without the colon that a name would be read from. Several words, for those are never joined.
_text = st.text("aÄ1<>&-/;\"'…😀", min_size=1, max_size=12).map(lambda word: f"{word} von {word}")


@given(
    st.lists(st.tuples(st.integers(0, 10**7), st.integers(1, 10**5), _text, _text), min_size=1, max_size=8),
    st.sampled_from([Form.VTT, Form.JSON, Form.PODLOVE]),
)
def test_any_words_come_back(rows: list[tuple[int, int, str, str]], form: Form) -> None:
    words = tuple(CueText(start, start + length, who, text) for start, length, who, text in sorted(rows))
    assert read_transcript(write_transcript(form, words).encode()).words == words


def test_webvtt_with_all_its_parts_is_read() -> None:
    text = """\ufeffWEBVTT - Folge 12
Kind: captions

NOTE
Kein Text

STYLE
::cue { color: red }

1
00:05.000 --> 00:08.250 align:start position:10%
<v.loud Anna Müller><i>Guten</i> Tag &amp; <00:06.000>herzlich
willkommen.</v>

01:02:03,004 --> 01:02:04.000
<v Ben>Ja. <v Anna Müller>Nein.
"""
    assert read(text) == (
        ANNA,
        CueText(3_723_004, 3_724_000, "Ben", "Ja."),
        CueText(3_723_004, 3_724_000, "Anna Müller", "Nein."),
    )


def test_subrip_is_read_with_speakers_that_come_back_and_without_headings() -> None:
    text = """1
00:00:05,000 --> 00:00:08,250
Anna: {\\an8}<font color="red">Achtung:</font> los.

2
00:00:08.250 --> 00:00:10,000
Achtung: heiß.

wirklich

3
00:00:10,000 --> 00:00:12,000
Anna: Ja.
"""
    assert read(text) == (
        CueText(5_000, 8_250, "Anna", "Achtung: los."),
        CueText(8_250, 10_000, "", "Achtung: heiß. wirklich"),
        CueText(10_000, 12_000, "Anna", "Ja."),
    )


@pytest.mark.parametrize(
    "text",
    [
        "[00:00:05] Anna: Guten Tag.\n[00:00:07] Ben: Hallo.\n",
        "0:05 Anna: Guten Tag.\n0:07 Ben: Hallo.",
        "(0:05) Anna: Guten\nTag.\n\n(0:07) Ben: Hallo.",
        "Anna (0:05): Guten Tag.\nBen (0:07): Hallo.",
        "Anna 0:05\nGuten Tag.\n\nBen 0:07\nHallo.\n",
        "00:00:05.000 - 00:00:07.000 Anna: Guten Tag.\n00:00:07.000 - 00:00:07.390 Ben: Hallo.\n",
    ],
)
def test_plain_text_with_times_is_read(text: str) -> None:
    assert read(text) == (
        CueText(5_000, 7_000, "Anna", "Guten Tag."),
        CueText(7_000, 7_390, "Ben", "Hallo."),
    )


def test_podloves_grouped_form_is_read() -> None:
    inner = [
        {"start_ms": 0, "end_ms": 900, "text": "Eins."},
        {"start_ms": 900, "end_ms": 1500, "text": "Zwei."},
    ]
    text = json.dumps([{"start": "00:00:00.000", "speaker": {"name": "Anna"}, "items": inner}])
    assert read(text) == (CueText(0, 900, "Anna", "Eins."), CueText(900, 1500, "Anna", "Zwei."))


def test_what_comes_word_by_word_becomes_sentences() -> None:
    words = ["Guten", "Tag.", "Wie", "geht", "es?"]
    segments = [
        {"speaker": "Anna", "startTime": n / 2, "endTime": n / 2 + 0.5, "body": word}
        for n, word in enumerate(words)
    ]
    assert read(json.dumps({"version": "1.0.0", "segments": segments})) == (
        CueText(0, 1000, "Anna", "Guten Tag."),
        CueText(1000, 2500, "Anna", "Wie geht es?"),
    )


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_umlauts_come_through_in_each_encoding(encoding: str) -> None:
    text = "WEBVTT\r\n\r\n00:01.000 --> 00:02.000\r\nÜber „Größe“\r\n"
    assert read_transcript(text.encode(encoding)).words == (CueText(1000, 2000, "", "Über „Größe“"),)


VTT = "WEBVTT\n\n"


@pytest.mark.parametrize(
    ("text", "problem", "words"),
    [
        ("0:05.000 --> 0:09.000\nEins\n\n0:07.000 --> 0:10.000\nZwei", Problem.OVERLAP, [(5, 9), (7, 10)]),
        ("0:07.000 --> 0:09.000\nZwei\n\n0:05.000 --> 0:06.000\nEins", Problem.BACKWARDS, [(5, 6), (7, 9)]),
        (
            "0:07.000 --> 0:05.000\nA\n\n0:08.000 --> 0:09.000\nB",
            Problem.ENDS_BEFORE_START,
            [(7, 8), (8, 9)],
        ),
        (
            "0:05.000 --> 0:07.000\nA\n\n0:08.000 --> 0:06.000\n" + "b" * 60,
            Problem.LAST_ENDS_BEFORE_START,
            [(5, 7), (8, 12)],
        ),
        (
            "0:05.000 --> 0:07.000\nA\n\n0:58.000 --> 0:06.000\n" + "b" * 60,
            Problem.LAST_ENDS_BEFORE_START,
            [(5, 7), (58, 60)],
        ),
        ("0:05.000 --> 0:06.000\nA\n\n5:00.000 --> 5:01.000\nB", Problem.BEYOND_END, [(5, 6), (300, 301)]),
        ("0:05.000 --> 0:06.000\nA\n\n0:0x --> 0:09.000\nB", Problem.UNREADABLE_TIME, [(5, 6)]),
        ("0:05.000 --> 0:06.000\nA\n\n0:06.000 --> 0:09.000\n<i></i>", Problem.EMPTY_CUE, [(5, 6)]),
        ("0:05.000 --> 0:06.000\nA<script>alert(1)</script>", Problem.HTML_INSIDE, [(5, 6)]),
        ("0:05.000 --> 0:06.000\n" + "a" * 20_001, Problem.TOO_LONG, [(5, 6), (5, 6)]),
    ],
)
def test_what_is_wrong_is_named_and_nothing_else_is_lost(
    text: str, problem: Problem, words: list[tuple[int, int]]
) -> None:
    reading = read_transcript((VTT + text).encode(), duration=60_000)
    assert [one.problem for one in reading.found] == [problem]
    assert [(cue.start // 1000, cue.end // 1000) for cue in reading.words] == words
    assert "alert" not in "".join(cue.text for cue in reading.words)


def test_two_who_speak_at_once_are_no_fault() -> None:
    text = VTT + "0:05.000 --> 0:06.000\n<v A>Ja\n\n0:05.000 --> 0:06.000\n<v B>Ja"
    assert read_transcript(text.encode()).found == ()


def test_an_end_that_sticks_out_a_little_is_cut() -> None:
    assert read(VTT + "0:05.000 --> 1:01.000\nA", duration=60_000) == (CueText(5_000, 60_000, "", "A"),)


@pytest.mark.parametrize(
    ("content", "problem"),
    [
        (b"", Problem.NO_WORDS),
        (b" " * (MOST_BYTES + 1), Problem.TOO_LARGE),
        (b"ID3\x04\x00\x00\x00", Problem.NOT_TEXT),
        (b"Einfach nur Text ohne Zeiten.", Problem.UNKNOWN_FORM),
        (b"<p>Eine Seite ohne Zeiten</p>", Problem.NO_WORDS),
        (b'{"segments": [', Problem.BROKEN),
        (b'{"rss": 1}', Problem.UNKNOWN_FORM),
        (b"[" * 100_000, Problem.BROKEN),
        (b"WEBVTT\n\n", Problem.NO_WORDS),
        (b"WEBVTT\n\n00:00 --> x\nA", Problem.UNREADABLE_TIME),
    ],
)
def test_what_is_no_transcript_is_refused_by_name(content: bytes, problem: Problem) -> None:
    with pytest.raises(Unreadable) as refused:
        read_transcript(content)
    assert refused.value.problem == problem


def test_more_than_a_day_of_speech_is_refused() -> None:
    with pytest.raises(Unreadable) as refused:
        checked((ANNA,) * (MOST_CUES + 1), Notes())
    assert refused.value.problem == Problem.TOO_MANY


def test_no_words_break_a_file_that_is_written() -> None:
    nasty = CueText(0, 1000, "A>\n\n1", "x\n\n00:00:00.000 --> 00:00:01.000\n</v><script>\x00\ue000")
    for form in Form:
        text = write_transcript(form, (nasty,), title="</title><script>")
        assert len(read_transcript(text.encode()).words) == 1, form
        assert "<script" not in text or form in (Form.JSON, Form.PODLOVE, Form.SRT, Form.TEXT)


@given(st.text(max_size=100))
def test_any_text_is_read_or_refused(text: str) -> None:
    for start in ("", "WEBVTT\n\n", "1\n00:00:01,000 --> 00:00:02,000\n", "[0:01] ", "<p>"):
        try:
            words = read_transcript((start + text).encode("utf-8", "surrogatepass")).words
        except Unreadable:
            continue
        assert all(cue.text and cue.end >= cue.start for cue in words)
