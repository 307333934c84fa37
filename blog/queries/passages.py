"""The passages of a body, ready to be shown."""

from collections.abc import Iterable, Mapping

from django.template import loader
from django.utils.safestring import SafeString, mark_safe

from blog.models.picture import Picture
from blog.queries.addresses import passage_anchor
from blog.queries.pictures import TEXT_WIDTHS, picture_html
from blog.queries.read_models import PassageView
from blog.registries import PassageNote
from blog.text.body import REDACTED_KIND, Block, Body

History = Mapping[str, list[int]]
Notes = Mapping[str, tuple[PassageNote, ...]]

KINDS = frozenset(
    {
        "call",
        "contribution",
        "embed",
        "heading",
        "living",
        "picture",
        "questions",
        "quote",
        "recommendation",
        "text",
        REDACTED_KIND,
    }
)


def passages(body: Body, history: History, notes: Notes, *, version: int = 1) -> tuple[PassageView, ...]:
    """Return the passages of a body; a passage without history is new in `version` (a preview)."""
    pictures = pictures_of(body.blocks)
    anchors: set[str] = set()
    result: list[PassageView] = []
    for block in body.blocks:
        if block.kind not in KINDS:
            continue
        since, changed = history.get(block.id, (version, version))
        result.append(
            PassageView(
                id=block.id,
                anchor=_anchor(block.id, anchors),
                kind=block.kind,
                html=passage_html(block, pictures),
                since=since,
                changed=changed,
                notes=tuple(notes.get(block.id, ())),
            )
        )
    return tuple(result)


def passage_html(block: Block, pictures: Mapping[int, Picture]) -> SafeString:
    """Return one passage as HTML, by the template of its kind."""
    if block.kind == "text":  # the most frequent one, and its template would add nothing
        return mark_safe(block.value["html"])  # noqa: S308 - reduced to p, ul, ol, b, i, a when it was stored
    template = loader.get_template(f"blog/blocks/{block.kind}.html")
    context = {"value": block.value, "picture_html": _picture_html(block, pictures)}
    return SafeString(template.render(context))


def pictures_of(blocks: Iterable[Block]) -> dict[int, Picture]:
    """Return the pictures that blocks show, with their renditions, in two statements."""
    ids = {block.value.get("image") for block in blocks if block.kind == "picture"} - {None}
    if not ids:
        return {}
    specs = [f"width-{width}|format-webp" for width in TEXT_WIDTHS]
    found = Picture.objects.filter(pk__in=ids).prefetch_renditions(*specs).order_by("pk")
    return {picture.pk: picture for picture in found}


def contents(views: Iterable[PassageView], body: Body) -> tuple[tuple[str, str], ...]:
    """Return the larger headings as (anchor, text)."""
    anchors = {view.id: view.anchor for view in views}
    return tuple(
        (anchors[block.id], str(block.value["text"]))
        for block in body.blocks
        if block.kind == "heading" and block.value["level"] == 2 and block.id in anchors
    )


def _anchor(block_id: str, taken: set[str]) -> str:
    """Return a passage's fragment; the whole UUID in the rare case that its beginning is taken."""
    anchor = passage_anchor(block_id)
    if anchor in taken:
        anchor = f"p-{block_id}"
    taken.add(anchor)
    return anchor


def _picture_html(block: Block, pictures: Mapping[int, Picture]) -> SafeString:
    if block.kind != "picture":
        return SafeString("")
    picture = pictures.get(block.value.get("image") or 0)
    return picture_html(picture, block.value["alt"]) if picture else SafeString("")
