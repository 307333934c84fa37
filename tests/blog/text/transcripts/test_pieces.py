"""Tests of pieces of speech: whatever is done to them can be undone, kept as JSON, and leaves the order whole."""

import itertools
import json
from collections.abc import Iterator

from hypothesis import given
from hypothesis import strategies as st

from blog.text.transcripts.edits import (
    Edit,
    EditRefused,
    Insert,
    Join,
    Remove,
    SetSpeaker,
    SetText,
    SetTimes,
    Split,
    apply,
)
from blog.text.transcripts.pieces import (
    Change,
    Piece,
    Pieces,
    changes_from_json,
    changes_to_json,
    difference,
    in_order,
    undone,
)
from blog.text.transcripts.replacing import replaced
from blog.text.transcripts.words import CueText

IDS = ("a", "b", "c", "d", "e", "f")
_ids = st.sampled_from(IDS)
_words = st.lists(st.sampled_from(["ja", "nein", "gut", "<b>", "Ö"]), min_size=1, max_size=6).map(" ".join)
_times = st.integers(0, 5000)
_edits = st.lists(
    st.one_of(
        st.builds(SetText, _ids, _words),
        st.builds(SetTimes, _ids, _times, _times),
        st.builds(SetSpeaker, _ids, st.sampled_from(["", "s1", "s2"])),
        st.builds(Split, _ids, st.integers(0, 12), _times, _ids),
        st.builds(Join, _ids, _ids),
        st.builds(Remove, _ids),
        st.builds(Insert, _ids, st.one_of(st.just(""), _ids), _times, _times, st.just("s1"), _words),
    ),
    max_size=25,
)


def start() -> Pieces:
    return tuple(
        Piece(uuid, (at + 1) * 4, at * 1000, at * 1000 + 900, "s1", f"Satz {at}")
        for at, uuid in enumerate(IDS[:3])
    )


def played(edits: list[Edit]) -> Iterator[tuple[Pieces, tuple[Change, ...]]]:
    """Make the edits one by one, leaving out those that can't be; yield each state and what led to it."""
    now = start()
    for edit in edits:
        try:
            changes = apply(now, [edit])
        except EditRefused:
            continue
        gone = {change.uuid for change in changes if change.after is None}
        found = {piece.uuid: piece for piece in now if piece.uuid not in gone}
        found.update({change.uuid: change.after for change in changes if change.after})
        now = in_order(found.values())
        yield now, changes


@given(_edits)
def test_each_state_is_read_again_by_undoing_what_was_kept_as_json(edits: list[Edit]) -> None:
    states, kept = [start()], []
    for now, changes in played(edits):
        states.append(now)
        kept.append(json.dumps(changes_to_json(changes)))
    now = states[-1]
    for before, rows in zip(reversed(states[:-1]), reversed(kept), strict=True):
        now = undone(now, changes_from_json(json.loads(rows)))
        assert now == before


@given(_edits)
def test_no_two_stand_at_one_place_and_each_has_words_and_an_end(edits: list[Edit]) -> None:
    for now, _changes in played(edits):
        positions = [piece.position for piece in now]
        assert len(set(positions)) == len(positions)
        assert all(piece.text and piece.start <= piece.end for piece in now)


def test_what_is_split_and_joined_again_says_the_same() -> None:
    first = start()
    changes = apply(first, [Split("b", 4, 1500, "x"), Join("b", "x")])
    assert changes == ()


def test_without_room_those_behind_move_on_and_tell_nothing_else() -> None:
    tight = tuple(Piece(uuid, at + 1, at, at + 1, "", "ein Wort") for at, uuid in enumerate(IDS[:3]))
    changes = apply(tight, [Split("a", 3, 0, "x")])
    assert {change.uuid for change in changes if change.tells} == {"a", "x"}
    after = in_order(change.after for change in changes if change.after)
    assert [piece.uuid for piece in after] == ["a", "x", "b", "c"]


@given(st.lists(_words, max_size=8), st.lists(_words, max_size=8))
def test_a_file_in_the_place_of_another_says_what_it_says_in_its_order(
    old: list[str], new: list[str]
) -> None:
    fresh = itertools.count()
    now = tuple(
        Piece(f"old{at}", (at + 1) * 7, at * 10, at * 10 + 9, "s1", text) for at, text in enumerate(old)
    )
    words = tuple(CueText(at * 10, at * 10 + 9, "Anna", text) for at, text in enumerate(new))
    pieces = replaced(now, words, key_of=lambda _name: "s1", new_id=lambda: f"new{next(fresh)}")
    assert [piece.text for piece in in_order(pieces)] == new
    assert len({piece.uuid for piece in pieces}) == len(new)
    if old == new:
        assert difference(now, pieces) == ()
