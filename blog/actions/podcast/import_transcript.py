"""Takes the words of a file over as an episode's transcript; what says the same keeps its identity and its voice."""

import hashlib
import json
import uuid
from typing import Any

from django.db import transaction

from blog.actions.podcast.store_pieces import locked_transcript, new_voice, store_pieces
from blog.actions.podcast.transcript_refused import refuse_unless_editor
from blog.kinds import TranscriptChange, TranscriptSource
from blog.models.podcast.episode import Episode
from blog.models.podcast.transcript import Transcript
from blog.queries.podcast.transcript_pieces import pieces_of
from blog.queries.podcast.voices import removed, voices_by_name
from blog.text.transcripts.pieces import difference
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

    Words from a feed or a recogniser that came before change nothing either: what an editor corrected since stays. `words` are those of
    `blog.text.transcripts.reading.read_transcript`. Raises `TranscriptRefused`.
    """
    refuse_unless_editor(episode, by)
    found = _transcript(episode, language or episode.locale.language_code)
    digest = _digest(words)
    if source != TranscriptSource.UPLOAD and found.digest == digest:
        return found
    now = pieces_of(found.pk)
    changes = difference(now, replaced(now, words, key_of=_keys(found, words), new_id=_new_id))
    found.digest, found.source, found.source_url = digest, source, source_url
    if changes:
        store_pieces(found, changes, kind=TranscriptChange.IMPORTED, by=by, note=note)
    else:
        found.save()
    return found


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
