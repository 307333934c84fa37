"""Keeps what was made from rows in the cache, under keys that change when the rows or the templates do."""

import hashlib
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any, TypeVar, cast

from django.conf import settings
from django.core.cache import cache as store
from django.http import HttpRequest
from django.template import engines
from django.utils.translation import get_language

from blog.models.stamp import CONTENT, Stamp

T = TypeVar("T")

LIFETIME = 7 * 24 * 3600
STAMP = "haltung.stamp"  # where a request remembers the stamp that its page was made under


def content_stamp() -> int:
    """Return the number that grows with each change of what many pages show; read it before the rows."""
    return Stamp.objects.filter(name=CONTENT).values_list("value", flat=True).order_by("name").first() or 0


def stamp_of_request(request: HttpRequest) -> int:
    """Return the stamp as this request has read it first; all parts of a page go by the same one."""
    if STAMP not in request.META:
        request.META[STAMP] = content_stamp()
    return int(request.META[STAMP])


@cache
def template_build() -> str:
    """Return a short hash of our templates and translations: a new release never finds what an old one kept."""
    digest = hashlib.blake2b(digest_size=8)
    translations = {Path(folder) for folder in settings.LOCALE_PATHS}
    for folder in sorted(_template_folders() | translations):
        for file in sorted(folder.rglob("*.mo" if folder in translations else "*.html")):
            digest.update(file.name.encode() + file.read_bytes())
    return digest.hexdigest()


def _template_folders() -> set[Path]:
    ours = Path(__file__).resolve().parents[2]
    found = {Path(folder) for backend in engines.all() for folder in backend.template_dirs}
    return {folder for folder in found if folder.is_relative_to(ours) and ".venv" not in folder.parts}


def key_of(*parts: object) -> str:
    """Return a key for what these parts, the language and the templates decide."""
    return ":".join(("haltung", *(str(part) for part in parts), get_language() or "", template_build()))


def is_kept(key: str) -> Any:
    """Return what is kept under a key, nothing when it isn't."""
    return store.get(key)


def kept(key: str, make: Callable[[], T]) -> T:
    """Return what is kept under a key of `key_of`; made and kept when it isn't."""
    found: Any = store.get(key)
    if found is None:
        found = make()
        store.set(key, found, LIFETIME)
    return cast("T", found)
