"""Takes a person's name out of transcripts: her voice stays, as one that nobody names."""

from blog.models.podcast.transcript import Speaker
from blog.queries.podcast.voices import removed


def forget_voices(*, person_id: int) -> int:
    """Empty what files called her; a later import of the same words knows the voice by a hash and leaves it unnamed."""
    rows = list(Speaker.objects.filter(person_id=person_id).order_by("pk"))
    for row in rows:
        row.ref = removed(row.label) if row.label else ""
        row.label, row.person = "", None
    return Speaker.objects.bulk_update(rows, ["label", "person", "ref"], batch_size=100)
