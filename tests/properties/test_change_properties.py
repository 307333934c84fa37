"""What must hold for changes: they can be turned round, and nobody's words are overwritten."""

import hypothesis.strategies as st
from hypothesis import given

from blog.text.body import Block
from blog.text.change import (
    Change,
    ChangeConflict,
    Clean,
    Conflict,
    Edit,
    InsertAfter,
    MoveAfter,
    Remove,
    Replace,
    apply_change,
    check,
    inverse,
)
from blog.text.joining import Joined, join_block

IDS = [f"{letter}0000000" for letter in "abcdefgh"]
texts = st.sampled_from(["eins", "zwei", "drei", "Wir üben „Haltung“."])


def block(block_id: str, text: str) -> Block:
    return Block(block_id, "text", {"html": f"<p>{text}</p>"})


@st.composite
def rows(draw: st.DrawFn) -> tuple[Block, ...]:
    ids = draw(st.lists(st.sampled_from(IDS), unique=True, max_size=6))
    return tuple(block(block_id, draw(texts)) for block_id in ids)


@st.composite
def edits(draw: st.DrawFn, here: list[str], free: list[str]) -> Edit | None:
    """One edit of blocks that are `here`; a new one takes a `free` id."""
    place = st.sampled_from([None, *here])
    kinds = ["insert", "replace", "remove", "move"] if here else ["insert"]
    target = draw(st.sampled_from(here)) if here else ""
    match draw(st.sampled_from(kinds)):
        case "insert":
            return InsertAfter(draw(place), block(draw(st.sampled_from(free)), draw(texts))) if free else None
        case "replace":
            return Replace(target, block(target, draw(texts)))
        case "remove":
            return Remove(target)
        case _:
            after = draw(place)
            return MoveAfter(target, after) if after != target else None


@st.composite
def changes(draw: st.DrawFn, blocks: tuple[Block, ...] | None = None) -> Change:
    """A change; if `blocks` are given, one that fits them."""
    made: list[Edit] = []
    now = tuple(blocks or ())
    for _ in range(draw(st.integers(0, 5))):
        here = [b.id for b in now] if blocks is not None else IDS
        edit = draw(edits(here, [i for i in IDS if blocks is None or i not in here]))
        if edit is None:
            continue
        made.append(edit)
        if blocks is not None:
            now = apply_change(now, (edit,))
    return tuple(made)


@given(st.data())
def test_a_change_and_its_inverse_are_the_identity(data):
    blocks = data.draw(rows())
    change = data.draw(changes(blocks))
    back = inverse(blocks, change)
    assert apply_change(apply_change(blocks, change), back) == blocks


@given(st.data())
def test_turned_round_twice_it_is_the_change_again(data):
    blocks = data.draw(rows())
    change = data.draw(changes(blocks))
    result = apply_change(blocks, change)
    back = inverse(blocks, change)
    assert apply_change(blocks, inverse(result, back)) == result


@given(rows(), changes())
def test_any_change_is_applied_whole_or_refused(blocks, change):
    before = list(blocks)
    try:
        result = apply_change(blocks, change)
    except ChangeConflict:
        return
    finally:
        assert list(blocks) == before
    ids = [b.id for b in result]
    assert len(set(ids)) == len(ids)


@given(st.data())
def test_on_an_untouched_text_a_check_gives_the_applied_change(data):
    blocks = data.draw(rows())
    change = data.draw(changes(blocks))
    assert check(blocks, blocks, change) == Clean(apply_change(blocks, change))


@given(st.data())
def test_a_clean_check_keeps_every_word_that_somebody_else_wrote(data):
    base = data.draw(rows())
    mine = data.draw(changes(base))
    theirs = data.draw(changes(base))
    now = apply_change(base, theirs)
    found = check(base, now, mine)
    written = {edit.block.id for edit in mine if isinstance(edit, Replace | InsertAfter)}
    named = written | {edit.id for edit in mine if isinstance(edit, Remove)}
    if isinstance(found, Clean):
        by_id = {b.id: b for b in found.blocks}
        base_by_id = {b.id: b for b in base}
        wanted_by_id = {b.id: b for b in apply_change(base, mine)}
        for other in now:
            if other == base_by_id.get(other.id):
                continue
            if other.id in named:
                joined = join_block(base_by_id[other.id], other, wanted_by_id[other.id])
                assert joined == Joined(by_id[other.id])
            else:
                assert by_id[other.id] == other
    else:
        assert isinstance(found, Conflict)
        assert found.clashes
