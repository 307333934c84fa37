"""Puts one person in the place of another in what Wagtail keeps of pages: their authors, hosts and guests.

A revision that names a person who is gone can't be opened any more, so joining two people reaches all of them.
"""

from collections.abc import Callable, Iterator
from typing import Any

from django.db import transaction
from wagtail.models import Revision

Place = tuple[int, str, int]
"""A row of a revision: the revision's key, the part of the page (`article_authors`), which of its rows."""
Row = dict[str, Any]
Only = Callable[[Place, Row], bool]


@transaction.atomic
def replace_person(*, old: int, new: int, only: Only | None = None) -> list[Place]:
    """Let rows of revisions that name `old` name `new` (those that `only` agrees to); returns which rows."""
    changed: list[Place] = []
    # The text narrows it down, in both databases; the rows decide.
    for revision in (
        Revision.objects.filter(content__icontains=f'"person": {old}').order_by("pk").iterator(100)
    ):
        found = [(at, row) for at, row in _rows(revision, old) if only is None or only(at, row)]
        for at, row in found:
            row["person"] = new
            changed.append(at)
        if found:
            Revision.objects.filter(pk=revision.pk).update(content=revision.content)
    return changed


def _rows(revision: Revision, person: int) -> Iterator[tuple[Place, Row]]:
    for part, rows in revision.content.items():
        for index, row in enumerate(rows if isinstance(rows, list) else ()):
            if isinstance(row, dict) and row.get("person") == person:
                yield (revision.pk, part, index), row
