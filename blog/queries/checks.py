"""Checks of what is derived or sealed, for `haltung doctor`: each returns one sentence per fault."""

from collections.abc import Iterator, Mapping
from typing import Any

from django.db.models import Exists, OuterRef, QuerySet

from blog.models.living_page import LivingPage
from blog.models.version import Version
from blog.queries.article_cards import newest_versions
from blog.queries.living import KINDS
from blog.queries.passage_history import rebuilt_history
from blog.queries.placements import pages_with_anchors, pages_without_places, placements_of
from blog.queries.public_body import public_body
from blog.text.anchors import TextAnchor
from blog.text.body import Body
from blog.text.canonical import Seal, verify
from blog.text.words import block_text

PORTION = 100


def pages_without_version() -> list[str]:
    """A live article or episode without a version was published beside `publish_change`."""
    versions = Version.objects.filter(page_id=OuterRef("pk"))
    return [
        f"{kind.__name__} {page} is live and has no version."
        for kind in KINDS
        for page in _live(kind).filter(~Exists(versions)).values_list("pk", flat=True)
    ]


def broken_checksums() -> list[str]:
    """A version whose text no longer fits its seal was changed after it was published."""
    return list(_broken())


def wrong_histories() -> list[str]:
    """What is kept about the age of passages must be what the versions themselves give."""
    faults: list[str] = []
    pages = Version.objects.order_by("page_id").values_list("page_id", flat=True).distinct()
    for page_id in pages:
        rebuilt = rebuilt_history(page_id)
        stored = Version.objects.filter(page_id=page_id).order_by("number").values_list("number", "passages")
        faults += [
            f"Version {number} of page {page_id} has a wrong history of passages."
            for number, passages in stored
            if passages != rebuilt[number]
        ]
    return faults


def texts_beside_their_version() -> list[str]:
    """A live text that differs from its newest version was written beside `publish_change`."""
    return [fault for kind in KINDS for fault in _beside(kind)]


def _beside(kind: type[LivingPage]) -> list[str]:
    live = _live(kind)
    pks = list(live.values_list("pk", flat=True))
    faults: list[str] = []
    for start in range(0, len(pks), PORTION):
        portion = pks[start : start + PORTION]
        versions = newest_versions(portion, without=("seal", "passages"))
        for page in live.filter(pk__in=portion).select_related("locale"):
            version = versions.get(page.pk)
            if version and _words(Body.from_json(version.body)) != _words(public_body(page)):
                faults.append(
                    f"{kind.__name__} {page.pk} reads differently from its version {version.number}."
                )
    return faults


def wrong_places() -> list[str]:
    """Each anchor has one present place, and what it says stands there."""
    faults = [
        f"An anchor of page {page} has no place: run haltung carry-anchors."
        for page in pages_without_places()
    ]
    for page_id in pages_with_anchors():
        version = Version.objects.filter(page_id=page_id).order_by("-number").first()
        texts = _texts(Body.from_json(version.body)) if version else {}
        faults += [
            f"Anchor {anchor} of page {page_id} says other words than its passage: run haltung carry-anchors."
            for anchor, placed in placements_of(page_id).items()
            if placed.stands and not all(_stands(part, texts) for part in placed.parts)
        ]
    return faults


def _live(kind: type[LivingPage]) -> QuerySet[Any]:
    rows = kind._default_manager.filter(live=True, alias_of__isnull=True)  # noqa: SLF001 - public in Django
    return rows.order_by("pk")


def _texts(body: Body) -> dict[str, str]:
    return {block.id: block_text(block) for block in reversed(body.blocks)}


def _stands(part: TextAnchor, texts: Mapping[str, str]) -> bool:
    """Words that were forgotten by law can't be compared."""
    text = texts.get(part.block)
    return text is not None and (not part.exact or text[part.start : part.end] == part.exact)


def _words(body: Body) -> tuple[object, ...]:
    """What must be equal; addresses of links and credits of pictures may have changed since, and rightly so."""
    return (
        body.title,
        body.standfirst,
        tuple((block.id, block.kind, block.kind != "picture" and block_text(block)) for block in body.blocks),
    )


def _broken() -> Iterator[str]:
    versions = Version.objects.order_by("pk").defer("passages")
    for version in versions.iterator(chunk_size=PORTION):
        seal = Seal.from_json(version.seal)
        if seal.checksum != version.checksum or not verify(Body.from_json(version.body), seal).holds:
            yield f"Version {version.number} of page {version.page_id} no longer fits its checksum."
