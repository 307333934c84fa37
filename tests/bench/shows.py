"""Builds what the rows about podcasts measure: shows with many episodes, one with many cues, hours of speech."""

import time
import uuid
from collections.abc import Iterable, Sequence
from datetime import timedelta

from django.core.files.base import ContentFile
from django.utils import timezone

from blog.actions.index_once import index_once
from blog.actions.index_quotes import index_transcript
from blog.actions.podcast.follow_show import follow_show
from blog.actions.podcast.free_slug import free_slug
from blog.actions.podcast.import_show import create_episode
from blog.models import (
    Audio,
    Cue,
    Episode,
    FollowedFeed,
    HomePage,
    PodcastIndexPage,
    Show,
    Speaker,
    Transcript,
)
from blog.models.spoken import Window, WordPair
from blog.queries.podcast.known_people import known_people
from blog.queries.quote_finder import find_quote
from blog.text.podcast.feed_values import NotePart, ReadEpisode
from blog.text.podcast.reading import read_feed
from blog.text.podcast.timed import TimedChapter
from tests.bench.rows import Row, say
from tests.bench.spoken import Speech
from tests.factories import blog, sounds
from tests.feeds.made import MadeFeed, episodes

NOTES = (NotePart("text", "<p>Wem gehört die Zeit? Darüber reden wir mit zweien, die es wissen.</p>"),) * 4
NEAR = 6_000
"""Milliseconds: a cue beside the right one is right, too (a sentence begins in the middle of one)."""


def _index() -> PodcastIndexPage:
    home = HomePage.objects.filter(locale__language_code="de").get()
    found = PodcastIndexPage.objects.child_of(home).first()
    if found is None:
        found = PodcastIndexPage(title="Podcasts", slug="podcasts", locale=home.locale)
        home.add_child(instance=found)
    return found


def _show(title: str) -> Show:
    parent = _index()
    show = Show(
        title=title,
        slug=free_slug(parent, title),
        description="Gespräche.",
        guid=uuid.uuid4(),
        locale=parent.locale,
    )
    parent.add_child(instance=show)
    return show


def _told(count: int) -> list[ReadEpisode]:
    now = timezone.now()
    chapters = tuple(TimedChapter(place * 300_000, f"Kapitel {place}") for place in range(5))
    return [
        ReadEpisode(
            guid=f"folge-{n}",
            title=f"Folge {n}",
            summary=f"Worum es in Folge {n} geht.",
            notes=NOTES,
            enclosure_url="",
            aired_at=now - timedelta(weeks=count - n),
            duration=3_600_000,
            number=n,
            chapters=chapters,
        )
        for n in range(count)
    ]


def _episodes(show: Show, count: int) -> list[int]:
    """Store episodes, as a show that moves in brings them."""
    people = known_people()
    with index_once(show):  # nobody looks for these episodes in search: that isn't what is measured
        return [create_episode(show=show, read=read, people=people).pk for read in _told(count)]


def _sound() -> Audio:
    row = Audio(
        mime="audio/mpeg", extension="mp3", size=40_000_000, duration=3_600_000, sha256=uuid.uuid4().hex * 2
    )
    row.file.save(f"{row.uuid}.mp3", ContentFile(sounds.mp3(100)), save=False)
    row.save()
    return row


def own_show(count: int) -> Show:
    """Return a show of ours with so many episodes, each with sound, chapters and a transcript."""
    show = _show("Eigene Show")
    keys = _episodes(show, count)
    for key in keys:
        Episode.objects.filter(pk=key).update(audio=_sound())
    made = Transcript.objects.bulk_create(
        [Transcript(episode_id=key, language="de", number=1) for key in keys]
    )
    Cue.objects.bulk_create(
        [Cue(transcript=row, position=1024, start=0, end=4000, text="Guten Tag.") for row in made]
    )
    return show


def long_episode(count: int) -> Episode:
    """Return an episode of ours with so many cues of two people, about five hours."""
    show = _show("Lange Show")
    (key,) = _episodes(show, 1)
    Episode.objects.filter(pk=key).update(audio=_sound())
    made = Transcript.objects.create(episode_id=key, language="de", number=1)
    voices = [Speaker.objects.create(transcript=made, key=f"s{n}", label=f"Stimme {n}") for n in (1, 2)]
    speech = Speech()
    cues = [cue for number in range(count // 600 + 1) for cue in _hour(speech, number)][:count]
    Cue.objects.bulk_create(
        [
            Cue(
                transcript=made,
                position=n * 1024,
                start=start,
                end=end,
                speaker=voices[n // 4 % 2],
                text=text,
            )
            for n, (start, end, text) in enumerate(cues, start=1)
        ]
    )
    index_transcript(episode_id=key)
    return Episode.objects.get(pk=key)


def _hour(speech: Speech, number: int) -> Iterable[tuple[int, int, str]]:
    later = number * 3_600_000
    return ((start + later, end + later, text) for start, end, text in speech.hour(number))


def followed(count: int) -> tuple[FollowedFeed, bytes]:
    """Return a show that is followed and not yet looked into, and its feed with so many episodes."""
    document = MadeFeed(episodes=episodes(count)).rss()
    read = read_feed(document)
    feed = follow_show(index=_index(), url="https://gespraech.example.org/feed", read=read, by=blog.editor())
    return feed, document


def changed(document: bytes) -> bytes:
    """Return a feed in which one episode has other notes."""
    return document.replace("Grüße aus Köln".encode(), "Grüße aus Bonn".encode(), 1)


def spoken_hours(hours: int) -> tuple[Speech, list[int]]:
    """Store so many episodes of an hour each, with their words; the quote finder doesn't know them yet."""
    speech = Speech()
    keys = _episodes(_show("Viele Stunden"), hours)
    made = Transcript.objects.bulk_create(
        [Transcript(episode_id=key, language="de", number=1) for key in keys]
    )
    for number, row in enumerate(made):
        Cue.objects.bulk_create(
            [
                Cue(transcript=row, position=n * 1024, start=start, end=end, text=text)
                for n, (start, end, text) in enumerate(speech.hour(number), start=1)
            ]
        )
    return speech, keys


def index(keys: Sequence[int]) -> Row:
    """Let the quote finder know what is said in these episodes; return what that took."""
    begun = time.perf_counter()
    for number, key in enumerate(keys, start=1):
        index_transcript(episode_id=key)
        if number % 50 == 0:
            say(f"quotes: {number} episodes known after {time.perf_counter() - begun:.0f} s")
    spent = time.perf_counter() - begun
    return {
        "seconds": spent,
        "windows": Window.objects.count(),
        "pairs": WordPair.objects.count(),
        "MB": _size() / 1_000_000,
    }


def _size() -> float:
    from django.db import connection

    if connection.vendor != "postgresql":
        return 0.0
    tables = [model._meta.db_table for model in (Window, WordPair)]
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT sum(pg_total_relation_size(name::regclass)) FROM unnest(%s::text[]) AS name", [tables]
        )
        return float(cursor.fetchone()[0])


def asked(sentences: Sequence[tuple[int, int, str]]) -> Row:
    """Ask for sentences of (episode, millisecond, words), none for those that nobody said; return times and right answers."""
    times, right = [], 0
    for key, second, text in sentences:
        begun = time.perf_counter()
        found = find_quote(text)
        times.append((time.perf_counter() - begun) * 1000)
        first = found[0] if found else None
        if key == 0:
            right += first is None
        elif first is not None:
            right += first.page_id == key and abs((first.start or 0) - second) <= NEAR
    times.sort()
    return {
        "fastest ms": times[0],
        "median ms": times[len(times) // 2],
        "slowest ms": times[-1],
        "right of 100": 100 * right / len(sentences),
    }
