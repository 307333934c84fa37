"""An editor's passages on a newer text: nothing that somebody wrote gets lost, and what both wrote is for a person to decide."""

from collections.abc import Sequence

from hypothesis import given
from hypothesis import strategies as st

from blog.text.body import Block
from discussion.text.rebasing import rebase

BLOCKS = st.builds(
    lambda name, words: Block(name, "text", {"html": f"<p>{words}</p>"}),
    st.sampled_from("abcdefgh"),
    st.sampled_from(["eins", "zwei", "drei"]),
)
ROWS = st.lists(BLOCKS, max_size=8, unique_by=lambda block: block.id)


def never(_then: Block, _now: Block, _mine: Block) -> None:
    return None


@given(ROWS, ROWS)
def test_who_did_nothing_gets_the_present_text(then: Sequence[Block], now: Sequence[Block]) -> None:
    result = rebase(then, now, then, never)
    assert (result.blocks, result.met) == (tuple(now), ())


@given(ROWS, ROWS)
def test_where_nobody_else_did_anything_the_work_stands(then: Sequence[Block], mine: Sequence[Block]) -> None:
    result = rebase(then, then, mine, never)
    assert (result.blocks, result.met) == (tuple(mine), ())


@given(ROWS, ROWS, ROWS)
def test_each_passage_is_somebodys_and_stands_once(
    then: Sequence[Block], now: Sequence[Block], mine: Sequence[Block]
) -> None:
    result = rebase(then, now, mine, never)
    ids = [block.id for block in result.blocks]
    assert len(ids) == len(set(ids))
    met = {one.id for one in result.met}
    was, here, wanted = ({block.id: block for block in row} for row in (then, now, mine))
    for identifier in {*was, *here, *wanted} - met:
        changed = [
            row.get(identifier) for row in (here, wanted) if row.get(identifier) != was.get(identifier)
        ]
        standing = next((block for block in result.blocks if block.id == identifier), None)
        assert standing == (changed[0] if changed else was.get(identifier))
