"""What passages refer to, looked up when they are shown: episodes and who speaks there, positions as they are now."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any, Final
from uuid import UUID

from blog.models.person import Person
from blog.models.podcast.episode import Episode
from blog.models.podcast.transcript import Cue
from blog.queries.addresses import path_in_tree, person_path
from blog.queries.credit_slots import without_slots
from blog.queries.positions.lines import PositionLine, position_lines
from blog.queries.positions.public import public_positions, shown
from blog.queries.public_articles import public_pages
from blog.queries.recommended import Recommended, recommended_in
from blog.text.body import Block
from blog.text.podcast.times import Span, clock, fragment

REFERRING: Final = frozenset({"clip", "position", "recommendation"})


@dataclass(frozen=True, slots=True)
class ClipSource:
    """Where a clip is from and who speaks: a name with its page, or a reference `ref` whose name is filled in when it is sent.

    `url` is empty where readers may not see the episode (any more); its words stay quoted, with its title.
    """

    title: str = ""
    show: str = ""
    url: str = ""
    clock: str = ""
    speaker: str = ""
    speaker_url: str = ""
    ref: str = ""


@dataclass(frozen=True, slots=True)
class Referred:
    """What some passages refer to, by the ids of the passages."""

    clips: Mapping[str, ClipSource] = field(default_factory=dict)
    positions: Mapping[str, PositionLine] = field(default_factory=dict)
    recommended: Mapping[str, Recommended] = field(default_factory=dict)

    def of(self, block: Block) -> ClipSource | PositionLine | Recommended | None:
        """Return what a passage refers to; nothing where it isn't shown to readers any more."""
        if block.kind == "recommendation":
            return self.recommended.get(block.id)
        return self.clips.get(block.id) if block.kind == "clip" else self.positions.get(block.id)


def referred_in(blocks: Iterable[Block]) -> Referred:
    """Look up what passages refer to; no statement where none does, and as many for one as for a hundred."""
    referring = [block for block in blocks if block.kind in REFERRING]
    clips = [block for block in referring if block.kind == "clip"]
    positions = [block for block in referring if block.kind == "position"]
    return Referred(
        _clips(clips) if clips else {},
        _positions(positions) if positions else {},
        recommended_in(block for block in referring if block.kind == "recommendation"),
    )


def _clips(blocks: list[Block]) -> dict[str, ClipSource]:
    ids = {block.value.get("episode") for block in blocks} - {None}
    episodes = Episode.objects.filter(pk__in=ids).select_related("podcast", "locale").defer("body").in_bulk()
    public = set(public_pages(Episode).filter(pk__in=ids).order_by().values_list("pk", flat=True))
    chosen = Person.objects.in_bulk({block.value.get("speaker") for block in blocks} - {None})
    voices = _voices([block for block in blocks if block.value.get("speaker") not in chosen])
    return {
        block.id: _clip(block.value, episodes[block.value["episode"]], public, chosen, voices.get(block.id))
        for block in blocks
        if block.value.get("episode") in episodes
    }


def _clip(
    value: Mapping[str, Any], episode: Any, public: set[int], chosen: Mapping[int, Person], cue: Cue | None
) -> ClipSource:
    person, label, ref = chosen.get(value.get("speaker") or 0), "", ""
    if person is None and cue is not None and cue.speaker is not None:
        person, ref = cue.speaker.person, cue.speaker.ref
        label = "" if ref else cue.speaker.label
    seconds = fragment(Span(value["start"], value.get("end")))
    path = path_in_tree(episode.url_path, episode.locale.language_code)
    return ClipSource(
        title=without_slots(episode.title),
        show=without_slots(episode.podcast.title),
        url=f"{path}#{seconds}" if episode.pk in public else "",
        clock=clock(value["start"]),
        speaker=without_slots(person.name if person is not None else label),
        speaker_url=person_path(person.slug) if person is not None else "",
        ref=ref if person is None else "",
    )


def _voices(blocks: list[Block]) -> dict[str, Cue]:
    """Return the cue that each clip begins in, in one statement."""
    ids = {int(block.value["episode"]) for block in blocks if block.value.get("episode")}
    if not ids:
        return {}
    starts = [int(block.value["start"]) for block in blocks]
    cues = Cue.objects.filter(
        transcript__episode_id__in=ids, start__lte=max(starts), end__gt=min(starts), speaker__isnull=False
    ).select_related("speaker__person", "transcript")
    found: dict[str, Cue] = {}
    for cue in cues.defer("text").order_by("start", "pk"):
        for block in blocks:
            if (
                block.value.get("episode") == cue.transcript.episode_id
                and cue.start <= block.value["start"] < cue.end
            ):
                found[block.id] = cue
    return found


def _positions(blocks: list[Block]) -> dict[str, PositionLine]:
    wanted = {block.id: _uuid(str(block.value.get("ref", ""))) for block in blocks}
    rows = shown(
        public_positions().filter(uuid__in={uuid for uuid in wanted.values() if uuid}).order_by("pk")
    )
    lines = {row.uuid: line for row, line in zip(rows, position_lines(rows), strict=True)}
    return {block: lines[uuid] for block, uuid in wanted.items() if uuid in lines}


def _uuid(ref: str) -> UUID | None:
    try:
        return UUID(ref.removeprefix("position:"))
    except ValueError:
        return None
