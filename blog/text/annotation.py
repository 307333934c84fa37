"""Anchors as the W3C writes them: annotations with their targets, in pages and a collection, as JSON-LD.

Web Annotation Data Model (W3C Recommendation, 23 February 2017): an annotation (§ 3) has a body, here a link, and one target for each
part of its anchor: a SpecificResource (§ 4) whose source is the address of a version, which never changes. Its selector is the passage's fragment
(§ 4.2.1), refined (§ 4.2.9) by the quote (§ 4.2.4) and, as the other way to say the same, its position (§ 4.2.5). Pages and collections: § 5.
Served as the Web Annotation Protocol says (§ 3: media type and profile).
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final

from blog.text.anchors import Parts, TextAnchor
from blog.text.podcast.times import Span, fragment
from blog.text.words import anchor_of

CONTEXT: Final = "http://www.w3.org/ns/anno.jsonld"
MEDIA_TYPE: Final = f'application/ld+json; profile="{CONTEXT}"'
HTML_FRAGMENT: Final = "http://tools.ietf.org/rfc/rfc3236"
"""What a FragmentSelector's value conforms to in HTML."""

MEDIA_FRAGMENT: Final = "http://www.w3.org/TR/media-frags/"
"""What a FragmentSelector's value conforms to in sound (Media Fragments URI 1.0, § 4.2.1: time)."""

Json = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Place:
    """Where the words of an anchor stand in one version: the version's address, and the parts.

    An anchor in the sound of an episode has the page's address and a `span` instead.
    """

    source: str
    parts: Parts
    span: Span | None = None


@dataclass(frozen=True, slots=True)
class Body:
    """What is linked to the words: an address, never a name or a text."""

    id: str
    language: str


@dataclass(frozen=True, slots=True)
class Annotation:
    """One link between words of the text and something that was said about them or went into them."""

    id: str
    motivation: str
    created: str
    body: Body
    places: tuple[Place, ...]
    """The version it was made on first; then where the words stand now, if that is another version and they do."""
    status: str
    """What became of the words, in our own closed set."""


def annotation_json(annotation: Annotation) -> Json:
    """Return an annotation as it stands in a page."""
    return {
        "id": annotation.id,
        "type": "Annotation",
        "motivation": annotation.motivation,
        "created": annotation.created,
        "body": {
            "id": annotation.body.id,
            "type": "Text",
            "format": "text/html",
            "language": annotation.body.language,
        },
        "target": [target for place in annotation.places for target in _targets(place)],
        "status": annotation.status,
    }


def page_json(*, address: str, collection: Json, items: Sequence[Annotation], following: str) -> Json:
    """Return a page of annotations; `following` is the next page's address, or empty."""
    page: Json = {
        "id": address,
        "type": "AnnotationPage",
        "partOf": {key: collection[key] for key in ("id", "label", "total")},
        "items": [annotation_json(item) for item in items],
    }
    return page | ({"next": following} if following else {})


def collection_json(*, address: str, label: str, total: int) -> Json:
    """Return the head of a collection; its first page is put into it."""
    return {"id": address, "type": "AnnotationCollection", "label": label, "total": total}


def in_context(data: Json) -> Json:
    """Return a document of its own."""
    return {"@context": CONTEXT, **data}


def _targets(place: Place) -> list[Json]:
    selectors = [_selector(part) for part in place.parts]
    if place.span is not None:
        selectors.append(
            {"type": "FragmentSelector", "value": fragment(place.span), "conformsTo": MEDIA_FRAGMENT}
        )
    return [
        {"type": "SpecificResource", "source": place.source, "selector": selector} for selector in selectors
    ]


def _selector(part: TextAnchor) -> Json:
    """A whole passage is its fragment; words are found inside of it."""
    fragment: Json = {"type": "FragmentSelector", "value": anchor_of(part.block), "conformsTo": HTML_FRAGMENT}
    return fragment if part.whole or not part.exact else fragment | {"refinedBy": part.to_selectors()}
