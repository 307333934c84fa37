"""Says who speaks: a person, a contributor by reference, or a plain word; and adds a voice."""

import re
from typing import Any, Final

from django.db import transaction

from blog.actions.podcast.store_pieces import locked_transcript, new_voice, told
from blog.actions.podcast.transcript_refused import (
    TranscriptReason,
    TranscriptRefused,
    refuse_unless_editor,
)
from blog.models.person import Person
from blog.models.podcast.transcript import Speaker, Transcript
from blog.text.transcripts.voices import speaker as one_line

_REFERENCE: Final = re.compile(r"contribution:[0-9a-f-]{36}")


@transaction.atomic
def name_voice(
    *, voice: Speaker, by: Any, label: str | None = None, person: Person | None = None, ref: str = ""
) -> Speaker:
    """Set who a voice is: exactly this person or contribution, or nobody that we know. `label` None leaves the word.

    No version: versions know keys alone, so all of them tell the new name. Raises `TranscriptRefused`.
    """
    transcript = locked_transcript(voice.transcript_id)
    refuse_unless_editor(transcript.episode, by)
    if ref and not _REFERENCE.fullmatch(ref):
        raise TranscriptRefused(TranscriptReason.NO_SUCH_VOICE)
    if label is not None:
        voice.label = one_line(label)
    voice.person, voice.ref = person, "" if person else ref
    if voice.ref:
        voice.label = ""  # a contributor's name stands at the contributor alone
    voice.save(update_fields=["label", "person", "ref"])
    told(transcript, by=by)
    return voice


@transaction.atomic
def add_voice(*, transcript: Transcript, label: str, by: Any) -> Speaker:
    """Add a voice that has said nothing yet."""
    row = locked_transcript(transcript.pk)
    refuse_unless_editor(row.episode, by)
    return new_voice(row, one_line(label))
