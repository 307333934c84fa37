"""Who points here: passages of other pages that refer to a page, a passage or a second of it; what they cite and may be cut."""

from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext as _
from wagtail.models import Page

from blog.kinds import AnchorKind, ReferenceKind
from blog.models.podcast.episode import Episode
from blog.models.podcast.transcript import Cue
from blog.models.reference import Reference
from blog.models.stream import raw_blocks
from blog.models.version import Version
from blog.queries.addresses import passage_anchor, path_in_tree
from blog.queries.credit_slots import without_slots
from blog.queries.positions.public import public_positions
from blog.queries.public_articles import public_pages
from blog.text.body import Body
from blog.text.podcast.times import clock
from blog.text.quoting import FOUND, folded_words, match

LEEWAY = 20_000
"""Milliseconds around a clip in which its words are looked for."""


@dataclass(frozen=True, slots=True)
class Pointing:
    """A passage of a public page that refers to the page asked about; `target_block` is the passage that it means, if one."""

    title: str
    url: str
    kind: str
    label: str
    target_block: str = ""
    start: int | None = None


def pointing_to(page_id: int) -> tuple[Pointing, ...]:
    """Return the public pages that refer to a page, each with the first of its passages that does. One statement."""
    rows = _public(Reference.objects.filter(target_id=page_id).exclude(page_id=page_id))
    found: dict[int, Pointing] = {}
    for row in rows.order_by("page__first_published_at", "page_id", "pk"):
        found.setdefault(row.page_id, _pointing(row))
    return tuple(found.values())


def pointing_to_position(position_id: int) -> tuple[Pointing, ...]:
    """Return the public passages in which a position stands, or that lead to it. One statement."""
    rows = _public(Reference.objects.filter(position_id=position_id))
    found: dict[int, Pointing] = {}
    for row in rows.order_by("page_id", "pk"):
        found.setdefault(row.page_id, _pointing(row))
    return tuple(found.values())


def _public(rows: QuerySet[Reference]) -> QuerySet[Reference]:
    shown = public_pages(Page).order_by().values("pk")
    return rows.filter(page_id__in=shown).select_related("page__locale")


def _pointing(row: Reference) -> Pointing:
    page: Any = row.page
    path = path_in_tree(page.url_path, page.locale.language_code)
    return Pointing(
        title=without_slots(page.title),
        url=f"{path}#{passage_anchor(str(row.block))}",
        kind=row.kind,
        label=str(ReferenceKind(row.kind).label),
        target_block=str(row.target_block or ""),
        start=row.start,
    )


def cut_by(page: Any) -> list[str]:
    """Say what of others' references a draft would cut, and which sources of its own are gone: for its editor's check list."""
    return [*_cut_passages(page), *_cut_positions(page), *_cut_seconds(page), *_dead_sources(page)]


def _cut_passages(page: Any) -> list[str]:
    blocks = {str(block["id"]) for block in raw_blocks(page.body)}
    rows = Reference.objects.filter(target_id=page.pk, target_block__isnull=False).exclude(page_id=page.pk)
    told = _("„%(title)s“ verweist auf eine Stelle, die in diesem Entwurf nicht mehr steht.")
    titles = {
        title
        for title, block in rows.values_list("page__title", "target_block").order_by("pk")
        if str(block) not in blocks
    }
    return [told % {"title": title} for title in sorted(titles)]


def _cut_positions(page: Any) -> list[str]:
    blocks = {str(block["id"]) for block in raw_blocks(page.body)}
    rows = public_positions().filter(anchor__page_id=page.pk, anchor__kind=AnchorKind.TEXT)
    told = _("Die Stelle, aus der diese Haltung stammt, steht in diesem Entwurf nicht mehr: „%(words)s“")
    return [
        told % {"words": row.statement}
        for row in rows.order_by("pk")
        if row.anchor is not None and str(row.anchor.block) not in blocks
    ]


def _cut_seconds(page: Any) -> list[str]:
    """Clips elsewhere whose words the transcript has no more at their second, or that lie behind the end."""
    if not isinstance(page, Episode):
        return []
    rows = Reference.objects.filter(target_id=page.pk, kind=ReferenceKind.CLIP, start__isnull=False)
    return [
        _("„%(title)s“ zitiert %(time)s, und dort steht es so nicht mehr im Transkript.")
        % {"title": row.page.title, "time": clock(row.start or 0)}
        for row in rows.select_related("page").order_by("page_id", "pk")
        if _is_cut(page, row)
    ]


def _is_cut(episode: Episode, row: Reference) -> bool:
    start = row.start or 0
    if episode.duration and start >= episode.duration:
        return True
    version = Version.objects.filter(page_id=row.page_id).order_by("-number").first()
    block = Body.from_json(version.body).block(str(row.block)) if version else None
    cues = Cue.objects.filter(transcript__episode=episode)
    if block is None or not cues.exists():
        return False
    near = cues.filter(end__gte=max(0, start - LEEWAY), start__lte=(row.end or start) + LEEWAY)
    said = " ".join(near.order_by("position").values_list("text", flat=True))
    return match(folded_words(str(block.value.get("text", ""))), folded_words(said)).confidence < FOUND


def _dead_sources(page: Any) -> list[str]:
    rows = Reference.objects.filter(page_id=page.pk, outside__dead_since__isnull=False)
    urls = sorted(set(rows.order_by("pk").values_list("outside__url", flat=True)))
    return [_("Diese Quelle ist nicht mehr erreichbar: %(url)s") % {"url": url} for url in urls]
