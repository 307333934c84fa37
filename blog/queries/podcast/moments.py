"""„Hier wird darüber gesprochen“: what points to seconds of an episode: passages of articles, positions, comments."""

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Final

from django.template import loader
from django.utils.translation import gettext as _

from blog.kinds import AnchorKind, ReferenceKind
from blog.queries.positions.lines import code_of, holder_line
from blog.queries.positions.places import position_path
from blog.queries.positions.public import public_positions, shown
from blog.queries.references import pointing_to_seconds
from blog.registries import Moment, registries
from blog.templatetags.credits import CLOSE, OPEN

TEMPLATE: Final = "blog/podcast/moments.html"
_SLOT: Final = re.compile(f"{OPEN}moments:([0-9]+)-([0-9]+){CLOSE}")


def moments_of(page_id: int, language: str) -> tuple[Moment, ...]:
    """Return everything that points to a second of an episode and that readers may see, in order of time."""
    found = [*_passages(page_id, language), *_positions(page_id)]
    for told in registries.moments.values():
        found.extend(told(page_id))
    return tuple(sorted(found, key=lambda moment: (moment.start, moment.kind, moment.url)))


def moments_writer(moments: Sequence[Moment], transcript: str) -> Callable[[str], str]:
    """Return what writes beside each paragraph of a kept transcript what points into it.

    The first paragraph from there on has it, if it lies between two.
    """
    at = _spread(moments, [(int(start), int(end)) for start, end in _SLOT.findall(transcript)])
    template = loader.get_template(TEMPLATE)

    def write(place: str) -> str:
        start, _dash, end = place.partition("-")
        here = at.get((int(start), int(end)))
        return template.render({"moments": here}).strip() if here else ""

    return write


def _spread(
    moments: Iterable[Moment], places: Sequence[tuple[int, int]]
) -> Mapping[tuple[int, int], list[Moment]]:
    result: dict[tuple[int, int], list[Moment]] = {}
    for moment in moments:
        begun = [place for place in places if place[0] <= moment.start]
        place = begun[-1] if begun else places[0] if places else None
        if place is not None:
            result.setdefault(place, []).append(moment)
    return result


def _passages(page_id: int, language: str) -> Iterable[Moment]:
    """Passages of living pages; a passage that refers to the same seconds twice is told once."""
    for one in pointing_to_seconds(page_id, language):
        label = (
            _("Zitiert in:") if one.kind in (ReferenceKind.CLIP, ReferenceKind.QUOTE) else _("Erwähnt in:")
        )
        yield Moment(one.start or 0, one.end, "article", label, one.title, one.url)


def _positions(page_id: int) -> Iterable[Moment]:
    rows = public_positions().filter(anchor__page_id=page_id, anchor__kind=AnchorKind.TIME).order_by("pk")
    for row in shown(rows):
        part = row.anchor.parts[0] if row.anchor is not None and row.anchor.parts else {}
        if "start" not in part:
            continue
        holder = holder_line(row)
        yield Moment(
            start=int(part["start"]),
            end=part.get("end"),
            kind="position",
            label=_("Haltung:"),
            text=row.statement,
            url=position_path(code_of(row), row.language),
            name=holder.name,
            ref=holder.ref,
        )
