"""The desk tells what its editor did as edits: applied to the old passages they give the new ones, and name no others."""

from collections.abc import Sequence

from hypothesis import given
from hypothesis import strategies as st

from blog.text.body import Block
from blog.text.change import MoveAfter, apply_change
from discussion.text.composing import change_between

BLOCKS = st.builds(
    lambda name, words: Block(name, "text", {"html": f"<p>{words}</p>"}),
    st.sampled_from("abcdefghij"),
    st.sampled_from(["eins", "zwei"]),
)
ROWS = st.lists(BLOCKS, max_size=10, unique_by=lambda block: block.id)


@given(ROWS, ROWS)
def test_the_edits_lead_from_the_old_passages_to_the_new_ones(
    before: Sequence[Block], after: Sequence[Block]
) -> None:
    assert apply_change(before, change_between(before, after)) == tuple(after)


@given(ROWS)
def test_nothing_done_is_no_edit(before: Sequence[Block]) -> None:
    assert change_between(before, before) == ()


@given(ROWS, st.integers(0, 9), st.integers(0, 9))
def test_one_passage_moved_is_one_move(before: Sequence[Block], taken: int, put: int) -> None:
    after = list(before)
    if not after:
        return
    after.insert(put % len(after), after.pop(taken % len(after)))
    change = change_between(before, after)
    assert len(change) == (list(before) != after)
    assert all(isinstance(edit, MoveAfter) for edit in change)
