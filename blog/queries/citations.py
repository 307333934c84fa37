"""What others cite of a page, and what of that a text no longer says: for who writes it, and for who cites it."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from typing import Any, Final

from django.db.models import OuterRef, Q, Subquery
from django.utils.translation import gettext as _

from blog.kinds import AnchorKind, PositionState
from blog.models.podcast.episode import Episode
from blog.models.podcast.transcript import Cue
from blog.models.positions.position import Position
from blog.models.reference import Reference
from blog.models.stream import raw_blocks
from blog.models.version import Version
from blog.queries.credit_slots import without_slots
from blog.queries.off_site import off_site
from blog.queries.positions.sources import places_of
from blog.text.body import Body
from blog.text.podcast.times import clock
from blog.text.quoting import FOUND, folded_words, match

LEEWAY: Final = 20_000
"""Milliseconds around a clip in which its words are looked for."""


@dataclass(frozen=True, slots=True)
class Citation:
    """A passage of another page (`page`), or a position (`position`: its key), that cites a passage or seconds of a text.

    `title` is the citing page's, or what the position says; `words` are the cited ones, where they are known.
    """

    key: int
    title: str
    page: int = 0
    position: str = ""
    block: str = ""
    start: int | None = None
    end: int | None = None
    words: str = ""

    def sentence(self) -> str:
        """Say to who writes the cited text what isn't there any more."""
        told = {"title": self.title, "words": self.title, "time": clock(self.start or 0)}
        if self.block and self.position:
            return (
                _("Die Stelle, aus der diese Haltung stammt, steht in diesem Entwurf nicht mehr: „%(words)s“")
                % told
            )
        if self.block:
            return _("„%(title)s“ verweist auf eine Stelle, die in diesem Entwurf nicht mehr steht.") % told
        return _("„%(title)s“ zitiert %(time)s, und dort steht es so nicht mehr im Transkript.") % told


@dataclass(frozen=True, slots=True)
class Spoken:
    """What is said in an episode, as far as it is written down: length of the sound, and pieces as start, end, words."""

    duration: int
    pieces: Sequence[tuple[int, int, str]]

    def says(self, citation: Citation) -> bool:
        """Tell whether the cited words are said about there; without words or transcript, whether there is such a second."""
        start = citation.start or 0
        if self.duration and start >= self.duration:
            return False
        if not citation.words or not self.pieces:
            return True
        low, high = max(0, start - LEEWAY), (citation.end or start) + LEEWAY
        near = " ".join(words for begin, end, words in self.pieces if end >= low and begin <= high)
        return match(folded_words(citation.words), folded_words(near)).confidence >= FOUND


def citations_of(page_id: int, *, whole: bool = False) -> tuple[Citation, ...]:
    """Return what cites passages or seconds of a page: passages of other pages, public positions. At most four statements.

    With `whole` also what points to the page as such.
    """
    rows = Reference.objects.filter(target_id=page_id)
    if not whole:
        rows = rows.filter(Q(target_block__isnull=False) | Q(start__isnull=False))
    references = list(rows.exclude(page_id=page_id).select_related("page").order_by("page_id", "pk"))
    bodies = _bodies({row.page_id for row in references if row.start is not None})
    positions = Position.objects.filter(anchor__page_id=page_id, state=PositionState.PUBLIC).select_related(
        "anchor"
    )
    held = list(positions.order_by("pk"))
    places = places_of(row.anchor_id for row in held if row.anchor_id is not None)
    return (
        *(_reference(row, bodies.get(row.page_id)) for row in references),
        *(_position(row, places) for row in held),
    )


def cut(citations: Iterable[Citation], blocks: Collection[str], spoken: Spoken | None) -> list[Citation]:
    """Return the citations that a text of these passages, and of this sound, doesn't bear out."""
    return [
        one
        for one in citations
        if (one.block and one.block not in blocks)
        or (one.start is not None and spoken is not None and not spoken.says(one))
    ]


def spoken_in(episode_id: int) -> Spoken | None:
    """Return what is said in an episode now; nothing where the page isn't one. Two statements."""
    duration = Episode.objects.filter(pk=episode_id).order_by("pk").values_list("duration", flat=True)
    cues = Cue.objects.filter(transcript__episode_id=episode_id).order_by("start", "position")
    return Spoken(duration[0] or 0, list(cues.values_list("start", "end", "text"))) if duration else None


def seconds_cited(episode_id: int) -> tuple[Citation, ...]:
    """Return what cites seconds of an episode, in order of time."""
    found = (one for one in citations_of(episode_id) if one.start is not None)
    return tuple(sorted(found, key=lambda one: (one.start or 0, one.title)))


def said_now(episode_id: int, cited: Sequence[Citation]) -> list[tuple[str, Citation, bool]]:
    """Return the time of each citation of seconds, the citation, and whether the transcript bears it out now."""
    spoken = spoken_in(episode_id) if cited else None
    return [(clock(one.start or 0), one, spoken is None or spoken.says(one)) for one in cited]


def cut_by(page: Any) -> list[str]:
    """Say what of others' citations a draft would cut, and which of its own go nowhere: for its editor's check list."""
    citations = citations_of(page.pk)
    spoken = spoken_in(page.pk) if isinstance(page, Episode) and citations else None
    found = cut(citations, {str(block["id"]) for block in raw_blocks(page.body)}, spoken)
    return [*dict.fromkeys(one.sentence() for one in found), *cited_in_vain(page.pk), *_dead_sources(page.pk)]


def cited_in_vain(page_id: int) -> list[str]:
    """Say which citations of a page go nowhere by now: what it cites was changed or withdrawn since. Two statements."""
    rows = Reference.objects.filter(page_id=page_id, cut_since__isnull=False).select_related("target")
    found = list(rows.order_by("pk"))
    off = off_site({row.target_id for row in found if row.target_id is not None})
    return list(dict.fromkeys(in_vain(row, off) for row in found))


def in_vain(row: Reference, off: Collection[int]) -> str:
    """Say of one citation where it leads, and that it isn't there any more; `off` are pages that aren't public."""
    told = {"title": without_slots(row.target.title) if row.target else "", "time": clock(row.start or 0)}
    if row.target_id in off:
        return _("„%(title)s“ ist nicht mehr auf der Website, wird hier aber genannt oder zitiert.") % told
    if row.target_block:
        return _("Die Stelle in „%(title)s“, auf die hier verwiesen wird, steht dort nicht mehr.") % told
    return (
        _("„%(title)s“ wird hier ab %(time)s zitiert, und dort steht es so nicht mehr im Transkript.") % told
    )


def _dead_sources(page_id: int) -> list[str]:
    """Addresses elsewhere that the page names itself, or through the positions that stand in it."""
    rows = Reference.objects.filter(
        Q(outside__dead_since__isnull=False) | Q(position__outside__dead_since__isnull=False), page_id=page_id
    )
    found = rows.order_by("pk").values_list("outside__url", "position__outside__url")
    urls = sorted({own or through for own, through in found})
    return [_("Diese Quelle ist nicht mehr erreichbar: %(url)s") % {"url": url} for url in urls]


def _bodies(pages: Collection[int]) -> dict[int, Body]:
    if not pages:
        return {}
    newest = Version.objects.filter(page_id=OuterRef("page_id")).order_by("-number").values("pk")[:1]
    rows = Version.objects.filter(page_id__in=pages, pk=Subquery(newest)).order_by("pk")
    return {page: Body.from_json(body) for page, body in rows.values_list("page_id", "body")}


def _reference(row: Reference, body: Body | None) -> Citation:
    found = body.block(str(row.block)) if body is not None else None
    return Citation(
        key=row.pk,
        title=without_slots(row.page.title),
        page=row.page_id,
        block=str(row.target_block or ""),
        start=row.start,
        end=row.end,
        words=str(found.value.get("text", "")) if found is not None and found.kind == "clip" else "",
    )


def _position(row: Position, places: Any) -> Citation:
    anchor: Any = row.anchor
    part = anchor.parts[0] if anchor.parts else {}
    is_time = anchor.kind == AnchorKind.TIME
    return Citation(
        key=row.pk,
        title=row.statement,
        position=str(row.uuid),
        block="" if is_time else places.get(anchor.pk, str(anchor.block)),
        start=int(part["start"]) if is_time and "start" in part else None,
        end=part.get("end") if is_time else None,
        words=str(part.get("exact", "")) if is_time else "",
    )
