"""Takes the words of a file over as an episode's transcript; what says the same keeps its identity and its voice."""

import hashlib
import json
import uuid
from typing import Any

from django.db import transaction
from django.utils import timezone

from blog.actions.podcast.store_pieces import locked_transcript, new_voice, store_pieces
from blog.actions.podcast.transcript_refused import refuse_unless_editor
from blog.kinds import TranscriptChange, TranscriptSource
from blog.models.podcast.episode import Episode
from blog.models.podcast.transcript import Transcript, TranscriptVersion
from blog.queries.podcast.transcript_pieces import pieces_of
from blog.queries.podcast.voices import removed, voices_by_name
from blog.text.transcripts.pieces import difference, pieces_from_json, pieces_to_json
from blog.text.transcripts.replacing import replaced
from blog.text.transcripts.words import Words


@transaction.atomic
def import_transcript(
    *,
    episode: Episode,
    words: Words,
    source: TranscriptSource,
    by: Any,
    language: str = "",
    source_url: str = "",
    note: str = "",
) -> Transcript:
    """Make these words the transcript's next version; without a difference there is none.

    Words from a feed or a recogniser that came before change nothing either: what an editor corrected since stays. Where they are
    others than before, and an editor corrected the ones before, they wait for her decision (`decide_waiting`). `words` are those
    of `blog.text.transcripts.reading.read_transcript`. Raises `TranscriptRefused`.
    """
    refuse_unless_editor(episode, by)
    found = _transcript(episode, language or episode.locale.language_code)
    digest = _digest(words)
    if source != TranscriptSource.UPLOAD and found.digest == digest:
        return found
    now = pieces_of(found.pk)
    after = replaced(now, words, key_of=_keys(found, words), new_id=_new_id)
    changes = difference(now, after)
    found.digest, found.source_url = digest, source_url
    if by is None and changes and is_corrected(found.pk):
        found.waiting, found.waiting_since = pieces_to_json(after), timezone.now()
        found.save()
        return found
    found.source, found.waiting, found.waiting_since = source, [], None
    if changes:
        store_pieces(found, changes, kind=TranscriptChange.IMPORTED, by=by, note=note)
    else:
        found.save()
    return found


@transaction.atomic
def decide_waiting(*, transcript: Transcript, take: bool, by: Any) -> Transcript:
    """Let the changed file that waits become the next version, or leave the transcript as it is; either way nothing waits then.

    What was corrected stays readable as the version before. Raises `TranscriptRefused`.
    """
    refuse_unless_editor(transcript.episode, by)
    row = locked_transcript(transcript.pk)
    changes = difference(pieces_of(row.pk), pieces_from_json(row.waiting)) if row.waiting and take else ()
    row.waiting, row.waiting_since = [], None
    row.save()
    if changes:
        store_pieces(row, changes, kind=TranscriptChange.IMPORTED, by=by)
    return row


def is_corrected(transcript_id: int) -> bool:
    """Tell whether what stands there is an editor's work: not what a file told that came by itself, unchanged."""
    newest = TranscriptVersion.objects.filter(transcript_id=transcript_id).order_by("-number")
    row = newest.only("kind", "by_id").first()
    return row is not None and not (row.kind == TranscriptChange.IMPORTED and row.by_id is None)


def _transcript(episode: Episode, language: str) -> Transcript:
    row, _new = Transcript.objects.get_or_create(episode_id=episode.pk, language=language)
    return locked_transcript(row.pk)


def _keys(transcript: Transcript, words: Words) -> Any:
    """Return what gives the key of a name; unknown names become voices."""
    known = voices_by_name(transcript.pk)
    for name in dict.fromkeys(cue.speaker for cue in words if cue.speaker):
        if name.casefold() not in known:
            known[name.casefold()] = known.get(removed(name)) or new_voice(transcript, name).key
    return lambda name: known[name.casefold()]


def _new_id() -> str:
    return str(uuid.uuid4())


def _digest(words: Words) -> str:
    rows = [(cue.start, cue.end, cue.speaker, cue.text) for cue in words]
    return hashlib.sha256(json.dumps(rows).encode()).hexdigest()
