"""What an episode's page takes from an item of a feed: facts for its row, text for its body."""

import hashlib
import json
import uuid
from dataclasses import asdict
from typing import Any

from blog.actions.stored_blocks import stored_blocks
from blog.models.podcast.episode import Chapter, Soundbite
from blog.models.stream import raw_blocks
from blog.queries.public_body import public_blocks
from blog.text.podcast.feed_values import ReadEpisode
from blog.text.podcast.note_blocks import note_blocks
from blog.text.podcast.timed import TimedChapter


def digest_of(read: ReadEpisode) -> str:
    """Return a fingerprint of all that the feed tells of an episode."""
    values = asdict(read)
    # Pictures are none of what we keep of a followed episode: another one is no change.
    del values["cover"]
    for chapter in values["chapters"]:
        chapter["img"] = ""
    told = json.dumps(values, default=str, sort_keys=True)
    return hashlib.sha256(told.encode()).hexdigest()


def facts(read: ReadEpisode) -> dict[str, Any]:
    """Return the columns that hold facts of the feed, not text. Without a date the one that we noted stays."""
    return {
        **({"aired_at": read.aired_at} if read.aired_at else {}),
        "guid": read.guid,
        "season": read.season,
        "number": read.number,
        "episode_type": read.episode_type,
        "explicit": read.explicit,
        "duration": read.duration,
        "enclosure_url": read.enclosure_url,
        "enclosure_type": read.enclosure_type,
        "enclosure_size": read.enclosure_size,
        "link": read.link,
        "deep_link": read.deep_link,
        "license": read.license,
        "license_url": read.license_url,
        "removed_at": None,
        "told": _told(read),
    }


def _told(read: ReadEpisode) -> dict[str, Any]:
    return {
        "digest": digest_of(read),
        "transcripts": [asdict(file) for file in read.transcripts],
        "chapters": read.chapters_file.url if read.chapters_file else "",
    }


def fill_text(page: Any, read: ReadEpisode) -> None:
    """Give a page in memory the episode's title, summary and notes; passages that stay keep their ids."""
    before = raw_blocks(page.body) if page.body else []
    after = note_blocks(read, lambda: str(uuid.uuid4()), public_blocks(before))
    page.title = read.title
    page.standfirst = read.summary or read.title
    page.set_raw_body(stored_blocks(before, after))


def fill_parts(page: Any, read: ReadEpisode) -> None:
    """Give it its soundbites, and its chapters unless they lie in a file of their own that is brought later."""
    page.soundbites = [
        Soundbite(sort_order=place, start=bite.start, length=bite.length, title=bite.title)
        for place, bite in enumerate(read.soundbites)
    ]
    if read.chapters or read.chapters_file is None:
        fill_chapters(page, read.chapters)


def fill_chapters(page: Any, chapters: tuple[TimedChapter, ...]) -> None:
    """Give a page in memory these chapters."""
    page.chapters = [
        Chapter(sort_order=place, start=one.start, title=one.title, href=one.href)
        for place, one in enumerate(chapters)
    ]
