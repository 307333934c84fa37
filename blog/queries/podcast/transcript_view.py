"""What is said in an episode: the transcript as it is now, with the names that stand for its voices now."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Case, Value, When

from blog.models.podcast.transcript import Cue, Speaker, Transcript
from blog.registries import registries
from blog.text.transcripts.words import CueText, Words


@dataclass(frozen=True, slots=True)
class Voice:
    """Somebody who speaks. `name` is resolved now and must not be kept; for a contributor (`ref`) kept pages use a credit slot.

    `slug` leads to the page of a person; empty where there is none. `key` is what versions and addresses call the voice.
    """

    key: str
    name: str
    slug: str = ""
    ref: str = ""


@dataclass(frozen=True, slots=True)
class CueView:
    """One piece of speech; times in milliseconds."""

    uuid: str
    start: int
    end: int
    voice: Voice | None
    text: str


@dataclass(frozen=True, slots=True)
class TranscriptView:
    """A whole transcript in its order."""

    transcript_id: int
    episode_id: int
    language: str
    number: int
    source: str
    changed_at: datetime
    voices: tuple[Voice, ...]
    cues: tuple[CueView, ...]

    def words(self) -> Words:
        """Return it as files hold it, with names as they are now."""
        return tuple(
            CueText(cue.start, cue.end, cue.voice.name if cue.voice else "", cue.text) for cue in self.cues
        )


def transcript_of(episode_id: int, language: str = "") -> TranscriptView | None:
    """Return an episode's transcript, in this language if it has one; at most four statements, however long it is."""
    preferred = Case(When(language=language, then=Value(0)), default=Value(1))
    row = Transcript.objects.filter(episode_id=episode_id, number__gt=0).order_by(preferred, "pk").first()
    if row is None:
        return None
    voices = voices_of(row.pk)
    cues = Cue.objects.filter(transcript_id=row.pk).order_by("position", "pk")
    rows = list(cues.values_list("uuid", "start", "end", "speaker_id", "text"))
    speaking = {speaker for _uuid, _start, _end, speaker, _text in rows}
    return TranscriptView(
        row.pk,
        episode_id,
        row.language,
        row.number,
        row.source,
        row.changed_at,
        tuple(voice for pk, voice in voices.items() if pk in speaking),
        tuple(
            CueView(str(uuid), start, end, voices.get(speaker) if speaker else None, text)
            for uuid, start, end, speaker, text in rows
        ),
    )


def voices_of(transcript_id: int) -> dict[int, Voice]:
    """Return who speaks in a transcript, by the key of the speaker's row."""
    rows = list(Speaker.objects.filter(transcript_id=transcript_id).select_related("person").order_by("pk"))
    named = _names_of_contributors(row.ref for row in rows)
    return {row.pk: _voice(row, named) for row in rows}


def _names_of_contributors(refs: Iterable[str]) -> dict[str, str]:
    wanted = {ref for ref in refs if ref.startswith("contribution:")}
    found = registries.credits(wanted) if wanted else {}
    return {ref: credit.text for ref, credit in found.items() if credit.named}


def _voice(row: Speaker, named: dict[str, str]) -> Voice:
    if row.person is not None:
        return Voice(row.key, row.person.name, row.person.slug)
    if row.ref:
        # A contributor's name stands nowhere but at the contributor: without it, the voice is unnamed.
        return Voice(
            row.key, named.get(row.ref, ""), ref=row.ref if row.ref.startswith("contribution:") else ""
        )
    return Voice(row.key, row.label)
