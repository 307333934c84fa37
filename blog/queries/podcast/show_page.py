"""The pages of shows: all shows, and one with its episodes, newest first, in a constant number of statements."""

from dataclasses import replace
from math import ceil
from typing import Any, Final

from django.db.models import Count, Exists, F, OuterRef, Q, Subquery
from django.utils.translation import gettext as _

from blog.models.picture import Picture
from blog.models.podcast.episode import Episode
from blog.models.podcast.followed_feed import Mention
from blog.models.podcast.show import RecommendedShow, Show, ShowPerson
from blog.models.podcast.transcript import Transcript
from blog.queries.addresses import absolute, path_in_tree
from blog.queries.article_page import topic_link
from blog.queries.kept import kept, key_of
from blog.queries.lists import ArticleList, page_links
from blog.queries.pictures import preview_address
from blog.queries.podcast.addresses import feed_path, show_path
from blog.queries.podcast.episode_models import EpisodeCard, ShowCard, ShowView
from blog.queries.podcast.episode_page import show_head
from blog.queries.podcast.labels import (
    COVER_WIDTHS,
    cover_html,
    episode_label,
    length_label,
    license_link,
    mention_lines,
    people_lines,
)
from blog.queries.podcast.public_episodes import public_episodes
from blog.queries.podcast.shows import public_shows
from blog.queries.read_models import Link
from blog.registries import registries
from blog.text.podcast.deep_links import provider_of

PER_PAGE: Final = 20


def show_cards(language: str, stamp: int) -> tuple[ShowCard, ...]:
    """Return all shows, ours first, those with the newest episodes before the others."""
    return kept(key_of("shows", stamp), lambda: _show_cards(language))


def show_view(show: Any, page: int, stamp: int) -> ShowView | None:
    """Return one page of a show, or nothing where it has no such page; counts of comments are those of now."""
    view = kept(key_of("show", show.pk, page, stamp), lambda: _show_view(show, page))
    if view is None:
        return None
    ids = [card.page_id for card in view.episodes]
    totals = registries.comment_totals(ids) if ids else {}
    cards = tuple(replace(card, comment_total=totals.get(card.page_id, 0)) for card in view.episodes)
    return replace(view, episodes=cards)


def preview_show(show: Any) -> ShowView | None:
    """Return a show that is only in memory, as readers would see it."""
    return _show_view(show, 1)


def _show_cards(language: str) -> tuple[ShowCard, ...]:
    newest = public_episodes(language).filter(podcast_id=OuterRef("pk")).order_by(F("aired_at").desc(), "-pk")
    shown = Q(episodes__in=public_episodes(language).order_by().values("pk"))
    rows = public_shows(language).annotate(
        episode_total=Count("episodes", filter=shown),
        newest_title=Subquery(newest.values("title")[:1]),
        newest_path=Subquery(newest.values("url_path")[:1]),
        newest_at=Subquery(newest.values("aired_at")[:1]),
    )
    found = list(rows.order_by("-origin", F("newest_at").desc(nulls_last=True), "title", "pk"))
    pictures = _pictures(row.cover_id for row in found)
    return tuple(_card(row, pictures.get(row.cover_id), language) for row in found)


def _card(row: Any, picture: Picture | None, language: str) -> ShowCard:
    return ShowCard(
        title=row.title,
        url=show_path(row.slug, language),
        subtitle=row.subtitle or _first_sentence(row.description),
        author=row.author,
        is_own=row.is_own,
        cover_html=cover_html(picture),
        feed_url=feed_path(row.slug, language) if row.is_own else "",
        episodes=row.episode_total,
        newest=Link(row.newest_title, path_in_tree(row.newest_path, language)) if row.newest_path else None,
        newest_at=row.newest_at,
    )


def _show_view(show: Show, page: int) -> ShowView | None:
    language = show.locale.language_code
    episodes = public_episodes(language).filter(podcast_id=show.pk or 0)
    total = episodes.count()
    pages = max(1, ceil(total / PER_PAGE))
    if page > pages:
        return None
    steps = ArticleList((), page, pages)
    head = show_head(show)
    return ShowView(
        head=head,
        subtitle=show.subtitle,
        description=tuple(part.strip() for part in show.description.split("\n") if part.strip()),
        topic=topic_link(show.topic, language),
        people=_people(show),
        funding=Link(show.funding_text or _("Unterstützen"), show.funding_url) if show.funding_url else None,
        license=license_link(show.license, show.license_url),
        update_text=show.update_text,
        complete=show.complete,
        explicit=show.explicit,
        episodes=episode_cards(episodes, language, page),
        total=total,
        page_links=page_links(steps, head.url, labels=(_("Neuere"), _("Ältere"))),
        recommended=_recommended(show),
        search_title=show.seo_title or show.title,
        search_description=show.search_description or show.subtitle or _first_sentence(show.description),
        og_image=absolute(preview_address(show.cover)) if show.cover else "",
        other_language_url=_twin(show, language),
    )


def episode_cards(episodes: Any, language: str, page: int) -> tuple[EpisodeCard, ...]:
    """Return one page of episodes as cards, newest first."""
    start = (page - 1) * PER_PAGE
    transcript = Transcript.objects.filter(episode_id=OuterRef("pk"), number__gt=0)
    rows = list(
        episodes.annotate(has_transcript=Exists(transcript))
        .defer("body")
        .order_by(F("aired_at").desc(nulls_last=True), "-pk")[start : start + PER_PAGE]
    )
    pictures = _pictures(row.cover_id for row in rows)
    return tuple(_episode_card(row, pictures.get(row.cover_id), language) for row in rows)


def _episode_card(row: Episode, picture: Picture | None, language: str) -> EpisodeCard:
    return EpisodeCard(
        page_id=row.pk,
        title=row.title,
        url=path_in_tree(row.url_path, language),
        standfirst=row.standfirst,
        label=episode_label(row.season, row.number),
        aired=row.aired_at or row.first_published_at,
        length=length_label(row.duration),
        cover_html=cover_html(picture),
        has_transcript=bool(getattr(row, "has_transcript", False)),
        kind_label=row.get_episode_type_display() if row.episode_type != "full" else "",
    )


def _people(show: Show) -> Any:
    if show.is_own:
        rows = (
            ShowPerson.objects.filter(show_id=show.pk or 0)
            .select_related("person")
            .order_by("sort_order", "pk")
        )
        return people_lines(rows)
    rows = (
        Mention.objects.filter(show_id=show.pk or 0, episode=None)
        .select_related("person")
        .order_by("position", "pk")
    )
    return mention_lines(rows)


def _recommended(show: Show) -> tuple[Link, ...]:
    """Return the shows that this one recommends: those that we follow lead to their page here, others to their feed."""
    rows = list(RecommendedShow.objects.filter(show_id=show.pk or 0).order_by("sort_order", "pk"))
    guids = [row.feed_guid for row in rows if row.feed_guid]
    language = show.locale.language_code
    here = (
        dict(public_shows(language).filter(guid__in=guids).order_by().values_list("guid", "slug"))
        if guids
        else {}
    )
    links = ((row.title, here.get(row.feed_guid), row.feed_url) for row in rows)
    return tuple(
        Link(title, show_path(slug, language) if slug else url)
        for title, slug, url in links
        if slug or provider_of(url)
    )


def _pictures(ids: Any) -> dict[int | None, Picture]:
    wanted = {one for one in ids if one}
    if not wanted:
        return {}
    specs = [f"width-{width}|format-webp" for width in COVER_WIDTHS]
    found = Picture.objects.filter(pk__in=wanted).prefetch_renditions(*specs).order_by("pk")
    return {picture.pk: picture for picture in found}


def _first_sentence(text: str) -> str:
    """Return the beginning of a description, where a show has no subtitle."""
    first, end, _rest = text.strip().partition("\n")[0].partition(". ")
    return f"{first}." if end else first


def _twin(show: Show, language: str) -> str:
    other = "en" if language == "de" else "de"
    twin = public_shows(other).filter(translation_key=show.translation_key).values_list("slug", flat=True)
    slug = twin.order_by("pk").first()
    return show_path(slug, other) if slug else ""
