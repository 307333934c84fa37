"""What a feed tells, as values: shows, episodes, people, chapters. No foreign HTML beyond notes that were read as blocks."""

from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

from blog.text.podcast.timed import TimedBite, TimedChapter
from blog.text.refused import RefusedFor


class FeedFault(StrEnum):
    """Why a document can't be followed as a podcast; only the admin turns this into sentences."""

    EMPTY = "empty"
    """There is nothing in it."""
    NOT_XML = "not_xml"
    """It is no XML, or none that can be read."""
    BROKEN = "broken"
    """XML so broken that episodes would be lost in reading it."""
    HTML = "html"
    """A web page. Its feed may be named in it."""
    OPML = "opml"
    """A list of feeds."""
    JSON = "json"
    """A JSON document, such as JSON Feed."""
    SITEMAP = "sitemap"
    """A list of a site's pages."""
    PLAYLIST = "playlist"
    """A list for music players (M3U, PLS, XSPF)."""
    SOUND = "sound"
    """A sound file itself."""
    WRAPPER = "wrapper"
    """XML that holds or names a feed and is none itself."""
    NO_SOUND = "no_sound"
    """A feed of a blog: entries, but nothing to hear."""
    NO_TITLE = "no_title"
    """The show has no name."""
    ENTITIES = "entities"
    """It defines entities of its own, which feeds never need and attackers do."""
    TOO_LARGE = "too_large"
    """More bytes than we read."""
    TOO_DEEP = "too_deep"
    """Elements within elements beyond all measure."""
    TOO_MANY = "too_many"
    """More episodes than we follow."""
    CUT = "cut"
    """It ends in the middle; what is missing must not be taken for removed."""


class FeedRefused(RefusedFor[FeedFault]):
    """The document can't be followed. `hint` is an address named in it that may be the feed, `number` a count to tell."""

    def __init__(self, fault: FeedFault, *, hint: str = "", number: int = 0) -> None:
        super().__init__(fault)
        self.hint = hint
        self.number = number


@dataclass(frozen=True, slots=True)
class ReadPerson:
    """A name that a feed tells, in the podcast namespace's words for role and group (lower case)."""

    name: str
    role: str = "host"
    group: str = "cast"
    href: str = ""


@dataclass(frozen=True, slots=True)
class ReadFile:
    """A file that the feed names: a transcript, or chapters as JSON."""

    url: str
    mime: str = ""
    language: str = ""


@dataclass(frozen=True, slots=True)
class NotePart:
    """One passage of an episode's notes: `kind` text (clean rich text) or heading (plain words)."""

    kind: str
    value: str


@dataclass(frozen=True, slots=True)
class ReadEpisode:
    """An item of the feed with sound; texts are plain, `notes` are clean passages. Times are milliseconds."""

    guid: str
    title: str
    summary: str
    notes: tuple[NotePart, ...]
    enclosure_url: str
    enclosure_type: str = ""
    enclosure_size: int | None = None
    link: str = ""
    deep_link: str = ""
    aired_at: datetime | None = None
    duration: int | None = None
    season: int | None = None
    number: int | None = None
    episode_type: str = "full"
    explicit: bool = False
    license: str = ""
    license_url: str = ""
    people: tuple[ReadPerson, ...] = ()
    chapters: tuple[TimedChapter, ...] = ()
    chapters_file: ReadFile | None = None
    soundbites: tuple[TimedBite, ...] = ()
    transcripts: tuple[ReadFile, ...] = ()
    cover: str = ""
    """Address of its picture; only an episode that moves in takes it over, as those of its chapters."""


@dataclass(frozen=True, slots=True)
class ReadShow:
    """What the feed says of the show itself. `guid` is the podcast namespace's, if the feed has one."""

    title: str
    subtitle: str = ""
    description: str = ""
    link: str = ""
    language: str = ""
    author: str = ""
    guid: str = ""
    category: str = ""
    subcategory: str = ""
    explicit: bool = False
    medium: str = "podcast"
    complete: bool = False
    locked: bool = False
    copyright: str = ""
    license: str = ""
    license_url: str = ""
    funding_url: str = ""
    funding_text: str = ""
    new_address: str = ""
    hub: str = ""
    self_address: str = ""
    next_page: str = ""
    cover: str = ""
    """Address of its picture; only a show that moves in takes it over."""
    people: tuple[ReadPerson, ...] = ()


@dataclass(frozen=True, slots=True)
class ReadFeed:
    """A whole feed; `skipped` counts items without sound, `doubled` those whose guid came before."""

    show: ReadShow
    episodes: tuple[ReadEpisode, ...] = field(default=())
    skipped: int = 0
    doubled: int = 0
