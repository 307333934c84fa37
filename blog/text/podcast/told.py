"""What a feed of ours tells, as values: the one thing that writes feeds, chapters and complaints go by."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from blog.text.podcast.timed import TimedBite, TimedChapter


@dataclass(frozen=True, slots=True)
class ToldPerson:
    """Somebody who speaks or works in a show or an episode; `role` in the words of the Podcast Taxonomy."""

    name: str
    role: str
    href: str = ""
    img: str = ""

    @property
    def group(self) -> str:
        """The taxonomy's group that the role belongs to."""
        return _GROUPS.get(self.role, "cast")


_GROUPS = {
    "author": "writing",
    "editor": "writing",
    "translator": "writing",
    "transcriber": "writing",
    "audio editor": "audio post-production",
    "producer": "creative direction",
    "reporter": "cast",
}


@dataclass(frozen=True, slots=True)
class ToldShow:
    """Another feed that this one names: one that we recommend, or that of the publisher."""

    feed_guid: UUID
    feed_url: str
    title: str = ""


@dataclass(frozen=True, slots=True)
class ToldLink:
    """An address with what it leads to: a form of a transcript with its type, an article with its title."""

    url: str
    label: str
    language: str = ""


@dataclass(frozen=True, slots=True)
class ToldTalk:
    """Where an episode is discussed: `url` is the page, `thread` what apps read, with the show as who opened it."""

    url: str
    label: str
    thread: str
    account: str
    account_url: str


@dataclass(frozen=True, slots=True)
class ToldEpisode:
    """An episode as apps get it. `html` may hold slots for names; `duration` in milliseconds, `size` in bytes."""

    guid: str
    title: str
    url: str
    summary: str
    html: str
    published: datetime
    sound_url: str
    mime: str
    size: int
    duration: int
    season: int | None = None
    number: int | None = None
    kind: str = "full"
    explicit: bool = False
    cover: str = ""
    license: str = ""
    license_url: str = ""
    talk: ToldTalk | None = None
    chapters_url: str = ""
    people: tuple[ToldPerson, ...] = ()
    chapters: tuple[TimedChapter, ...] = ()
    soundbites: tuple[TimedBite, ...] = ()
    transcripts: tuple[ToldLink, ...] = ()
    articles: tuple[ToldLink, ...] = ()


@dataclass(frozen=True, slots=True)
class ToldPaging:
    """Where this part of a feed is, and the others (RFC 5005, 3); nothing where there is none."""

    this: str = ""
    first: str = ""
    previous: str = ""
    next: str = ""
    last: str = ""


@dataclass(frozen=True, slots=True)
class ToldFeed:
    """A show as apps get it, with one part of its episodes, newest first."""

    title: str
    url: str
    self_url: str
    language: str
    description: str
    guid: UUID
    subtitle: str = ""
    cover: str = ""
    author: str = ""
    owner_email: str = ""
    category: str = ""
    subcategory: str = ""
    explicit: bool = False
    medium: str = "podcast"
    locked: bool = True
    complete: bool = False
    copyright: str = ""
    license: str = ""
    license_url: str = ""
    funding_url: str = ""
    funding_text: str = ""
    update_rule: str = ""
    update_text: str = ""
    txt: str = ""
    moved_to: str = ""
    publisher: ToldShow | None = None
    is_private: bool = False
    people: tuple[ToldPerson, ...] = ()
    recommended: tuple[ToldShow, ...] = ()
    paging: ToldPaging = ToldPaging()
    episodes: tuple[ToldEpisode, ...] = ()
