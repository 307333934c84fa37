"""Derives from a version what its text refers to. Rows are made anew at each publication, and by `haltung references`."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import Any
from uuid import UUID

from django.db import transaction
from django.db.models import Q
from wagtail.models import Page

from blog.actions.outside_sources import know_sources
from blog.models.article import HomePage
from blog.models.person import Person
from blog.models.positions.position import Position
from blog.models.reference import QuotedPerson, Reference
from blog.models.version import Version
from blog.queries.addresses import absolute, prefix
from blog.queries.podcast.known_people import people_named
from blog.text.body import Body
from blog.text.referring import Told, references_in


@transaction.atomic
def refer(*, page_id: int, body: Body) -> int:
    """Store what the passages of a body refer to, instead of what was stored for the page; return how many references."""
    told = references_in(body, absolute("/").rstrip("/"))
    before = Reference.objects.filter(page_id=page_id)
    cut = {_place(row): row.cut_since for row in before.filter(cut_since__isnull=False).order_by("pk")}
    before.delete()
    rows = _rows(page_id, told) if told else []
    for row in rows:
        row.cut_since = cut.get(_place(row))
    Reference.objects.bulk_create(rows)
    _note_quoted(page_id, body)
    return len(rows)


def _note_quoted(page_id: int, body: Body) -> None:
    """Store whose words the passages give, as far as the people are known here."""
    QuotedPerson.objects.filter(page_id=page_id).delete()
    clips = [block for block in body.blocks if block.kind == "clip"]
    spoken = [(block.id, int(block.value["speaker"])) for block in clips if block.value.get("speaker")]
    told = [(block.id, str(block.value["attribution"])) for block in body.blocks if block.kind == "quote"]
    named = people_named([attribution for _block, attribution in told]) if told else {}
    found = [
        *spoken,
        *((block, named[attribution]) for block, attribution in told if attribution in named),
    ]
    if not found:
        return
    there = set(
        Person.objects.filter(pk__in={person for _block, person in found}).values_list("pk", flat=True)
    )
    QuotedPerson.objects.bulk_create(
        QuotedPerson(page_id=page_id, block=UUID(block), person_id=person)
        for block, person in found
        if person in there
    )


def _place(row: Reference) -> tuple[Any, ...]:
    """What stays the same of a reference that a publication left alone."""
    return str(row.block), row.kind, row.target_id, str(row.target_block or ""), row.start, row.end


def refer_all() -> tuple[int, int]:
    """Make the rows of all pages anew; return how many pages and references."""
    pages = total = 0
    newest = Version.objects.order_by("page_id", "-number").values_list("page_id", "pk")
    keys: dict[int, int] = {}
    for page_id, pk in newest.iterator():
        keys.setdefault(page_id, pk)
    for page_id, pk in keys.items():
        pages += 1
        total += refer(
            page_id=page_id, body=Body.from_json(Version.objects.values_list("body", flat=True).get(pk=pk))
        )
    Reference.objects.exclude(page_id__in=keys).delete()
    QuotedPerson.objects.exclude(page_id__in=keys).delete()
    return pages, total


def _rows(page_id: int, told: Sequence[Told]) -> list[Reference]:
    pages = _pages(told)
    passages = _passages({page for page, _told in _with_passage(told, pages)})
    positions = _positions({one.position for one in told if one.position})
    outside = know_sources({one.outside for one in told if one.outside})
    rows = []
    for one in told:
        target = pages.get(one.page or one.path)
        links: dict[str, Any] = {
            "target_id": target,
            "position_id": positions.get(one.position),
            "outside_id": outside.get(one.outside),
        }
        if any(links.values()):
            rows.append(
                Reference(
                    page_id=page_id,
                    block=UUID(one.block),
                    kind=one.kind,
                    target_block=passages.get((target or 0, one.passage)),
                    start=one.start if target else None,
                    end=one.end if target else None,
                    **links,
                )
            )
    return rows


def _with_passage(told: Iterable[Told], pages: Mapping[int | str, int]) -> list[tuple[int, Told]]:
    found = [(pages.get(one.page or one.path), one) for one in told if one.passage]
    return [(page, one) for page, one in found if page]


def _pages(told: Iterable[Told]) -> dict[int | str, int]:
    """Return key or address → the page's key, of those that there are."""
    told = list(told)
    keys = {one.page for one in told if one.page}
    paths = {one.path for one in told if one.path}
    trees = _in_tree(paths)
    rows = Page.objects.filter(Q(pk__in=keys) | Q(url_path__in=trees)).order_by("pk")
    found: dict[int | str, int] = {}
    for pk, url_path in rows.values_list("pk", "url_path"):
        found[pk] = pk
        found.update(dict.fromkeys(trees.get(url_path, ()), pk))
    return {key: pk for key, pk in found.items() if key in keys or key in paths}


def _in_tree(paths: Collection[str]) -> dict[str, list[str]]:
    """Return Wagtail's path → the addresses that lead there. The longest prefix (`/en/`) decides on the language."""
    if not paths:
        return {}
    rows = HomePage.objects.order_by("pk").values_list("locale__language_code", "url_path")
    homes = sorted(((prefix(language), path) for language, path in rows), key=lambda home: -len(home[0]))
    found: dict[str, list[str]] = {}
    for address in paths:
        for start, home in homes:
            if address.startswith(start):
                found.setdefault(f"{home}{address[len(start) :].rstrip('/')}/", []).append(address)
                break
    return found


def _passages(pages: Collection[int]) -> dict[tuple[int, str], UUID]:
    """Return page and first letters → passage, in the newest versions of some pages."""
    if not pages:
        return {}
    rows = Version.objects.filter(page_id__in=pages).order_by("page_id", "number")
    newest = dict(rows.values_list("page_id", "passages"))
    return {
        (page, UUID(block).hex[:8]): UUID(block) for page, passages in newest.items() for block in passages
    }


def _positions(wanted: Collection[str]) -> dict[str, int]:
    """Return what was told of a position (its UUID or eight letters of it) → its key."""
    found: dict[str, int] = {}
    meant = Q(pk__in=[])
    for told in wanted:
        digits = told.replace("-", "")
        if len(digits) in (8, 32) and all(letter in "0123456789abcdef" for letter in digits):
            meant |= Q(uuid__gte=UUID(digits.ljust(32, "0")), uuid__lte=UUID(digits.ljust(32, "f")))
    for pk, uuid in (
        Position.objects.filter(meant).order_by("-pk").values_list("pk", "uuid") if wanted else ()
    ):
        found.update({told: pk for told in wanted if told and uuid.hex.startswith(told.replace("-", ""))})
    return found
