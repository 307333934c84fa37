"""Takes a title, standfirst or heading that was removed out of the source lines of positions which repeat it."""

from collections.abc import Collection
from typing import Any, Final

from blog.models.positions.position import Position
from blog.models.version import Version
from blog.queries.addresses import absolute, living_path, place_of, short_path

NO_CHANCE: Final = 20
"""So many letters of a title don't stand in another page's by chance; what is shorter must be all that a source line says."""


def forget_source_titles(*, page: Any, texts: Collection[str], words: str = "", instead: str = "") -> int:
    """Say `instead` where a position names as its source what was removed; return in how many.

    `texts` are the removed wordings; where the source is the page itself, a line with `words`, or a part of a wording, goes
    as well. A position that points into the page has no such line: it shows the page's title of today.
    """
    known = {_plain(text) for text in texts} - {""}
    if not known:
        return 0
    ours = _addresses_of(page)
    found = 0
    for row in (
        Position.objects.exclude(source_title="").order_by("pk").only("pk", "source_title", "source_url")
    ):
        told = _plain(row.source_title)
        if _repeats(told, known) or (
            row.source_url.startswith(ours) and _says_part(told, known, _plain(words))
        ):
            found += Position.objects.filter(pk=row.pk).update(source_title=instead[:200])
    return found


def _plain(text: str) -> str:
    return " ".join(text.split()).casefold()


def _repeats(told: str, known: Collection[str]) -> bool:
    return told in known or any(text in told for text in known if len(text) >= NO_CHANCE)


def _says_part(told: str, known: Collection[str], words: str) -> bool:
    return bool(words and words in told) or any(text in told or told in text for text in known)


def _addresses_of(page: Any) -> tuple[str, ...]:
    """Return how addresses begin that lead to a page: its own, and the short ones of its versions."""
    codes = Version.objects.filter(page_id=page.pk).exclude(code="").order_by("number")
    own = living_path(place_of(page), page.locale.language_code)
    return (
        absolute(own),
        own,
        *(absolute(short_path(code)) for code in codes.values_list("code", flat=True)),
    )
