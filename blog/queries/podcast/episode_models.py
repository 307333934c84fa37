"""What the pages of shows and episodes are made of: values. Times are milliseconds, `clock` is how people read them."""

from dataclasses import dataclass
from datetime import datetime

from django.utils.safestring import SafeString

from blog.queries.read_models import ArticleView, Link, PageLink


@dataclass(frozen=True, slots=True)
class PersonLine:
    """Somebody who makes a show or speaks in an episode, as a feed or an editor tells; `url` where she has a page."""

    name: str
    url: str = ""
    role: str = ""


@dataclass(frozen=True, slots=True)
class ChapterLine:
    """A chapter. `second` is its address (`t=83`); `out` leads to the same second at whoever serves the sound, if not us."""

    number: int
    start: int
    clock: str
    second: str
    title: str
    href: str = ""
    out: str = ""
    out_provider: str = ""
    picture_html: SafeString | None = None

    @property
    def seconds(self) -> str:
        """The start in seconds, for scripts."""
        return self.second.removeprefix("t=")


@dataclass(frozen=True, slots=True)
class Sound:
    """Where the sound lies. Our own (`provider` is empty) plays here; a foreign one is asked for only on the reader's word.

    `link` is the plain way to it that always stands there; `plays` says whether a page served by TLS may play it at all.
    """

    url: str
    mime: str
    seconds: str = ""
    megabytes: float = 0
    provider: str = ""
    link: str = ""
    link_provider: str = ""
    plays: bool = True


@dataclass(frozen=True, slots=True)
class ShowHead:
    """The show that an episode belongs to."""

    title: str
    url: str
    is_own: bool
    feed_url: str
    cover_html: SafeString
    author: str = ""
    website: str = ""


@dataclass(frozen=True, slots=True)
class EpisodeView:
    """An episode as readers see it: `text` are its notes, a living text like an article's; the transcript is asked for apart."""

    text: ArticleView
    show: ShowHead
    label: str
    cover_html: SafeString
    aired: datetime | None
    length: str
    duration: int
    explicit: bool
    kind: str
    kind_label: str
    sound: Sound | None
    chapters: tuple[ChapterLine, ...]
    soundbites: tuple[ChapterLine, ...]
    people: tuple[PersonLine, ...]
    license: Link | None
    previous: Link | None
    next: Link | None
    guid: str
    out_base: tuple[str, str, str]
    """Deep-link base, page and sound of a foreign episode, for links to its seconds."""
    removed: bool = False
    feed: str = ""
    """Title of the followed show whose feed wrote the notes; empty where our editors did."""
    source: str = ""
    """What a copied sentence names: show and number."""


@dataclass(frozen=True, slots=True)
class EpisodeCard:
    """An episode in a list."""

    page_id: int
    title: str
    url: str
    standfirst: str
    label: str
    aired: datetime | None
    length: str
    cover_html: SafeString
    has_transcript: bool = False
    kind_label: str = ""
    comment_total: int = 0


@dataclass(frozen=True, slots=True)
class ShowCard:
    """A show in the list of all shows."""

    title: str
    url: str
    subtitle: str
    author: str
    is_own: bool
    cover_html: SafeString
    feed_url: str
    episodes: int
    newest: Link | None = None
    newest_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class ShowView:
    """The page of a show: one page of its episodes."""

    head: ShowHead
    subtitle: str
    description: tuple[str, ...]
    topic: Link | None
    people: tuple[PersonLine, ...]
    funding: Link | None
    license: Link | None
    update_text: str
    complete: bool
    explicit: bool
    episodes: tuple[EpisodeCard, ...]
    total: int
    page_links: tuple[PageLink, ...]
    recommended: tuple[Link, ...] = ()
    search_title: str = ""
    search_description: str = ""
    og_image: str = ""
    other_language_url: str = ""
