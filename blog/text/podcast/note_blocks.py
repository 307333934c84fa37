"""An episode's notes as passages of a body; a passage that the feed has edited keeps its id."""

from collections.abc import Callable, Iterable, Sequence
from html import escape

from blog.text import rich
from blog.text.body import Block
from blog.text.matching import match_blocks
from blog.text.podcast.feed_values import NotePart, ReadEpisode


def note_blocks(
    episode: ReadEpisode, new_id: Callable[[], str], before: Sequence[Block] = ()
) -> tuple[Block, ...]:
    """Return the passages of an episode's notes; an episode without notes has its title as text.

    `before` are the passages as they stand: who says the same or nearly so stays the same passage.
    """
    fresh = [_block(part, new_id()) for part in _parts(episode)]
    for old, new in match_blocks(before, fresh):
        fresh[new] = Block(before[old].id, fresh[new].kind, fresh[new].value)
    return tuple(fresh)


def _parts(episode: ReadEpisode) -> Iterable[NotePart]:
    words = escape(episode.summary or episode.title, quote=False)
    return episode.notes or (NotePart("text", f"<p>{words}</p>"),)


def _block(part: NotePart, block_id: str) -> Block:
    if part.kind == "heading":
        return Block(block_id, "heading", {"level": 3, "text": part.value})
    return Block(block_id, "text", {"html": rich.normalise(part.value)})
