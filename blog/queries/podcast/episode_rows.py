"""The rows that an episode's page is made of, read in three statements: the episode with its neighbours, what hangs on it, mentions."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, NamedTuple

from django.db.models import CharField, F, IntegerField, OuterRef, Q, QuerySet, Subquery, Value

from blog.models.podcast.episode import Chapter, Episode, EpisodePerson, Soundbite
from blog.models.podcast.followed_feed import Mention
from blog.queries.addresses import path_in_tree, person_path
from blog.queries.podcast.episode_models import PersonLine
from blog.queries.podcast.labels import mention_lines, people_lines, role_label
from blog.queries.podcast.public_episodes import public_episodes
from blog.queries.read_models import Link


class Mark(NamedTuple):
    """A chapter or a soundbite (which has a `length`); milliseconds."""

    start: int
    length: int | None
    title: str
    href: str
    picture_id: int | None


@dataclass(frozen=True, slots=True)
class Parts:
    """What hangs on an episode, from the rows or, in a preview, from memory."""

    people: tuple[PersonLine, ...]
    chapters: tuple[Mark, ...]
    soundbites: tuple[Mark, ...]
    previous: Link | None = None
    next: Link | None = None


def full_episode(page_id: int, language: str) -> Any:
    """Return an episode with what stands around its text and what its show's neighbours are called. One statement."""
    others = public_episodes(language).filter(podcast_id=OuterRef("podcast_id")).exclude(pk=OuterRef("pk"))
    at = OuterRef("aired_at")
    earlier = others.filter(Q(aired_at__lt=at) | Q(aired_at=at, pk__lt=OuterRef("pk")))
    later = others.filter(Q(aired_at__gt=at) | Q(aired_at=at, pk__gt=OuterRef("pk")))
    earlier, later = earlier.order_by(F("aired_at").desc(), "-pk"), later.order_by("aired_at", "pk")
    related = ("locale", "topic", "cover", "audio", "podcast__cover", "podcast__locale")
    return (
        Episode.objects.select_related(*related)
        .annotate(
            earlier_title=Subquery(earlier.values("title")[:1]),
            earlier_path=Subquery(earlier.values("url_path")[:1]),
            later_title=Subquery(later.values("title")[:1]),
            later_path=Subquery(later.values("url_path")[:1]),
        )
        .defer("body")
        .get(pk=page_id)
    )


def parts_of(row: Any, language: str) -> Parts:
    """Return what hangs on an episode of `full_episode`. One statement, for a followed one two."""
    found: dict[str, list[tuple[Any, ...]]] = {"chapter": [], "bite": [], "person": []}
    chapters, bites, people = _alike(row.pk)
    for kind, *told in chapters.union(bites, people, all=True):
        found[kind].append(tuple(told))
    return Parts(
        people=_people(found["person"]) or mention_lines(_mentions(row)),
        chapters=_marks(found["chapter"]),
        soundbites=_marks(found["bite"]),
        previous=_link(row.earlier_title, row.earlier_path, language),
        next=_link(row.later_title, row.later_path, language),
    )


def parts_in_memory(page: Any) -> Parts:
    """Return what hangs on an episode that isn't stored like this (a preview)."""
    return Parts(
        people=people_lines(page.episode_people.all()) or mention_lines(_mentions(page)),
        chapters=_marks(
            (row.start, None, row.title, row.href, row.picture_id) for row in page.chapters.all()
        ),
        soundbites=_marks((row.start, row.length, row.title, "", None) for row in page.soundbites.all()),
    )


def _alike(page_id: int) -> tuple[QuerySet[Any], ...]:
    """Return chapters, soundbites and people with the same columns, so that one statement reads them."""
    none = Value(None, output_field=IntegerField())
    empty = Value("", output_field=CharField())
    columns = ("kind", "number", "long", "words", "address", "image", "task")

    def rows(model: Any, *told: Any) -> QuerySet[Any]:
        named = dict(zip(columns, told, strict=True))
        return model.objects.filter(episode_id=page_id).order_by().annotate(**named).values_list(*columns)

    chapter, bite, person = Value("chapter"), Value("bite"), Value("person")
    slug, place = F("person__slug"), F("sort_order")
    return (
        rows(Chapter, chapter, F("start"), none, F("title"), F("href"), F("picture_id"), empty),
        rows(Soundbite, bite, F("start"), F("length"), F("title"), empty, none, empty),
        rows(EpisodePerson, person, place, none, F("person__name"), slug, F("pk"), F("role")),
    )


def _people(rows: Iterable[tuple[Any, ...]]) -> tuple[PersonLine, ...]:
    ordered = sorted(rows, key=lambda row: (row[0] or 0, row[4]))
    return tuple(
        PersonLine(name, person_path(slug), role_label(role)) for _n, _l, name, slug, _pk, role in ordered
    )


def _marks(rows: Iterable[tuple[Any, ...]]) -> tuple[Mark, ...]:
    return tuple(Mark(*row[:5]) for row in sorted(rows, key=lambda row: row[0]))


def _mentions(row: Any) -> Iterable[Mention]:
    """Those whom the feed names at the episode, or at its show where it names nobody there."""
    if row.podcast.is_own:
        return ()
    rows = Mention.objects.filter(show_id=row.podcast_id).filter(Q(episode_id=row.pk) | Q(episode=None))
    found = list(rows.select_related("person").order_by("position", "pk"))
    return [one for one in found if one.episode_id] or found


def _link(title: str | None, url_path: str | None, language: str) -> Link | None:
    return Link(title, path_in_tree(url_path, language)) if title and url_path else None
