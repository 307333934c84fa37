"""Writes what changed in a transcript: cues, and the version that tells of it. The only writer of both."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from django.utils import timezone
from wagtail.log_actions import log

from blog.actions.bump import bump
from blog.kinds import TranscriptChange
from blog.models.podcast.episode import Episode
from blog.models.podcast.transcript import Cue, Speaker, Transcript, TranscriptVersion
from blog.queries.podcast.transcript_pieces import keys_of_voices
from blog.signals import transcript_changed
from blog.text.transcripts.pieces import Changes, Piece, changes_to_json

LOG = "blog.transcript"
PORTION = 500
"""Rows in one statement: SQLite takes a limited number of values."""


def locked_transcript(pk: int) -> Transcript:
    """Lock a transcript until the end of the caller's transaction: its changes come one after the other."""
    return Transcript.objects.select_for_update(of=("self",)).get(pk=pk)


def store_pieces(
    transcript: Transcript,
    changes: Changes,
    *,
    kind: TranscriptChange,
    by: Any,
    note: str = "",
    key: UUID | None = None,
) -> TranscriptVersion:
    """Store changes of a locked transcript as its next version, in the caller's transaction."""
    _write(transcript.pk, changes, keys_of_voices(transcript.pk))
    transcript.number += 1
    transcript.changed_at = timezone.now()
    transcript.save()
    version = TranscriptVersion.objects.create(
        transcript=transcript,
        number=transcript.number,
        kind=kind,
        key=key,
        edits=changes_to_json(changes),
        note=note[:200],
        by_id=by.pk if by is not None else None,
    )
    told(transcript, by=by)
    return version


def told(transcript: Transcript, *, by: Any) -> None:
    """Let kept pages, the index and the page's history know."""
    bump()
    transcript_changed.send(
        sender=Transcript,
        page_id=transcript.episode_id,
        transcript_id=transcript.pk,
        number=transcript.number,
    )
    if by is not None and not _told_before(transcript, by):
        episode = Episode.objects.defer("body").get(pk=transcript.episode_id)
        log(instance=episode, action=LOG, user=by, content_changed=False)


def new_voice(transcript: Transcript, label: str) -> Speaker:
    """Add a voice under the next free key."""
    used = Speaker.objects.filter(transcript=transcript).values_list("key", flat=True)
    number = 1 + max((int(key[1:]) for key in used if key[1:].isdigit()), default=0)
    return Speaker.objects.create(transcript=transcript, key=f"s{number}", label=label)


def _told_before(transcript: Transcript, by: Any) -> bool:
    """Whether the last version was of the same person: an hour of corrections is one line of the page's history."""
    before = TranscriptVersion.objects.filter(transcript=transcript, number=transcript.number - 1)
    last = before.values_list("by_id", "at").first()
    return last is not None and last[0] == by.pk and (timezone.now() - last[1]).total_seconds() < 3600


def _write(transcript_id: int, changes: Changes, voices: Mapping[str, int]) -> None:
    cues = Cue.objects.filter(transcript_id=transcript_id)
    gone = [change.uuid for change in changes if change.after is None]
    for at in range(0, len(gone), PORTION):
        cues.filter(uuid__in=gone[at : at + PORTION]).delete()
    new = [change.after for change in changes if change.before is None and change.after]
    Cue.objects.bulk_create(
        [_cue(Cue(transcript_id=transcript_id, uuid=piece.uuid), piece, voices) for piece in new], PORTION
    )
    changed = {change.uuid: change.after for change in changes if change.before and change.after}
    for at in range(0, len(changed), PORTION):
        some = list(changed)[at : at + PORTION]
        rows = [_cue(row, changed[str(row.uuid)], voices) for row in cues.filter(uuid__in=some)]
        Cue.objects.bulk_update(rows, ["position", "start", "end", "speaker", "text"], batch_size=100)


def _cue(row: Cue, piece: Piece, voices: Mapping[str, int]) -> Cue:
    row.position, row.start, row.end, row.text = piece.position, piece.start, piece.end, piece.text
    row.speaker_id = voices.get(piece.speaker)
    return row
