"""Makes feeds: one description, written as RSS or Atom, in any encoding, with few or many episodes."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from xml.sax.saxutils import escape, quoteattr

SPACES = (
    'xmlns:itunes="http://www.itunes.com/dtds/podcast-1.0.dtd" xmlns:content="http://purl.org/rss/1.0/modules/content/" '
    'xmlns:podcast="https://podcastindex.org/namespace/1.0" xmlns:psc="http://podlove.org/simple-chapters" '
    'xmlns:atom="http://www.w3.org/2005/Atom"'
)
FIRST_DAY = datetime(2026, 1, 5, 6, 0, tzinfo=UTC)


@dataclass(frozen=True)
class MadeEpisode:
    """An episode to be written into a feed; `extra` is XML of its own."""

    number: int
    title: str = ""
    notes: str = "<p>Grüße aus Köln: über Träger, Größe &amp; Maß.</p><p>Zweiter Absatz.</p>"
    people: Sequence[str] = ("Änne Jürgens",)
    extra: str = ""

    @property
    def guid(self) -> str:
        """What it is known by."""
        return f"folge-{self.number:04}"

    @property
    def name(self) -> str:
        """Its title."""
        return self.title or f"Folge {self.number}: Über Maß & Ziel"

    @property
    def sound(self) -> str:
        """The address of its sound."""
        return f"https://ton.example.org/{self.guid}.mp3"

    @property
    def aired_at(self) -> datetime:
        """One a week."""
        return FIRST_DAY + timedelta(weeks=self.number)


def episodes(number: int) -> tuple[MadeEpisode, ...]:
    """Return so many, the newest first."""
    return tuple(MadeEpisode(one) for one in range(number, 0, -1))


@dataclass(frozen=True)
class MadeFeed:
    """A feed to be written."""

    title: str = "Träger im Gespräch"
    guid: str = ""
    episodes: tuple[MadeEpisode, ...] = field(default_factory=lambda: episodes(3))
    encoding: str = "utf-8"
    extra: str = ""

    def with_episodes(self, *made: MadeEpisode) -> "MadeFeed":
        """Return the same feed with other episodes."""
        return replace(self, episodes=made)

    def rss(self) -> bytes:
        """Write it as RSS 2.0, with the words of iTunes, Podlove and the podcast namespace."""
        guid = f"<podcast:guid>{self.guid}</podcast:guid>" if self.guid else ""
        text = (
            f'<?xml version="1.0" encoding="{self.encoding}"?>\n<rss version="2.0" {SPACES}><channel>'
            f"<title>{escape(self.title)}</title><link>https://gespraech.example.org/</link><language>de</language>"
            f"<description>Gespräche über Digitalisierung</description><itunes:author>Verein Größe</itunes:author>"
            f'<itunes:explicit>no</itunes:explicit><itunes:category text="Business"/>{guid}{self.extra}'
            f"{''.join(map(_item, self.episodes))}</channel></rss>\n"
        )
        return text.encode(self.encoding, errors="xmlcharrefreplace")

    def atom(self) -> bytes:
        """Write it as Atom."""
        text = (
            f'<?xml version="1.0" encoding="{self.encoding}"?>\n<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="de">'
            f"<title>{escape(self.title)}</title><id>https://gespraech.example.org/</id><updated>2026-06-01T00:00:00Z</updated>"
            f'<link href="https://gespraech.example.org/"/>{"".join(map(_entry, self.episodes))}</feed>'
        )
        return text.encode(self.encoding, errors="xmlcharrefreplace")


def _item(one: MadeEpisode) -> str:
    people = "".join(f'<podcast:person role="guest">{escape(name)}</podcast:person>' for name in one.people)
    return (
        f'<item><title>{escape(one.name)}</title><guid isPermaLink="false">{one.guid}</guid>'
        f"<link>https://gespraech.example.org/{one.guid}</link><pubDate>{format_datetime(one.aired_at)}</pubDate>"
        f"<description>{escape(one.notes)}</description><itunes:duration>0:30:05</itunes:duration>"
        f"<itunes:episode>{one.number}</itunes:episode><itunes:season>1</itunes:season>"
        f'<enclosure url={quoteattr(one.sound)} type="audio/mpeg" length="{1000 + one.number}"/>'
        f'<psc:chapters version="1.2"><psc:chapter start="00:00:00" title="Begrüßung"/>'
        f'<psc:chapter start="00:10:00.500" title="Über Maße"/></psc:chapters>{people}{one.extra}</item>'
    )


def _entry(one: MadeEpisode) -> str:
    return (
        f"<entry><title>{escape(one.name)}</title><id>urn:{one.guid}</id><updated>{one.aired_at.isoformat()}</updated>"
        f'<link href="https://gespraech.example.org/{one.guid}"/>'
        f'<link rel="enclosure" type="audio/mpeg" length="1000" href={quoteattr(one.sound)}/>'
        f'<content type="html">{escape(one.notes)}</content></entry>'
    )
