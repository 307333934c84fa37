"""The page of an episode as one value, made once for each state of the rows and kept. Its transcript is told apart (`said.py`)."""

from collections.abc import Sequence
from typing import Any

from django.utils.safestring import SafeString

from blog.models.picture import Picture
from blog.models.podcast.episode import Episode
from blog.models.podcast.show import Show
from blog.queries.article_page import article_view, preview_view
from blog.queries.credit_slots import without_slots
from blog.queries.kept import kept, key_of
from blog.queries.pictures import PORTRAIT_WIDTHS, picture_html
from blog.queries.podcast.addresses import feed_path, show_path, sound_path
from blog.queries.podcast.episode_models import (
    ChapterLine,
    EpisodeView,
    ShowHead,
    Sound,
)
from blog.queries.podcast.episode_rows import Mark, Parts, full_episode, parts_in_memory, parts_of
from blog.queries.podcast.feed_of import feed_of
from blog.queries.podcast.labels import (
    cover_html,
    episode_label,
    length_label,
    license_link,
)
from blog.queries.read_models import ArticleView
from blog.text.podcast.deep_links import deep_link, provider_of
from blog.text.podcast.times import Span, clock, fragment, in_seconds

MEGABYTE = 1_000_000
CHAPTER_SIZES = "3rem"


def episode_view(page: Any, stamp: int) -> EpisodeView | None:
    """Return an episode as readers see it, or nothing when it has no version; `stamp` was read with the page."""

    def make() -> EpisodeView | None:
        language = page.locale.language_code
        page.full = full_episode(page.pk, language)
        text = article_view(page, stamp)
        return _view(page.full, text, parts_of(page.full, language)) if text else None

    return kept(key_of("episode", page.pk, stamp), make)


def preview_episode(page: Any) -> EpisodeView:
    """Return an episode that is only in memory, as readers would see it."""
    if page.podcast_id is None:  # not stored yet: it will lie where its editor began it
        page.podcast = page.get_parent().specific
    return _view(page, preview_view(page), parts_in_memory(page))


def show_head(show: Show) -> ShowHead:
    """Return the show as the head of a page tells it."""
    language = show.locale.language_code
    return ShowHead(
        title=show.title,
        url=show_path(show.slug, language),
        is_own=show.is_own,
        feed_url=feed_path(show.slug, language) if show.is_own else "",
        cover_html=cover_html(show.cover, lazy=False),
        author=show.author,
        website=show.website,
    )


def _view(row: Episode, text: ArticleView, parts: Parts) -> EpisodeView:
    show = show_head(row.podcast)
    label = episode_label(row.season, row.number)
    out = ("", "", "") if show.is_own else (row.deep_link, row.link, row.enclosure_url)
    return EpisodeView(
        text=text,
        show=show,
        label=label,
        cover_html=cover_html(row.cover or row.podcast.cover, lazy=False),
        aired=row.aired_at or row.first_published_at,
        length=length_label(row.duration),
        duration=row.duration or 0,
        explicit=row.explicit,
        kind=row.episode_type,
        kind_label=row.get_episode_type_display() if row.episode_type != "full" else "",
        sound=_sound(row),
        chapters=_chapters(parts.chapters, out),
        soundbites=_chapters(parts.soundbites, out),
        people=parts.people,
        license=license_link(row.license or row.podcast.license, row.license_url or row.podcast.license_url),
        previous=parts.previous,
        next=parts.next,
        guid=row.guid,
        out_base=out,
        removed=row.removed_at is not None,
        feed=feed_of(row),
        source=", ".join(part for part in (show.title, label or text.title) if part),
    )


def _sound(row: Episode) -> Sound | None:
    length = in_seconds(row.duration) if row.duration else ""
    if row.audio is not None:
        audio = row.audio
        return Sound(sound_path(audio), audio.mime, length, megabytes(audio.size))
    provider = provider_of(row.enclosure_url)
    link = row.link or row.enclosure_url
    if not provider_of(link):
        return None
    return Sound(
        row.enclosure_url if provider else "",
        row.enclosure_type or "audio/mpeg",
        length,
        megabytes(row.enclosure_size or 0),
        provider=provider or provider_of(link),
        link=link,
        link_provider=provider_of(link),
        plays=row.enclosure_url.startswith("https://") and not row.removed_at,
    )


def megabytes(size: int) -> float:
    """Return bytes as megabytes with one digit behind the point, as readers are told them; a file is never told as none."""
    return max(0.1, round(size / MEGABYTE, 1)) if size else 0


def _chapters(rows: Sequence[Mark], out: tuple[str, str, str]) -> tuple[ChapterLine, ...]:
    base, page, enclosure = out
    pictures = _pictures(rows)
    lines = []
    for number, row in enumerate(rows, start=1):
        there = deep_link(row.start, base=base, page=page, enclosure=enclosure)
        lines.append(
            ChapterLine(
                number=number,
                start=row.start,
                clock=clock(row.start),
                second=fragment(Span(row.start, _end(row))),
                title=without_slots(row.title),
                href=row.href if provider_of(row.href) else "",
                out=there,
                out_provider=provider_of(there),
                picture_html=_small(pictures.get(row.picture_id)),
            )
        )
    return tuple(lines)


def _end(row: Mark) -> int | None:
    """A soundbite ends; a chapter is only where it begins."""
    return row.start + row.length if row.length else None


def _pictures(rows: Sequence[Mark]) -> dict[int | None, Picture]:
    """Return the pictures of chapters with their renditions, in two statements."""
    wanted = {row.picture_id for row in rows if row.picture_id}
    if not wanted:
        return {}
    specs = [f"width-{width}|format-webp" for width in PORTRAIT_WIDTHS]
    found = Picture.objects.filter(pk__in=wanted).prefetch_renditions(*specs).order_by("pk")
    return {picture.pk: picture for picture in found}


def _small(picture: Picture | None) -> SafeString:
    if picture is None:
        return SafeString("")
    return picture_html(picture, "", widths=PORTRAIT_WIDTHS, sizes=CHAPTER_SIZES)
