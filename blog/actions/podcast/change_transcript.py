"""Corrects a transcript, piece by piece, as its next version; and sets it back to an earlier one."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db import transaction

from blog.actions.podcast.store_pieces import locked_transcript, store_pieces
from blog.actions.podcast.transcript_refused import (
    StaleTranscript,
    TranscriptReason,
    TranscriptRefused,
    refuse_unless_editor,
)
from blog.kinds import TranscriptChange
from blog.models.podcast.transcript import Speaker, Transcript, TranscriptVersion
from blog.queries.podcast.transcript_pieces import changes_since, pieces_at, pieces_of, touched
from blog.text.transcripts.edits import (
    Edit,
    EditProblem,
    EditRefused,
    Insert,
    Join,
    SetSpeaker,
    apply,
    needs_neighbours,
)
from blog.text.transcripts.pieces import Changes, Piece, Pieces, difference


@dataclass(frozen=True, slots=True)
class Changed:
    """The number of the newest version, and all pieces that changed since the editor's one, as they are now (None: gone)."""

    number: int
    pieces: dict[str, Piece | None]


@transaction.atomic
def change_transcript(
    *, transcript: Transcript, base: int, edits: Sequence[Edit], by: Any, key: UUID | None = None
) -> Changed:
    """Store edits that were made on version `base`; edits of others since then stay, unless they meet.

    Raises `StaleTranscript` where they meet, `TranscriptRefused` for edits that can't be. Nothing is stored then. The
    same `key` a second time changes nothing.
    """
    refuse_unless_editor(transcript.episode, by)
    row = locked_transcript(transcript.pk)
    _check(row, base, edits)
    since = changes_since(row.pk, base)
    if not (key and TranscriptVersion.objects.filter(transcript=row, number__gt=base, key=key).exists()):
        changes = _made(row, edits, since)
        if changes:
            store_pieces(row, changes, kind=TranscriptChange.EDITED, by=by, key=key)
            since = [changes, *since]
    seen = {change.uuid for changes in since for change in changes}
    return Changed(row.number, _now(row.pk, seen))


@transaction.atomic
def revert_transcript(*, transcript: Transcript, to: int, by: Any) -> Changed:
    """Make what stood in version `to` the next version; what was between stays readable."""
    refuse_unless_editor(transcript.episode, by)
    row = locked_transcript(transcript.pk)
    if not TranscriptVersion.objects.filter(transcript=row, number=to).exists():
        raise TranscriptRefused(TranscriptReason.NO_SUCH_VERSION)
    changes = difference(pieces_of(row.pk), pieces_at(row.pk, to))
    if changes:
        store_pieces(row, changes, kind=TranscriptChange.REVERTED, by=by, note=str(to))
    return Changed(row.number, {change.uuid: change.after for change in changes})


def _check(row: Transcript, base: int, edits: Sequence[Edit]) -> None:
    if not 0 <= base <= row.number:
        raise TranscriptRefused(TranscriptReason.NO_SUCH_VERSION)
    wanted = {edit.speaker for edit in edits if isinstance(edit, SetSpeaker | Insert) and edit.speaker}
    if Speaker.objects.filter(transcript=row, key__in=wanted).count() < len(wanted):
        raise TranscriptRefused(TranscriptReason.NO_SUCH_VOICE)


def _made(row: Transcript, edits: Sequence[Edit], since: Iterable[Changes]) -> Changes:
    """Return what the edits change; raises if somebody changed the same pieces since."""
    since = list(since)
    try:
        changes = apply(_needed(row.pk, edits), edits)
    except EditRefused as refused:
        if refused.problem in (EditProblem.GONE, EditProblem.NOT_NEXT) and since:
            raise StaleTranscript(row.number, _now(row.pk, {refused.cue})) from refused
        raise TranscriptRefused(TranscriptReason.NOT_POSSIBLE, refused.problem, refused.cue) from refused
    met = touched([changes]) & touched(since)
    if met:
        raise StaleTranscript(row.number, _now(row.pk, met))
    return changes


def _needed(transcript_id: int, edits: Sequence[Edit]) -> Pieces:
    if any(needs_neighbours(edit) for edit in edits):
        return pieces_of(transcript_id)
    named = {edit.cue for edit in edits if not isinstance(edit, Insert | Join)}
    return pieces_of(transcript_id, named)


def _now(transcript_id: int, uuids: Iterable[str]) -> dict[str, Piece | None]:
    wanted = set(uuids)
    found = {piece.uuid: piece for piece in pieces_of(transcript_id, wanted)} if wanted else {}
    return {uuid: found.get(uuid) for uuid in sorted(wanted)}
