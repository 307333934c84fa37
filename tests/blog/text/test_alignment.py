"""Aligning two rows of words."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from blog.text.alignment import SMALL_GAP, align, rising


def kept(old: str, new: str) -> str:
    one, two = old.split(), new.split()
    return " ".join(one[i] for i, _ in align(one, two))


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("a b c", "a b c", "a b c"),
        ("a b c", "a x c", "a c"),
        ("a b c", "c a b", "a b"),
        ("a a a", "a a", "a a"),
        ("", "a", ""),
        ("die a und die b", "die b und die a", "die b"),
    ],
)
def test_what_is_kept(old, new, expected):
    assert len(kept(old, new).split()) >= len(expected.split())


@given(st.lists(st.sampled_from("abcd"), max_size=12), st.lists(st.sampled_from("abcd"), max_size=12))
def test_pairs_are_equal_and_rise_on_both_sides(old, new):
    pairs = align(old, new)
    assert all(old[i] == new[j] for i, j in pairs)
    assert all(a < c and b < d for (a, b), (c, d) in pairwise(pairs))


def test_a_large_gap_without_landmarks_still_finds_common_words():
    size = int(SMALL_GAP**0.5) * 3
    old, new = ["ja", "nein"] * size, ["doch", *(["ja", "vielleicht", "nein"] * size)]
    assert len(align(old, new)) > size


@given(st.lists(st.tuples(st.integers(0, 9), st.integers(0, 9)), max_size=9))
def test_the_rising_row_is_a_longest_one(pairs):
    found = rising(pairs)
    assert all(a[1] < b[1] for a, b in pairwise(found))
    longest = [1] * len(pairs)
    for i, pair in enumerate(pairs):
        longest[i] = 1 + max((longest[j] for j in range(i) if pairs[j][1] < pair[1]), default=0)
    assert len(found) == max(longest, default=0)
