"""What deleting a person does, and where free text may still name her."""

import json
from dataclasses import dataclass
from typing import Any, Final

from django.db.models import Q
from django.urls import reverse

from blog.models.article import ArticleAuthor
from blog.models.person import Person
from blog.models.podcast.episode import EpisodePerson
from blog.models.podcast.show import ShowPerson
from blog.models.podcast.transcript import Cue, Speaker
from blog.models.positions.position import Position
from blog.models.version import Version
from blog.queries.read_models import Link

MOST: Final = 20
"""So many pages are listed; whoever is named on more goes on when these are done."""


@dataclass(frozen=True, slots=True)
class Deletion:
    """How many rows go or lose her name, and the pages whose words may name her still."""

    positions: int
    voices: int
    pages: int
    named: tuple[Link, ...]


def deletion_of(person: Person) -> Deletion:
    """Return what goes with a person. Seven statements."""
    rows: list[Any] = [ArticleAuthor, EpisodePerson, ShowPerson]
    return Deletion(
        positions=Position.objects.filter(person=person).count(),
        voices=Speaker.objects.filter(person=person).count(),
        pages=sum(model.objects.filter(person=person).count() for model in rows),
        named=_named(person.name),
    )


def _named(name: str) -> tuple[Link, ...]:
    escaped = json.dumps(name)[1:-1]  # as SQLite keeps letters beyond ASCII in JSON
    told = Q(body__icontains=name) | Q(body__icontains=escaped) | Q(note__icontains=name)
    texts = Version.objects.filter(told).order_by("page_id").values_list("page_id", "page__title").distinct()
    spoken = (
        Cue.objects.filter(text__icontains=name)
        .order_by("transcript__episode_id")
        .values_list("transcript__episode_id", "transcript__episode__title")
        .distinct()
    )
    pages = {**dict(texts[:MOST]), **dict(spoken[:MOST])}
    return tuple(Link(title, reverse("wagtailadmin_pages:edit", args=[pk])) for pk, title in pages.items())
