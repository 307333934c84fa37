"""What pages, feeds and the API are made of: values, the same for all of them."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import NamedTuple

from django.utils.safestring import SafeString

from blog.queries.origins import Origin
from blog.registries import PassageNote


@dataclass(frozen=True, slots=True)
class Link:
    """A name that leads somewhere."""

    label: str
    url: str


@dataclass(frozen=True, slots=True)
class CarriedQuestion:
    """A question that a page carries; `answer_url` is empty where readers may not answer."""

    text: str
    url: str
    answer_url: str = ""


@dataclass(frozen=True, slots=True)
class PageLink:
    """One step of a pager."""

    label: str
    url: str
    current: bool = False
    rel: str = ""


@dataclass(frozen=True, slots=True)
class TopicLine:
    """A topic and how many articles it has."""

    label: str
    url: str
    count: int


@dataclass(frozen=True, slots=True)
class PersonCard:
    """A public person: author of articles."""

    name: str
    url: str
    portrait_html: SafeString
    biography_html: SafeString
    networks: tuple[tuple[str, str, str], ...]


@dataclass(frozen=True, slots=True)
class VersionLine:
    """One version in a list."""

    number: int
    date: datetime
    kind: str
    kind_label: str
    note: str
    url: str
    difference_url: str
    contributions: int = 0
    code: str = ""
    undone_in: int = 0


@dataclass(frozen=True, slots=True)
class EventLine:
    """Something that happened beside the versions."""

    date: datetime
    label: str
    note: str = ""


@dataclass(frozen=True, slots=True)
class StateLine:
    """How far the talk about a section is, as the editor sees it."""

    kind: str
    label: str


class ContentsLine(NamedTuple):
    """A larger heading in the list of contents."""

    anchor: str
    text: str
    state: StateLine | None = None


@dataclass(frozen=True, slots=True)
class PassageView:
    """One passage, ready to be shown, with where it came from."""

    id: str
    anchor: str
    kind: str
    html: SafeString
    since: int
    changed: int
    notes: tuple[Origin, ...] = ()
    role: str = ""
    """What a quoted contribution is here for: a counter-position stands under the passage that it answers."""
    url: str = ""
    """The page of this passage, with what is said about it; empty where it stands in no present text."""
    history_url: str = ""
    state: StateLine | None = None
    """Of the section that begins here."""
    positions: tuple[Link, ...] = ()
    """What was taken from here as somebody's position; the label is the question that it answers, if it does."""
    name: str = ""
    """What it is called: „Absatz 4“, as everywhere else."""

    @property
    def notes_total(self) -> int:
        """How many contributions went in."""
        return len({note.ref for note in self.notes})


@dataclass(frozen=True, slots=True)
class ArticleHead:
    """Which article a page beside it is about."""

    title: str
    url: str


@dataclass(frozen=True, slots=True)
class ArticleView:
    """An article as readers see it. Names of contributors are slots, filled when the page is sent."""

    title: str
    standfirst: str
    url: str
    language: str
    topic: Link | None
    authors: tuple[PersonCard, ...]
    first_published: datetime | None
    last_changed: datetime | None
    last_reviewed: date | None
    reading_minutes: int
    version: int
    versions: tuple[VersionLine, ...]
    version_total: int
    versions_url: str
    passages: tuple[PassageView, ...]
    contributors: tuple[str, ...]
    """Contributions whose words stand in the text."""
    contents: tuple[ContentsLine, ...]
    previous: Link | None
    next: Link | None
    changes_feed_url: str
    hero_html: SafeString
    og_image: str = ""
    search_title: str = ""
    search_description: str = ""
    other_language_url: str = ""
    annotations_url: str = ""
    key: str = ""
    visit_url: str = ""
    earlier_contributors: tuple[str, ...] = ()
    questions: tuple[CarriedQuestion, ...] = ()
    """Contributions that went into the text and whose words the text has lost since."""
    pointed: tuple[Link, ...] = ()
    """Pages of the site that refer to it: each leads to the passage that does."""
    has_talk: bool = False
    """Its passages can be talked about: each has a link to its page."""
    comment_total: int = 0
    beside: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class ArticleCard:
    """An article in a list."""

    page_id: int
    title: str
    url: str
    standfirst: str
    topic: Link | None
    first_published: datetime | None
    last_changed: datetime | None
    version: int
    reading_minutes: int
    authors_text: str
    picture_html: SafeString
    contributors: int = 0
    comment_total: int = 0


@dataclass(frozen=True, slots=True)
class ChangeLine:
    """A version in the list of what changed lately."""

    article_title: str
    url: str
    number: int
    date: datetime
    note: str
    difference_url: str


@dataclass(frozen=True, slots=True)
class HomeView:
    """The front page."""

    lead: ArticleCard | None
    articles: tuple[ArticleCard, ...]
    changes: tuple[ChangeLine, ...]
    topics: tuple[TopicLine, ...]
    intro_html: SafeString
    search_title: str = ""
    search_description: str = ""


@dataclass(frozen=True, slots=True)
class VersionPage:
    """One version as it was."""

    head: ArticleHead
    version: VersionLine
    current: int
    title: str
    standfirst: str
    language: str
    passages: tuple[PassageView, ...]
    older: VersionLine | None
    newer: VersionLine | None
    versions_url: str
    standfirst_removed: bool = False


@dataclass(frozen=True, slots=True)
class DifferencePiece:
    """One passage of a difference."""

    op: str
    anchor: str
    kind_label: str
    html: SafeString
    moved_from: int | None


@dataclass(frozen=True, slots=True)
class DifferencePage:
    """What changed between two versions."""

    head: ArticleHead
    old: VersionLine
    new: VersionLine
    title_html: SafeString
    standfirst_html: SafeString
    pieces: tuple[DifferencePiece, ...]
    counts: Mapping[str, int]
    notes: tuple[PassageNote, ...]
    older_url: str
    newer_url: str
    versions_url: str
    is_one_step: bool
