"""A changed file of a followed show that waits for an editor: what it would change in the transcript, then and now."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final

from django.utils.translation import gettext as _

from blog.models.podcast.transcript import Transcript
from blog.queries.podcast.transcript_pieces import pieces_of
from blog.queries.podcast.transcript_view import voices_of
from blog.text.podcast.times import clock
from blog.text.transcripts.pieces import Piece, difference, pieces_from_json

MOST_LINES: Final = 200


@dataclass(frozen=True, slots=True)
class WaitingLine:
    """One piece: what stands there, and what the file says instead; empty where there is none."""

    at: str
    ours: str
    theirs: str


@dataclass(frozen=True, slots=True)
class Waiting:
    """All of it; `more` are lines that are not listed."""

    since: datetime
    lines: tuple[WaitingLine, ...]
    more: int = 0


def waiting_of(transcript: Transcript) -> Waiting | None:
    """Return what a waiting file would change; nothing where none waits. Two statements."""
    if not transcript.waiting or transcript.waiting_since is None:
        return None
    names = {voice.key: voice.name for voice in voices_of(transcript.pk).values()}

    def words(piece: Piece | None) -> str:
        if piece is None:
            return ""
        name = names.get(piece.speaker, "")
        return f"{name}: {piece.text}" if name else piece.text

    changes = difference(pieces_of(transcript.pk), pieces_from_json(transcript.waiting))
    told = [change for change in changes if change.tells]
    told.sort(key=lambda change: (change.before or change.after).start)  # type: ignore[union-attr]
    lines = tuple(
        WaitingLine(
            clock((change.before or change.after).start),  # type: ignore[union-attr]
            words(change.before),
            words(change.after),
        )
        for change in told[:MOST_LINES]
    )
    return Waiting(transcript.waiting_since, lines, max(0, len(told) - MOST_LINES))


def waiting_findings(page: Any) -> list[str]:
    """Say in an episode's check list that its feed has another transcript than the one that was corrected here."""
    if not hasattr(page, "podcast_id"):
        return []
    if not Transcript.objects.filter(episode_id=page.pk, waiting_since__isnull=False).exists():
        return []
    return [
        _(
            "Der Feed hat sein Transkript geändert, eure Berichtigungen gelten weiter. Entscheide auf der Seite „Transkript“."
        )
    ]
