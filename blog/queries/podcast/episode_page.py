"""The page of an episode as one value, made once for each state of the rows and kept. Its transcript is told apart (`said.py`)."""

from collections.abc import Iterable
from typing import Any, NamedTuple

from django.db.models import F, Q
from django.utils.safestring import SafeString

from blog.models.picture import Picture
from blog.models.podcast.episode import Chapter, Episode, EpisodePerson, Soundbite
from blog.models.podcast.followed_feed import Mention
from blog.models.podcast.show import Show
from blog.queries.addresses import path_in_tree
from blog.queries.article_page import article_view, preview_view
from blog.queries.kept import kept, key_of
from blog.queries.pictures import PORTRAIT_WIDTHS, picture_html
from blog.queries.podcast.addresses import feed_path, show_path, sound_path
from blog.queries.podcast.episode_models import (
    ChapterLine,
    EpisodeView,
    ShowHead,
    Sound,
)
from blog.queries.podcast.labels import (
    cover_html,
    episode_label,
    length_label,
    license_link,
    mention_lines,
    people_lines,
)
from blog.queries.podcast.public_episodes import public_episodes
from blog.queries.read_models import ArticleView, Link
from blog.text.podcast.deep_links import deep_link, provider_of
from blog.text.podcast.times import Span, clock, fragment, in_seconds

MEGABYTE = 1_000_000
CHAPTER_SIZES = "3rem"


def episode_view(page: Any, stamp: int) -> EpisodeView | None:
    """Return an episode as readers see it, or nothing when it has no version; `stamp` was read with the page."""
    text = article_view(page, stamp)
    if text is None:
        return None

    def make() -> EpisodeView:
        related = ("locale", "topic", "cover", "audio", "podcast__cover", "podcast__locale")
        row = Episode.objects.select_related(*related).defer("body").get(pk=page.pk)
        people = (
            EpisodePerson.objects.filter(episode=row).select_related("person").order_by("sort_order", "pk")
        )
        chapters = Chapter.objects.filter(episode=row).order_by("start", "pk")
        bites = Soundbite.objects.filter(episode=row).order_by("start", "pk")
        return _view(row, text, _Parts(people, chapters, bites))

    return kept(key_of("episode", page.pk, stamp), make)


def preview_episode(page: Any) -> EpisodeView:
    """Return an episode that is only in memory, as readers would see it."""
    parts = _Parts(page.episode_people.all(), page.chapters.all(), page.soundbites.all())
    return _view(page, preview_view(page), parts)


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


class _Parts(NamedTuple):
    """What hangs on an episode, from the rows or, in a preview, from memory."""

    people: Iterable[Any]
    chapters: Iterable[Any]
    soundbites: Iterable[Any]


def _view(row: Episode, text: ArticleView, parts: _Parts) -> EpisodeView:
    show = show_head(row.podcast)
    label = episode_label(row.season, row.number)
    earlier, later = _neighbours(row)
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
        people=people_lines(parts.people) or mention_lines(_mentions(row)),
        license=license_link(row.license or row.podcast.license, row.license_url or row.podcast.license_url),
        previous=earlier,
        next=later,
        guid=row.guid,
        out_base=out,
        removed=row.removed_at is not None,
        source=", ".join(part for part in (show.title, label or text.title) if part),
    )


def _sound(row: Episode) -> Sound | None:
    length = in_seconds(row.duration) if row.duration else ""
    if row.audio is not None:
        audio = row.audio
        return Sound(sound_path(audio), audio.mime, length, max(1, round(audio.size / MEGABYTE)))
    provider = provider_of(row.enclosure_url)
    link = row.link or row.enclosure_url
    if not provider_of(link):
        return None
    return Sound(
        row.enclosure_url if provider else "",
        row.enclosure_type or "audio/mpeg",
        length,
        round((row.enclosure_size or 0) / MEGABYTE),
        provider=provider or provider_of(link),
        link=link,
        plays=row.enclosure_url.startswith("https://") and not row.removed_at,
    )


def _chapters(rows: Iterable[Any], out: tuple[str, str, str]) -> tuple[ChapterLine, ...]:
    base, page, enclosure = out
    ordered = sorted(rows, key=lambda one: one.start)
    pictures = _pictures(ordered)
    return tuple(
        ChapterLine(
            number=number,
            start=row.start,
            clock=clock(row.start),
            second=fragment(Span(row.start, _end(row))),
            title=row.title,
            href=getattr(row, "href", "") if provider_of(getattr(row, "href", "")) else "",
            out=deep_link(row.start, base=base, page=page, enclosure=enclosure),
            picture_html=_small(pictures.get(getattr(row, "picture_id", None))),
        )
        for number, row in enumerate(ordered, start=1)
    )


def _end(row: Any) -> int | None:
    """A soundbite ends; a chapter is only where it begins."""
    length = getattr(row, "length", None)
    return row.start + length if length else None


def _pictures(rows: Iterable[Any]) -> dict[int | None, Picture]:
    """Return the pictures of chapters with their renditions, in two statements."""
    wanted = {row.picture_id for row in rows if getattr(row, "picture_id", None)}
    if not wanted:
        return {}
    specs = [f"width-{width}|format-webp" for width in PORTRAIT_WIDTHS]
    found = Picture.objects.filter(pk__in=wanted).prefetch_renditions(*specs).order_by("pk")
    return {picture.pk: picture for picture in found}


def _small(picture: Picture | None) -> SafeString:
    if picture is None:
        return SafeString("")
    return picture_html(picture, "", widths=PORTRAIT_WIDTHS, sizes=CHAPTER_SIZES)


def _mentions(row: Episode) -> Iterable[Mention]:
    """Those whom the feed names at the episode, or at its show where it names nobody there."""
    if row.podcast.is_own:
        return ()
    rows = Mention.objects.filter(show_id=row.podcast_id).filter(Q(episode=row) | Q(episode=None))
    found = list(rows.select_related("person").order_by("position", "pk"))
    return [one for one in found if one.episode_id] or found


def _neighbours(row: Episode) -> tuple[Link | None, Link | None]:
    """Return the episodes of the show that came before and after this one."""
    at = row.aired_at
    if at is None or not row.pk:
        return None, None
    language = row.locale.language_code
    others = public_episodes(language).filter(podcast_id=row.podcast_id).exclude(pk=row.pk)
    earlier = others.filter(Q(aired_at__lt=at) | Q(aired_at=at, pk__lt=row.pk))
    later = others.filter(Q(aired_at__gt=at) | Q(aired_at=at, pk__gt=row.pk))
    return (
        _first(earlier.order_by(F("aired_at").desc(), "-pk"), language),
        _first(later.order_by("aired_at", "pk"), language),
    )


def _first(rows: Any, language: str) -> Link | None:
    found = rows.values_list("title", "url_path").first()
    return Link(found[0], path_in_tree(found[1], language)) if found else None
