"""Acts on transcripts and sources that hold what they judge by, each with the locks that it takes (see `acts`)."""

from collections.abc import Callable
from io import BytesIO

from blog.actions.outside_sources import note_answer
from blog.actions.podcast.bring_pictures import Outcome, note_pictures, take_over_pictures
from blog.actions.podcast.move_in import take_over_sound
from blog.actions.podcast.name_voice import name_voice
from blog.models import OutsideSource, Speaker
from tests.discussion.acts import Act, Desk
from tests.factories import podcast, sounds


def _voice(desk: Desk) -> Act:
    podcast.transcript(podcast.own_episode())
    voice = Speaker.objects.get()
    return lambda: name_voice(voice=voice, label="Anna", by=desk.cem)


def _sound(_desk: Desk) -> Act:
    waiting = podcast.draft_episode(audio=None)
    waiting.save_revision()
    return lambda: take_over_sound(episode_id=waiting.pk, upload=BytesIO(sounds.mp3(1000)))


def _told(_desk: Desk) -> Act:
    key = podcast.draft_episode().pk
    return lambda: note_pictures(episode_id=key, cover="https://alt.example/folge.jpg", chapters=())


def _pictures(_desk: Desk) -> Act:
    key = podcast.draft_episode().pk
    return lambda: take_over_pictures(episode_id=key, found={"https://alt.example/folge.jpg": Outcome()})


def _source(_desk: Desk) -> Act:
    key = OutsideSource.objects.create(url="https://zeitung.example/").pk
    return lambda: note_answer(key=key, is_there=True, status=200)


PODCAST_ACTS: dict[str, tuple[Callable[[Desk], Act], list[str]]] = {
    "naming a voice": (_voice, ["store_pieces.locked_transcript: Transcript"]),
    "copying a moved episode's sound": (_sound, ["move_in.take_over_sound: Page"]),
    "noting pictures of a moved episode": (_told, ["bring_pictures.note_pictures: Episode"]),
    "copying them": (_pictures, ["bring_pictures.take_over_pictures: Episode"]),
    "noting that a source is there": (_source, ["outside_sources.note_answer: OutsideSource"]),
}
