"""What must hold for changes: they can be turned round, and nobody's words are overwritten."""

import hypothesis.strategies as st
from hypothesis import given

from blog.text.body import Block
from blog.text.change import (
    Change,
    ChangeConflict,
    Clean,
    Conflict,
    InsertAfter,
    MoveAfter,
    Remove,
    Replace,
    apply_change,
    check,
    inverse,
)

IDS = [f"{letter}0000000" for letter in "abcdefgh"]
texts = st.sampled_from(["eins", "zwei", "drei", "Wir üben „Haltung“."])


def block(block_id: str, text: str) -> Block:
    return Block(block_id, "text", {"html": f"<p>{text}</p>"})


@st.composite
def rows(draw: st.DrawFn) -> tuple[Block, ...]:
    ids = draw(st.lists(st.sampled_from(IDS), unique=True, max_size=6))
    return tuple(block(block_id, draw(texts)) for block_id in ids)


@st.composite
def changes(draw: st.DrawFn, blocks: tuple[Block, ...] | None = None) -> Change:
    """A change; if `blocks` are given, one that fits them."""
    made = []
    now = tuple(blocks or ())
    for _ in range(draw(st.integers(0, 5))):
        here = [b.id for b in now] if blocks is not None else IDS
        place = st.sampled_from([None, *here])
        kinds = [InsertAfter] if not here else [InsertAfter, Replace, Remove, MoveAfter]
        match draw(st.sampled_from(kinds)):
            case kind if kind is InsertAfter:
                free = [i for i in IDS if blocks is None or i not in here]
                if not free:
                    continue
                edit = InsertAfter(draw(place), block(draw(st.sampled_from(free)), draw(texts)))
            case kind if kind is Replace:
                target = draw(st.sampled_from(here))
                edit = Replace(target, block(target, draw(texts)))
            case kind if kind is Remove:
                edit = Remove(draw(st.sampled_from(here)))
            case _:
                edit = MoveAfter(draw(st.sampled_from(here)), draw(place))
                if edit.id == edit.after:
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
        wanted = apply_change(base, mine)
        for other in now:
            if other == base_by_id.get(other.id):
                continue
            if other.id in named:
                assert other in wanted  # both wanted the same words
            else:
                assert by_id[other.id] == other
    else:
        assert isinstance(found, Conflict)
        assert found.clashes
