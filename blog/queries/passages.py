"""The passages of a body, ready to be shown."""

from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from django.template import loader
from django.utils.safestring import SafeString, mark_safe

from blog.models.picture import Picture
from blog.queries.addresses import passage_anchor, passage_history_path, passage_path
from blog.queries.origins import Noted, origins_of
from blog.queries.passage_number import place_words
from blog.queries.pictures import TEXT_WIDTHS, picture_html
from blog.queries.read_models import ContentsLine, Link, PassageView, StateLine
from blog.queries.referred import REFERRING, Referred, referred_in
from blog.queries.removed_words import removed_words
from blog.registries import PassageNote
from blog.text.body import REDACTED_KIND, Block, Body
from blog.text.places import places_of

History = Mapping[str, list[int]]
Notes = Mapping[str, tuple[PassageNote, ...]]

LARGE = 2  # the level of headings that stand in the list of contents

KINDS = frozenset(
    {
        "call",
        "clip",
        "contribution",
        "embed",
        "heading",
        "living",
        "picture",
        "position",
        "questions",
        "quote",
        "recommendation",
        "text",
        REDACTED_KIND,
    }
)


class Place(NamedTuple):
    """Where the page lives whose passages are shown."""

    place: str
    language: str

    def passage(self, block_id: str) -> str:
        """Return the address of a passage's page."""
        return passage_path(self.place, block_id, self.language)

    def history(self, block_id: str) -> str:
        """Return the address of a passage's history."""
        return passage_history_path(self.place, block_id, self.language)


def passages(
    body: Body,
    history: History,
    notes: Notes,
    *,
    version: int = 1,
    place: Place | None = None,
    states: Mapping[str, StateLine] | None = None,
    positions: Mapping[str, tuple[Link, ...]] | None = None,
) -> tuple[PassageView, ...]:
    """Return the passages of a body; a passage without history is new in `version` (a preview)."""
    pictures = pictures_of(body.blocks)
    referred = referred_in(body.blocks)
    anchors, places = _anchors(body), places_of(body.blocks)
    states, positions = states or {}, positions or {}
    removed = removed_words(body.blocks)
    noted = origins_of(body, notes, lambda block: anchors[block].removeprefix("p-"))
    result: list[PassageView] = []
    for block, again in _shown(body.blocks):
        since, changed = history.get(block.id, (version, version))
        own = None if again else noted.get(block.id)
        result.append(
            PassageView(
                id=block.id,
                anchor=f"p-{block.id}" if again else anchors[block.id],
                kind=block.kind,
                html=passage_html(block, pictures, _marked(block, own, removed), referred),
                since=since,
                changed=changed,
                notes=own.origins if own else (),
                role=str(block.value.get("role", "")) if block.kind == "contribution" else "",
                url=place.passage(block.id) if place else "",
                history_url=place.history(block.id) if place else "",
                state=states.get(block.id) if block.kind == "heading" else None,
                positions=positions.get(block.id, ()),
                name=place_words(places.get(block.id)),
            )
        )
    return tuple(result)


def _marked(block: Block, own: Noted | None, removed: Mapping[str, str]) -> Mapping[str, object]:
    """Return the fields of a passage that are shown with marks, or what stands instead of them."""
    if block.id in removed:
        return {"removed": removed[block.id]}
    return own.value if own else {}


def _shown(blocks: Iterable[Block]) -> Iterator[tuple[Block, bool]]:
    """Yield blocks, and whether they stood before: a page may hold a passage twice by mistake, with one address."""
    shown: set[str] = set()
    for block in blocks:
        if block.kind in KINDS:
            yield block, block.id in shown
            shown.add(block.id)


def passage_html(
    block: Block,
    pictures: Mapping[int, Picture],
    marked: Mapping[str, object] | None = None,
    referred: Referred | None = None,
) -> SafeString:
    """Return one passage as HTML, by the template of its kind; `marked` are fields with words wrapped in them.

    `referred` is what the passages of a text refer to; without it, it is looked up for this one.
    """
    value = {**block.value, **_safe(marked)} if marked else block.value
    if block.kind == REDACTED_KIND and not marked:
        value = {"removed": removed_words([block]).get(block.id, "")}
    if block.kind == "text":  # the most frequent one, and its template would add nothing
        return mark_safe(value["html"])  # noqa: S308 - reduced to p, ul, ol, b, i, a when it was stored
    template = loader.get_template(f"blog/blocks/{block.kind}.html")
    context: dict[str, object] = {"value": value, "picture_html": _picture_html(block, pictures)}
    if block.kind in REFERRING:
        context["of"] = (referred or referred_in([block])).of(block)
    return SafeString(template.render(context))


def _safe(marked: Mapping[str, object]) -> dict[str, object]:
    """Say that marked fields are HTML: `blog.text.marking` has escaped what it wrote."""
    return {
        name: [SafeString(item) for item in html] if isinstance(html, list) else SafeString(html)
        for name, html in marked.items()
    }


def pictures_of(blocks: Iterable[Block]) -> dict[int, Picture]:
    """Return the pictures that blocks show, with their renditions, in two statements."""
    ids = {block.value.get("image") for block in blocks if block.kind == "picture"} - {None}
    if not ids:
        return {}
    specs = [f"width-{width}|format-webp" for width in TEXT_WIDTHS]
    found = Picture.objects.filter(pk__in=ids).prefetch_renditions(*specs).order_by("pk")
    return {picture.pk: picture for picture in found}


def contents(views: Iterable[PassageView], body: Body) -> tuple[ContentsLine, ...]:
    """Return the larger headings, with the states of their sections."""
    shown = {view.id: view for view in views}
    return tuple(
        ContentsLine(shown[block.id].anchor, str(block.value["text"]), shown[block.id].state)
        for block in body.blocks
        if block.kind == "heading" and block.value["level"] == LARGE and block.id in shown
    )


def _anchors(body: Body) -> dict[str, str]:
    """Return each passage's fragment; the whole UUID in the rare case that its beginning is taken."""
    anchors: dict[str, str] = {}
    taken: set[str] = set()
    for block in body.blocks:
        if block.id in anchors:
            continue
        anchor = passage_anchor(block.id)
        anchors[block.id] = anchor if anchor not in taken else f"p-{block.id}"
        taken.add(anchors[block.id])
    return anchors


def _picture_html(block: Block, pictures: Mapping[int, Picture]) -> SafeString:
    if block.kind != "picture":
        return SafeString("")
    picture = pictures.get(block.value.get("image") or 0)
    return picture_html(picture, block.value["alt"]) if picture else SafeString("")
