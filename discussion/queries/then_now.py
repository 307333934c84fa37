"""What a comment at a passage was written for, and whether these words still stand: one or two statements for all comments shown."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Final

from django.utils.translation import gettext as _

from blog.kinds import PlacementStatus
from blog.models import LivingPage
from blog.queries.addresses import living_path, passage_anchor, passage_path, place_of, version_path
from blog.queries.passage_number import Places, passage_places, place_words, present_places
from blog.queries.placements import Placed, placements_of
from blog.text.anchors import Parts
from discussion.queries.pages import page_language
from discussion.text.reading import excerpt

SHOWN: Final = 280
"""Letters of a quotation above a comment: enough to know the passage, short enough to read the comment."""
BETWEEN: Final = " […] "


@dataclass(frozen=True, slots=True)
class ThenNow:
    """The words that a comment was written for, and what became of them.

    `now` is the present wording where it differs. `url` leads to the passage in the article, `page_url` to its own page
    (empty if it is gone), `version_url` to the version that the words were taken from. With `as_of` it is told as it was in
    that version, and `url` leads into it.
    """

    then: str
    now: str
    status: str
    label: str
    is_whole: bool
    url: str
    page_url: str
    version: int
    version_url: str
    block: str
    as_of: int | None = None

    @property
    def stands(self) -> bool:
        """Whether the words stand as they did."""
        return self.status == PlacementStatus.IN_PLACE


def then_now(page: LivingPage, anchors: Collection[int], version: int | None = None) -> Mapping[int, ThenNow]:
    """Return the key of each anchor → what it was made for and where that stands, or stood in `version`.

    One statement, none without anchors; one more where some words have moved, to say whereto.
    """
    if not anchors:
        return {}
    places = placements_of(page.pk, version=version, anchors=anchors)
    language = page_language(page)
    has_moved = any(placed.status == PlacementStatus.MOVED for placed in places.values())
    whereto = _places(page.pk, version) if has_moved else {}
    return {
        anchor: _then_now(
            placed, place_of(page), language, place_words(whereto.get(placed.block or "")), version
        )
        for anchor, placed in places.items()
    }


def _places(page_id: int, version: int | None) -> Places:
    return present_places(page_id) if version is None else passage_places(page_id, {version}).get(version, {})


def quoted_words(parts: Parts, letters: int = SHOWN) -> str:
    """Return the words of an anchor in one line."""
    return excerpt(BETWEEN.join(part.exact for part in parts), letters)


def _then_now(placed: Placed, place: str, language: str, whereto: str, as_of: int | None) -> ThenNow:
    block = placed.block or ""
    text = living_path(place, language) if as_of is None else version_path(place, as_of, language)
    then, now = quoted_words(placed.original), quoted_words(placed.parts)
    at_block = passage_path(place, block, language) if block else ""
    return ThenNow(
        then=then,
        now=now if placed.stands and _says_more(placed) else "",
        status=placed.status,
        label=_label(placed, whereto),
        is_whole=all(part.whole for part in placed.original),
        url=f"{text}#{passage_anchor(block)}" if block else "",
        page_url=at_block,
        version=placed.made_on,
        version_url=version_path(place, placed.made_on, language),
        block=block,
        as_of=as_of,
    )


def _says_more(placed: Placed) -> bool:
    changed = placed.status in (PlacementStatus.CHANGED, PlacementStatus.SPLIT, PlacementStatus.JOINED)
    return changed and [part.exact for part in placed.parts] != [part.exact for part in placed.original]


def _label(placed: Placed, place: str) -> str:
    """Say in a few words what became of the words since; `place` is where moved ones stand now."""
    match placed.status:
        case PlacementStatus.IN_PLACE:
            return _("steht so noch da")
        case PlacementStatus.MOVED:
            return _moved(place)
        case PlacementStatus.CHANGED:
            return _("inzwischen umformuliert")
        case PlacementStatus.SPLIT:
            return _("inzwischen auf mehrere Absätze verteilt")
        case PlacementStatus.JOINED:
            return _("inzwischen mit einem anderen Absatz zusammengezogen")
        case _:
            return _("steht seit Fassung %(number)s nicht mehr im Text") % {"number": placed.seen + 1}


def _moved(place: str) -> str:
    if not place:
        return _("steht so noch da, an anderer Stelle")
    return _("steht so noch da, verschoben: jetzt %(place)s") % {"place": place}
