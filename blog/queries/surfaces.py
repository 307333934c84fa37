"""Finds words in every column that a surface answers for: after an erasure, and for whoever asks where a name stands."""

import json
from collections.abc import Collection, Iterator
from dataclasses import dataclass

from django.apps import apps
from django.db.models import Q, TextField
from django.db.models.functions import Cast

from blog.registries import registries


@dataclass(frozen=True, slots=True)
class Found:
    """In how many rows of one column the words stand."""

    surface: str
    model: str
    field: str
    rows: int


def find(words: Collection[str]) -> list[Found]:
    """Return the columns in which any of the words stands; one statement for each column."""
    return list(_found([word for word in words if word.strip()]))


def _found(words: list[str]) -> Iterator[Found]:
    if not words:
        return
    for name, surface in sorted(registries.surfaces.items()):
        for model, fields in surface.fields.items():
            for field in fields:
                wanted = Q()
                for word in words:
                    # Databases keep JSON with its letters escaped or as they are.
                    for form in {word, json.dumps(word)[1:-1]}:
                        wanted |= Q(as_text__icontains=form)
                everything = apps.get_model(model)._default_manager  # noqa: SLF001  public in Django
                rows = everything.annotate(as_text=Cast(field, TextField()))
                if count := rows.filter(wanted).order_by().count():
                    yield Found(name, model, field, count)
