"""Tests of transcripts as rows: import, correction, conflict, versions that can be read again, voices."""

from collections.abc import Iterable
from typing import Any
from uuid import uuid4

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from blog.actions.podcast.change_transcript import change_transcript, revert_transcript
from blog.actions.podcast.import_transcript import import_transcript
from blog.actions.podcast.name_voice import add_voice, name_voice
from blog.actions.podcast.transcript_refused import StaleTranscript, TranscriptReason, TranscriptRefused
from blog.kinds import TranscriptChange, TranscriptSource
from blog.models import Cue, Episode, PersonAlias, Speaker, Transcript, TranscriptVersion
from blog.queries.podcast.transcript_checks import broken_transcripts
from blog.queries.podcast.transcript_pieces import pieces_at, pieces_of
from blog.queries.podcast.transcript_view import transcript_of
from blog.queries.podcast.voices import people_called
from blog.signals import transcript_changed
from blog.text.transcripts.edits import (
    EditProblem,
    Insert,
    Join,
    Remove,
    SetSpeaker,
    SetText,
    SetTimes,
    Split,
)
from blog.text.transcripts.words import CueText, Words
from tests.factories import blog, podcast

pytestmark = pytest.mark.django_db

WORDS = (
    CueText(0, 2000, "Anna", "Guten Tag."),
    CueText(2000, 5000, "Ben", "Hallo Anna, schön hier."),
    CueText(5000, 9000, "Anna", "Fangen wir an."),
)


@pytest.fixture
def episode() -> Episode:
    return podcast.own_episode()


@pytest.fixture
def cem() -> Any:
    return blog.editor()


def take(
    episode: Episode, words: Words, *, by: Any = None, source: Any = TranscriptSource.UPLOAD
) -> Transcript:
    return import_transcript(episode=episode, words=words, source=source, by=by)


def said(transcript: Transcript) -> list[tuple[int, int, str, str]]:
    return [piece.content for piece in pieces_of(transcript.pk)]


def ids(transcript: Transcript) -> list[str]:
    return [piece.uuid for piece in pieces_of(transcript.pk)]


def test_an_import_is_a_version_that_tells_who_when_and_what(episode: Episode, cem: Any) -> None:
    transcript = take(episode, WORDS, by=cem)
    assert said(transcript) == [
        (0, 2000, "s1", "Guten Tag."),
        (2000, 5000, "s2", "Hallo Anna, schön hier."),
        (5000, 9000, "s1", "Fangen wir an."),
    ]
    version = TranscriptVersion.objects.get()
    assert (version.number, version.kind, version.by) == (1, TranscriptChange.IMPORTED, cem)
    assert "Ben" not in str(version.edits), "names of voices never stand in versions"
    view = transcript_of(episode.pk)
    assert view is not None
    assert view.words() == WORDS


def test_the_same_words_again_are_no_version(episode: Episode) -> None:
    take(episode, WORDS)
    assert take(episode, WORDS).number == 1


def test_a_new_file_keeps_the_identity_of_what_says_the_same_and_of_what_is_said_at_the_same_time(
    episode: Episode,
) -> None:
    transcript = take(episode, WORDS)
    before = ids(transcript)
    new = (WORDS[0], CueText(2000, 4000, "Ben", "Hallo zusammen."), CueText(4000, 4500, "", "Ja."), WORDS[2])
    take(episode, new)
    after = ids(transcript)
    assert [after[0], after[1], after[3]] == before
    assert after[2] not in before


def test_a_feed_that_tells_the_same_words_again_leaves_corrections(episode: Episode, cem: Any) -> None:
    transcript = take(episode, WORDS, source=TranscriptSource.FEED)
    change(transcript, [SetText(ids(transcript)[0], "Guten Abend.")], by=cem)
    take(episode, WORDS, source=TranscriptSource.FEED)
    assert said(transcript)[0][3] == "Guten Abend."


def change(
    transcript: Transcript, edits: Iterable[Any], *, by: Any = None, base: int = 0, key: Any = None
) -> Any:
    transcript.refresh_from_db()
    base = base or transcript.number
    return change_transcript(transcript=transcript, base=base, edits=list(edits), by=by, key=key)


def test_pieces_are_corrected_split_joined_timed_given_to_a_voice_taken_out_and_put_in(
    episode: Episode, cem: Any
) -> None:
    transcript = take(episode, WORDS)
    one, two, three = ids(transcript)
    new, other = str(uuid4()), str(uuid4())
    change(transcript, [Split(two, 12, 3000, new), SetText(new, "Schön hier!")], by=cem)
    assert said(transcript)[1:3] == [(2000, 3000, "s2", "Hallo Anna,"), (3000, 5000, "s2", "Schön hier!")]
    change(transcript, [Join(two, new)])
    assert said(transcript)[1] == (2000, 5000, "s2", "Hallo Anna, Schön hier!")
    change(transcript, [SetTimes(one, 500, 1500), SetSpeaker(three, "s2"), Remove(two)])
    assert said(transcript) == [(500, 1500, "s1", "Guten Tag."), (5000, 9000, "s2", "Fangen wir an.")]
    change(transcript, [Insert(other, one, 1500, 2000, "", "Hm.")])
    assert ids(transcript) == [one, other, three]


def test_each_version_can_be_read_again_and_become_the_next_one(episode: Episode) -> None:
    transcript = take(episode, WORDS)
    first = pieces_of(transcript.pk)
    one, two, _three = ids(transcript)
    change(transcript, [Split(two, 12, 3000, str(uuid4())), SetText(one, "Guten Morgen.")])
    second = pieces_of(transcript.pk)
    take(episode, WORDS[:1])
    assert pieces_at(transcript.pk, 1) == first
    assert pieces_at(transcript.pk, 2) == second
    revert_transcript(transcript=transcript, to=1, by=None)
    assert pieces_of(transcript.pk) == first
    assert TranscriptVersion.objects.latest("number").kind == TranscriptChange.REVERTED
    assert pieces_at(transcript.pk, 2) == second
    with pytest.raises(TranscriptRefused):
        revert_transcript(transcript=transcript, to=99, by=None)


def test_two_editors_who_correct_different_pieces_both_get_their_way(episode: Episode, cem: Any) -> None:
    transcript = take(episode, WORDS)
    one, two, _three = ids(transcript)
    change(transcript, [SetText(one, "Eins.")], base=1)
    changed = change(transcript, [SetText(two, "Zwei.")], base=1, by=cem)
    assert [text for *_rest, text in said(transcript)][:2] == ["Eins.", "Zwei."]
    assert {uuid: piece.text for uuid, piece in changed.pieces.items()} == {one: "Eins.", two: "Zwei."}


def test_two_editors_who_correct_the_same_piece_see_that_and_nothing_is_stored(episode: Episode) -> None:
    transcript = take(episode, WORDS)
    one, two, three = ids(transcript)
    change(transcript, [SetText(one, "Eins."), Join(two, three)], base=1)
    before = said(transcript)
    with pytest.raises(StaleTranscript) as stale:
        change(transcript, [SetText(one, "Anders."), SetText(two, "Zwei.")], base=1)
    assert stale.value.now[one].text == "Eins."
    with pytest.raises(StaleTranscript) as stale:
        change(transcript, [SetText(three, "Drei.")], base=1)
    assert stale.value.now == {three: None}
    assert said(transcript) == before


def test_the_same_act_sent_twice_is_done_once(episode: Episode) -> None:
    transcript = take(episode, WORDS)
    two, new, key = ids(transcript)[1], str(uuid4()), uuid4()
    for _time in range(2):
        changed = change(transcript, [Split(two, 12, 3000, new)], base=1, key=key)
        assert changed.number == 2
        assert set(changed.pieces) == {two, new}
    assert Cue.objects.count() == 4


def test_splitting_at_one_place_again_and_again_keeps_the_order(episode: Episode) -> None:
    transcript = take(episode, (CueText(0, 1000, "", "wort " * 40), CueText(1000, 2000, "", "Ende.")))
    last = ids(transcript)[0]
    for _time in range(30):
        new = str(uuid4())
        change(transcript, [Split(last, 5, 500, new)])
        change(transcript, [SetTimes(new, 500, 1000)])
        last = new
    pieces = pieces_of(transcript.pk)
    assert len({piece.position for piece in pieces}) == 32
    assert (pieces[-1].text, pieces[-2].text) == ("Ende.", "wort " * 9 + "wort")


@pytest.mark.parametrize(
    ("edit", "problem"),
    [
        (lambda one: SetText(one, " \x00 "), EditProblem.NO_WORDS),
        (lambda one: SetText(one, "a" * 20_001), EditProblem.TOO_LONG),
        (lambda one: SetTimes(one, 5, 4), EditProblem.TIMES),
        (lambda one: SetTimes(one, -1, 4), EditProblem.TIMES),
        (lambda one: Split(one, 5, 99_000, str(uuid4())), EditProblem.TIMES),
        (lambda one: Split(one, 0, 10, str(uuid4())), EditProblem.NO_WORDS),
        (lambda one: Split(one, 5, 10, one), EditProblem.TAKEN),
        (lambda one: Join(one, one), EditProblem.NOT_NEXT),
        (lambda one: SetText(str(uuid4()), "Wer?"), EditProblem.GONE),
    ],
)
def test_edits_that_make_no_sense_are_refused_by_name(
    episode: Episode, edit: Any, problem: EditProblem
) -> None:
    transcript = take(episode, WORDS)
    before = said(transcript)
    one, two, _three = ids(transcript)
    with pytest.raises(TranscriptRefused) as refused:
        change(transcript, [SetText(two, "Nichts halb."), edit(one)])
    assert refused.value.problem == problem
    assert said(transcript) == before


def test_a_voice_that_does_not_exist_and_somebody_who_may_not_are_refused(episode: Episode) -> None:
    transcript = take(episode, WORDS)
    one = ids(transcript)[0]
    with pytest.raises(TranscriptRefused) as refused:
        change(transcript, [SetSpeaker(one, "s9")])
    assert refused.value.reason == TranscriptReason.NO_SUCH_VOICE
    with pytest.raises(TranscriptRefused) as refused:
        change(transcript, [SetText(one, "Eins.")], by=blog.user())
    assert refused.value.reason == TranscriptReason.NO_PERMISSION


def test_a_voice_is_named_once_for_all_versions_and_found_again_by_that_name(
    episode: Episode, cem: Any
) -> None:
    transcript = take(episode, WORDS)
    anna = blog.person("Dr. Anna Müller")
    name_voice(voice=Speaker.objects.get(key="s1"), by=cem, person=anna)
    view = transcript_of(episode.pk)
    assert view is not None
    assert [(voice.key, voice.name, voice.slug) for voice in view.voices] == [
        ("s1", "Dr. Anna Müller", anna.slug),
        ("s2", "Ben", ""),
    ]
    # The file that we give comes back corrected: nobody is doubled.
    take(episode, (*view.words()[:2], CueText(5000, 9000, "dr. anna müller", "Los!")))
    assert [key for _start, _end, key, _text in said(transcript)] == ["s1", "s2", "s1"]
    assert Speaker.objects.count() == 2


def test_a_voice_that_is_a_contribution_holds_no_name(episode: Episode) -> None:
    take(episode, WORDS)
    ref = f"contribution:{uuid4()}"
    voice = name_voice(voice=Speaker.objects.get(key="s2"), by=None, ref=ref)
    assert (voice.label, voice.ref) == ("", ref)
    with pytest.raises(TranscriptRefused):
        name_voice(voice=voice, by=None, ref="contribution:nobody")


def test_the_name_of_a_person_who_is_removed_is_gone_from_voices_and_files_bring_it_back_no_more(
    episode: Episode,
) -> None:
    transcript = take(episode, WORDS)
    anna = blog.person("Dr. Anna Müller")
    name_voice(voice=Speaker.objects.get(key="s1"), by=None, person=anna)
    anna.delete()
    take(episode, WORDS[:2])
    view = transcript_of(episode.pk)
    assert view is not None
    assert [(cue.speaker, cue.text) for cue in view.words()] == [
        ("", "Guten Tag."),
        ("Ben", "Hallo Anna, schön hier."),
    ]
    assert [voice.ref for voice in view.voices] == ["", ""]
    assert transcript.speakers.count() == 2


def test_people_are_suggested_by_name_and_other_spelling() -> None:
    anna, other = blog.person("Anna Müller"), blog.person("Anna Schmidt")
    PersonAlias.objects.create(person=other, name="ANNA MÜLLER")
    found = people_called(["anna müller", "Niemand"])
    assert found == {"anna müller": [anna, other]}


def test_a_voice_can_be_added(episode: Episode) -> None:
    transcript = take(episode, WORDS)
    assert add_voice(transcript=transcript, label="Cem\nKaya", by=None).key == "s3"


def test_others_are_told_of_each_change(episode: Episode) -> None:
    told: list[int] = []

    def hear(*, page_id: int, number: int, **_more: Any) -> None:
        told.append(number)
        assert page_id == episode.pk

    transcript_changed.connect(hear)
    try:
        transcript = take(episode, WORDS)
        change(transcript, [SetText(ids(transcript)[0], "Eins.")])
    finally:
        transcript_changed.disconnect(hear)
    assert told == [1, 2]


def test_a_long_transcript_costs_as_many_statements_as_a_short_one(episode: Episode) -> None:
    def statements(act: Any) -> int:
        with CaptureQueriesContext(
            connection,
        ) as queries:
            act()
        return len(queries)

    long = podcast.own_episode()
    words = tuple(CueText(n * 1000, n * 1000 + 900, f"Stimme {n % 3}", f"Satz {n}.") for n in range(450))
    short_one, long_one = take(episode, words[:3]), take(long, words)
    assert statements(lambda: transcript_of(episode.pk)) == statements(lambda: transcript_of(long.pk)) <= 4
    text = [
        statements(lambda one=one: change(one, [SetText(ids(one)[1], "Anders.")]))
        for one in (short_one, long_one)
    ]
    assert text[0] == text[1] <= 25


def test_versions_tell_all_that_was_done_and_what_was_changed_beside_them_is_found(episode: Episode) -> None:
    transcript = take(episode, WORDS)
    change(transcript, [Remove(ids(transcript)[1])])
    podcast.transcript(podcast.own_episode())
    assert broken_transcripts() == []
    Cue.objects.filter(transcript=transcript).first().delete()
    assert broken_transcripts() == [
        f"The versions of transcript {transcript.pk} don't tell how it came to be as it is."
    ]
