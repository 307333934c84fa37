"""Asks a recogniser for an episode's words, and stores what it heard."""

from typing import Any, Final

from django.db import transaction

from blog.actions.enqueue import enqueue
from blog.actions.podcast.import_transcript import import_transcript
from blog.actions.podcast.transcript_refused import refuse_unless_editor
from blog.kinds import TranscriptSource
from blog.models.outbox import OutboxRow
from blog.models.podcast.episode import Episode
from blog.registries import registries

RECOGNISE: Final = "blog.recognise"


@transaction.atomic
def ask_recogniser(*, episode: Episode, name: str, by: Any) -> bool:
    """Let the worker ask; nothing happens without sound of ours, or without a recogniser of this name."""
    refuse_unless_editor(episode, by)
    if episode.audio_id is None or name not in registries.recognisers:
        return False
    enqueue(RECOGNISE, ref=f"{episode.pk}:{name}", key=f"{RECOGNISE}:{episode.pk}:{name}:{episode.audio_id}")
    return True


def recognise(row: OutboxRow) -> None:
    """Listen and store the words as the transcript's next version; what it heard before changes nothing."""
    key, _colon, name = row.ref.partition(":")
    episode = Episode.objects.select_related("audio", "locale").defer("body").filter(pk=key).first()
    recogniser = registries.recognisers.get(name)
    if episode is None or episode.audio is None or recogniser is None:
        return
    with episode.audio.file.open("rb") as sound:
        words = recogniser.listen(sound, episode.locale.language_code)
    import_transcript(episode=episode, words=words, source=TranscriptSource.RECOGNISED, by=None)
