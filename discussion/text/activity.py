"""A discussion as ActivityStreams 2.0: what podcast apps read as the comments of an episode. Read alone, nothing is federated.

Activity Streams 2.0 and its vocabulary, ActivityPub (W3C Recommendations, 23 May 2017 and 23 January 2018). An episode and each comment is
a Note (Vocabulary § 3.3) with its answers as a Collection whose first page stands in it (Core § 5). A comment that is gone while its place stays
is a Tombstone (Vocabulary § 3.3); it keeps its answers, and the sentence that stands in its place on the page. Actors have the two boxes that
ActivityPub asks for (§ 4.1); a server that neither federates nor takes activities answers 405 to whoever posts there (§§ 5.2, 6).
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any, Final

CONTEXT: Final = "https://www.w3.org/ns/activitystreams"
EVERYBODY: Final = f"{CONTEXT}#Public"
MEDIA_TYPE: Final = "application/activity+json"
LINKED_DATA: Final = f'application/ld+json; profile="{CONTEXT}"'
START: Final = "0"
"""The cursor before the first answer."""

Json = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Answers:
    """One page of the answers to a note: their addresses. `id` is the collection's, `total` counts all that readers see."""

    id: str
    after: str
    items: tuple[str, ...]
    following: str
    total: int


@dataclass(frozen=True, slots=True)
class Note:
    """The root of a discussion (no `answers_to`), a comment, or the place of one that was removed."""

    id: str
    url: str
    author: str
    html: str
    language: str
    published: datetime
    answers: Answers
    answers_to: str = ""
    updated: datetime | None = None
    removed: bool = False


@dataclass(frozen=True, slots=True)
class Actor:
    """Who wrote something, as she is named now: a show, or whoever stands above one comment."""

    id: str
    kind: str
    name: str
    username: str
    url: str
    summary: str = ""
    icon: str = ""


def note_json(note: Note) -> Json:
    """Return a note or a tombstone. A tombstone has words, author and time as well: apps know none without."""
    kind = {"type": "Tombstone", "formerType": "Note"} if note.removed else {"type": "Note"}
    told: Json = {
        "@context": CONTEXT,
        "id": note.id,
        **kind,
        "url": note.url,
        "attributedTo": note.author,
        "to": [EVERYBODY],
        "published": _moment(note.published),
        "content": note.html,
        "contentMap": {note.language: note.html},
        "replies": _collection(note.answers),
    }
    if note.answers_to:
        told["inReplyTo"] = note.answers_to
    if note.updated:
        told["updated"] = _moment(note.updated)
    return told


def collection_json(answers: Answers) -> Json:
    """Return the answers to a note, with their first page inside."""
    return {"@context": CONTEXT, **_collection(answers)}


def page_json(answers: Answers) -> Json:
    """Return one page of the answers to a note."""
    return {"@context": CONTEXT, **_page(answers)}


def actor_json(actor: Actor) -> Json:
    """Return an actor with her two boxes."""
    told: Json = {
        "@context": CONTEXT,
        "id": actor.id,
        "type": actor.kind,
        "name": actor.name,
        "preferredUsername": actor.username,
        "url": actor.url,
        "inbox": f"{actor.id}/inbox",
        "outbox": f"{actor.id}/outbox",
    }
    if actor.summary:
        told["summary"] = actor.summary
    if actor.icon:
        told["icon"] = {"type": "Image", "mediaType": "image/jpeg", "url": actor.icon}
    return told


def box_json(address: str) -> Json:
    """Return a box of an actor: nothing is sent to her or by her, so it is empty."""
    return {
        "@context": CONTEXT,
        "id": address,
        "type": "OrderedCollection",
        "totalItems": 0,
        "orderedItems": [],
    }


def _collection(answers: Answers) -> Mapping[str, Any]:
    return {"id": answers.id, "type": "Collection", "totalItems": answers.total, "first": _page(answers)}


def _page(answers: Answers) -> Json:
    told: Json = {
        "id": f"{answers.id}?nach={answers.after}",
        "type": "CollectionPage",
        "partOf": answers.id,
        "items": list(answers.items),
    }
    if answers.following:
        told["next"] = f"{answers.id}?nach={answers.following}"
    return told


def _moment(at: datetime) -> str:
    return at.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
