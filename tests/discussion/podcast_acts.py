"""Acts on transcripts and sources that hold what they judge by, each with the locks that it takes (see `acts`)."""

from collections.abc import Callable

from blog.actions.outside_sources import note_answer
from blog.actions.podcast.name_voice import name_voice
from blog.models import OutsideSource, Speaker
from tests.discussion.acts import Act, Desk
from tests.factories import podcast


def _voice(desk: Desk) -> Act:
    podcast.transcript(podcast.own_episode())
    voice = Speaker.objects.get()
    return lambda: name_voice(voice=voice, label="Anna", by=desk.cem)


def _source(_desk: Desk) -> Act:
    key = OutsideSource.objects.create(url="https://zeitung.example/").pk
    return lambda: note_answer(key=key, is_there=True, status=200)


PODCAST_ACTS: dict[str, tuple[Callable[[Desk], Act], list[str]]] = {
    "naming a voice": (_voice, ["store_pieces.locked_transcript: Transcript"]),
    "noting that a source is there": (_source, ["outside_sources.note_answer: OutsideSource"]),
}
