"""Takes over transcripts and chapters that a feed keeps in files of their own."""

from dataclasses import dataclass
from typing import Any

from blog.actions.podcast.bring_pictures import note_pictures
from blog.actions.podcast.episode_facts import fill_chapters
from blog.actions.podcast.import_transcript import import_transcript
from blog.actions.publish_imported import fill_page
from blog.kinds import TranscriptSource
from blog.models.podcast.episode import Chapter, Episode
from blog.text.podcast.chapters_file import read_chapters
from blog.text.podcast.feed_values import ReadFile
from blog.text.transcripts.reading import read_transcript
from blog.text.transcripts.words import Unreadable

# Which kind of file tells the most: who speaks, and exact times.
_BEST = (
    "application/json",
    "text/vtt",
    "application/x-subrip",
    "application/srt",
    "text/srt",
    "text/html",
    "text/plain",
)


@dataclass(frozen=True, slots=True)
class WantedFiles:
    """What there is to fetch: transcripts, the best first, and the address of chapters."""

    transcripts: tuple[ReadFile, ...]
    chapters: str


def wanted_files(episode: Episode) -> WantedFiles:
    """Return the files that the feed told for an episode; transcripts of its own language come first."""
    told = episode.told
    files = [ReadFile(**file) for file in told.get("transcripts", ())]
    language = episode.locale.language_code

    def rank(file: ReadFile) -> tuple[bool, int]:
        other = bool(file.language) and not file.language.lower().startswith(language)
        return other, _BEST.index(file.mime) if file.mime in _BEST else len(_BEST)

    return WantedFiles(tuple(sorted(files, key=rank)), str(told.get("chapters") or ""))


def bring_transcript(*, episode: Episode, file: ReadFile, content: bytes) -> bool:
    """Make a fetched file the episode's transcript, if it can be read as one; what an editor corrected is asked for there."""
    try:
        reading = read_transcript(content, duration=episode.duration)
    except Unreadable:
        return False
    import_transcript(
        episode=episode, words=reading.words, source=TranscriptSource.FEED, by=None, source_url=file.url
    )
    return True


def bring_chapters(*, episode: Episode, content: bytes, address: str) -> None:
    """Make a fetched file the episode's chapters; a file without any changes nothing."""
    chapters = read_chapters(content, address)
    if episode.podcast.is_own:
        note_pictures(episode_id=episode.pk, cover="", chapters=chapters)
    rows = Chapter.objects.filter(episode=episode).order_by("sort_order")
    now = [(row.start, row.title, row.href) for row in rows]
    if not chapters or now == [(one.start, one.title, one.href) for one in chapters]:
        return

    def fill(page: Any) -> None:
        fill_chapters(page, chapters)

    # An episode that moves in is a draft until its show appears, and stays one.
    fill_page(page_id=episode.pk, fill=fill)
