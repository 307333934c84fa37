"""„Hier wird darüber gesprochen“: what points to seconds of an episode: passages of articles, positions, comments."""

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Final

from django.template import loader
from django.utils.translation import gettext as _
from wagtail.models import Page

from blog.kinds import AnchorKind, ReferenceKind
from blog.models.reference import Reference
from blog.queries.addresses import passage_anchor, path_in_tree
from blog.queries.positions.lines import code_of, holder_line
from blog.queries.positions.places import position_path
from blog.queries.positions.public import public_positions, shown
from blog.queries.public_articles import public_pages
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


def fill_moments(html: str, moments: Sequence[Moment]) -> str:
    """Put beside each paragraph of a transcript what points into it; the first paragraph from there on, if it lies between two."""
    if not moments:
        return _SLOT.sub("", html)
    places = [(int(start), int(end)) for start, end in _SLOT.findall(html)]
    at = _spread(moments, places)
    template = loader.get_template(TEMPLATE)

    def put(match: re.Match[str]) -> str:
        here = at.get((int(match[1]), int(match[2])))
        return template.render({"moments": here}).strip() if here else ""

    return _SLOT.sub(put, html)


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
    rows = Reference.objects.filter(
        target_id=page_id, start__isnull=False, page__in=public_pages(Page, language).order_by().values("pk")
    )
    columns = ("start", "end", "page__url_path", "page__title", "block", "kind")
    for start, end, url_path, title, block, kind in (
        rows.order_by("start", "pk").values_list(*columns).distinct()
    ):
        url = f"{path_in_tree(url_path, language)}#{passage_anchor(str(block))}"
        label = _("Zitiert in:") if kind in (ReferenceKind.CLIP, ReferenceKind.QUOTE) else _("Erwähnt in:")
        yield Moment(start, end, "article", label, title, url)


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
