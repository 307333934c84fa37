"""What deleting a person does, and where free text may still name her."""

import json
from collections.abc import Collection
from dataclasses import dataclass
from typing import Any, Final

from django.db.models import Q
from django.urls import reverse
from wagtail.models import Page

from blog.models.article import ArticleAuthor
from blog.models.person import Person
from blog.models.podcast.episode import EpisodePerson
from blog.models.podcast.show import ShowPerson
from blog.models.podcast.transcript import Cue, Speaker
from blog.models.positions.position import Position
from blog.models.version import Version
from blog.queries.article_cards import newest_versions
from blog.queries.read_models import Link
from blog.text.body import Body

MOST: Final = 20
"""So many pages are listed; whoever is named on more goes on when these are done."""


@dataclass(frozen=True, slots=True)
class Deletion:
    """How many rows go or lose her name; the pages whose words may name her still, and those whose quotations are told as hers."""

    positions: int
    voices: int
    pages: int
    named: tuple[Link, ...]
    quoted: tuple[Link, ...]


def deletion_of(person: Person) -> Deletion:
    """Return what goes with a person. Eleven statements."""
    rows: list[Any] = [ArticleAuthor, EpisodePerson, ShowPerson]
    return Deletion(
        positions=Position.objects.filter(person=person).count(),
        voices=Speaker.objects.filter(person=person).count(),
        pages=sum(model.objects.filter(person=person).count() for model in rows),
        named=_named(person.name),
        quoted=_quoted(person),
    )


def _quoted(person: Person) -> tuple[Link, ...]:
    """Return the pages whose text, as it is now, names her in the line of a quotation that says whose it is."""
    names = {person.name, *person.aliases.values_list("name", flat=True)}
    told = Q()
    for name in names:
        told |= _in_body(name)
    ids = Version.objects.filter(told).order_by("page_id").values_list("page_id", flat=True).distinct()
    newest = newest_versions(ids, without=("seal", "passages"))
    folded = {name.casefold() for name in names}
    found = [page for page, version in newest.items() if _is_told_as(Body.from_json(version.body), folded)]
    titles = Page.objects.filter(pk__in=found[:MOST]).order_by("pk").values_list("pk", "title")
    return tuple(_edit(pk, title) for pk, title in titles)


def _is_told_as(body: Body, names: Collection[str]) -> bool:
    told = [str(block.value.get("attribution", "")) for block in body.blocks if block.kind == "quote"]
    return any(name in line.casefold() for line in told for name in names)


def _in_body(name: str) -> Q:
    escaped = json.dumps(name)[1:-1]  # as SQLite keeps letters beyond ASCII in JSON
    return Q(body__icontains=name) | Q(body__icontains=escaped)


def _edit(page: int, title: str) -> Link:
    return Link(title, reverse("wagtailadmin_pages:edit", args=[page]))


def _named(name: str) -> tuple[Link, ...]:
    told = _in_body(name) | Q(note__icontains=name)
    texts = Version.objects.filter(told).order_by("page_id").values_list("page_id", "page__title").distinct()
    spoken = (
        Cue.objects.filter(text__icontains=name)
        .order_by("transcript__episode_id")
        .values_list("transcript__episode_id", "transcript__episode__title")
        .distinct()
    )
    pages = {**dict(texts[:MOST]), **dict(spoken[:MOST])}
    return tuple(_edit(pk, title) for pk, title in pages.items())
