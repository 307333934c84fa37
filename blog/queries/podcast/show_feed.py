"""The read model of a show's feed, in a number of statements that doesn't grow with the episodes."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from math import ceil

from django.db.models import Exists, F, QuerySet
from django.db.models.functions import Coalesce

from blog.models.podcast.audio import Audio
from blog.models.podcast.episode import Episode
from blog.models.podcast.show import RecommendedShow, Show
from blog.queries.addresses import absolute
from blog.queries.podcast.addresses import (
    feed_path,
    private_feed_path,
    private_sound_path,
    show_path,
    sound_path,
)
from blog.queries.podcast.feed_episodes import told_episodes
from blog.queries.podcast.feed_parts import cover_address, pictures_for_feeds, told_person
from blog.queries.public_articles import restrictions
from blog.text.podcast.guids import feed_guid
from blog.text.podcast.told import ToldEpisode, ToldFeed, ToldPaging, ToldPerson, ToldShow

PER_PAGE = 500
"""Episodes in one part of a feed: apps that know no paging shall see the newest ones, and hardly any show has more."""

ALONE = ToldPaging()
"""The paging of a feed that has one part."""

_AS_THEY_ARE = (
    *("title", "subtitle", "author", "owner_email", "category", "subcategory", "explicit", "medium"),
    *("complete", "copyright", "license", "license_url", "funding_url", "funding_text"),
    *("update_rule", "update_text", "txt", "moved_to"),
)


@dataclass(frozen=True, slots=True)
class FeedAddress:
    """Under which address a feed is asked for: the public one, or a secret one by its token."""

    slug: str
    language: str
    token: str = ""

    def part(self, page: int) -> str:
        """Return the full address of a part of the feed."""
        if self.token:
            return absolute(private_feed_path(self.token, self.language, page))
        return absolute(feed_path(self.slug, self.language, page))

    def sound(self, audio: Audio) -> str:
        """Return the full address of a sound file."""
        return absolute(private_sound_path(self.token, audio) if self.token else sound_path(audio))


def feed_episodes(show: Show, *, private: bool = False) -> QuerySet[Episode]:
    """Return the episodes that a show's feed tells, newest first; a private one also those behind a restriction."""
    found = Episode.objects.filter(podcast=show, live=True, audio__isnull=False, alias_of__isnull=True)
    if not private:
        found = found.filter(~Exists(restrictions()))
    at = Coalesce("aired_at", "first_published_at")
    return found.annotate(at=at).filter(at__isnull=False).order_by(F("at").desc(), "-pk")


def show_feed(show: Show, *, page: int = 1, token: str = "") -> ToldFeed | None:
    """Return a part of a show's feed, or nothing where there is no such part."""
    address = FeedAddress(show.slug, show.locale.language_code, token)
    episodes = feed_episodes(show, private=bool(token))
    pages = max(1, ceil(episodes.count() / PER_PAGE))
    if page > pages:
        return None
    found = episodes[(page - 1) * PER_PAGE : page * PER_PAGE]
    return told_show(
        show,
        address,
        people=_people(show),
        recommended=recommended_shows(show.recommended_shows.order_by("sort_order", "pk")),
        paging=_paging(page, pages, address.part),
        episodes=told_episodes(found, address.sound, private=bool(token)),
    )


def told_show(
    show: Show,
    address: FeedAddress,
    *,
    people: tuple[ToldPerson, ...] = (),
    recommended: tuple[ToldShow, ...] = (),
    paging: ToldPaging = ALONE,
    episodes: tuple[ToldEpisode, ...] = (),
) -> ToldFeed:
    """Return a show, stored or in memory (a draft), as its feed tells it."""
    publisher = show.publisher_url
    return ToldFeed(
        url=absolute(show_path(address.slug, address.language)),
        self_url=paging.this or address.part(1),
        language=address.language,
        description=show.description or show.title,
        guid=show.guid or feed_guid(address.part(1)),
        cover=cover_address(show.cover) if show.cover else "",
        locked=show.transfer_locked,
        publisher=ToldShow(show.publisher_guid or feed_guid(publisher), publisher) if publisher else None,
        is_private=bool(address.token),
        people=people,
        recommended=recommended,
        paging=paging,
        episodes=episodes,
        **{name: getattr(show, name) for name in _AS_THEY_ARE},
    )


def recommended_shows(rows: Iterable[RecommendedShow]) -> tuple[ToldShow, ...]:
    """Return the shows that a show recommends; a feed's identity follows from its address where nobody told it."""
    return tuple(ToldShow(row.feed_guid or feed_guid(row.feed_url), row.feed_url, row.title) for row in rows)


def _people(show: Show) -> tuple[ToldPerson, ...]:
    rows = list(show.show_people.select_related("person").order_by("sort_order", "pk"))
    portraits = pictures_for_feeds(row.person.portrait_id for row in rows)
    return tuple(told_person(row, portraits) for row in rows)


def _paging(page: int, pages: int, part: Callable[[int], str]) -> ToldPaging:
    if pages == 1:
        return ToldPaging(this=part(1))
    return ToldPaging(
        this=part(page),
        first=part(1),
        previous=part(page - 1) if page > 1 else "",
        next=part(page + 1) if page < pages else "",
        last=part(pages),
    )
