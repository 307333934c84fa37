"""The pieces of a transcript as values: now, in an earlier version, and what was changed since one."""

from collections.abc import Collection, Iterable
from uuid import UUID

from django.db.models import QuerySet

from blog.models.podcast.transcript import Cue, Speaker, TranscriptVersion
from blog.text.transcripts.pieces import Changes, Piece, Pieces, changes_from_json, undone


def pieces_of(transcript_id: int, uuids: Collection[str] | None = None) -> Pieces:
    """Return the pieces as they are now, in order; of some alone, if their ids are given. One statement."""
    cues = Cue.objects.filter(transcript_id=transcript_id).order_by("position", "pk")
    return _values(cues if uuids is None else cues.filter(uuid__in=uuids))


def changes_since(transcript_id: int, number: int) -> list[Changes]:
    """Return what changed after a version, the newest change first. One statement."""
    later = TranscriptVersion.objects.filter(transcript_id=transcript_id, number__gt=number)
    return [changes_from_json(edits) for edits in later.order_by("-number").values_list("edits", flat=True)]


def pieces_at(transcript_id: int, number: int) -> Pieces:
    """Return the pieces as they stood in a version."""
    found = pieces_of(transcript_id)
    for changes in changes_since(transcript_id, number):
        found = undone(found, changes)
    return found


def keys_of_voices(transcript_id: int) -> dict[str, int]:
    """Return the rows of voices by what versions call them."""
    rows = Speaker.objects.filter(transcript_id=transcript_id).order_by("pk")
    return dict(rows.values_list("key", "pk"))


def touched(versions: Iterable[Changes]) -> set[str]:
    """Return the pieces of which more than the place was changed."""
    return {change.uuid for changes in versions for change in changes if change.tells}


def _values(cues: QuerySet[Cue]) -> Pieces:
    rows = cues.values_list("uuid", "position", "start", "end", "speaker__key", "text")
    return tuple(
        Piece(_text(uuid), position, start, end, key or "", text)
        for uuid, position, start, end, key, text in rows
    )


def _text(uuid: UUID) -> str:
    return str(uuid)
