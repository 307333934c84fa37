"""A check of transcripts for `haltung doctor`: their versions must tell all that was ever done to them."""

from django.db.models import Max

from blog.models.podcast.transcript import Transcript
from blog.queries.podcast.transcript_pieces import changes_since, pieces_of
from blog.text.transcripts.pieces import Pieces, done


def broken_transcripts() -> list[str]:
    """A transcript whose versions, played one after the other, give something else was changed beside `store_pieces`."""
    rows = Transcript.objects.annotate(newest=Max("versions__number")).order_by("pk")
    return [
        f"The versions of transcript {pk} don't tell how it came to be as it is."
        for pk, number, newest in rows.values_list("pk", "number", "newest")
        if number != (newest or 0) or _played(pk) != pieces_of(pk)
    ]


def _played(transcript_id: int) -> Pieces:
    pieces: Pieces = ()
    for changes in reversed(changes_since(transcript_id, 0)):
        pieces = done(pieces, changes)
    return pieces
