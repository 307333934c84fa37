"""Byte ranges as RFC 9110, 14 defines them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from blog.text.podcast.byte_ranges import MOST_RANGES, ByteRange, UnsatisfiableRange, ranges_asked


@pytest.mark.parametrize(
    ("header", "pieces"),
    [
        ("bytes=0-499", [(0, 499)]),
        ("bytes=500-999", [(500, 999)]),
        ("bytes=-500", [(9500, 9999)]),
        ("bytes=9500-", [(9500, 9999)]),
        ("bytes=0-0,-1", [(0, 0), (9999, 9999)]),
        ("bytes= 0-999, 4500-5499, -1000", [(0, 999), (4500, 5499), (9000, 9999)]),
        ("bytes=500-600,601-999", [(500, 999)]),
        ("bytes=500-700,601-999", [(500, 999)]),
        ("bytes=0-99999", [(0, 9999)]),
        ("bytes=-99999", [(0, 9999)]),
        ("bytes=5-6,20000-", [(5, 6)]),
        ("BYTES=0-1", [(0, 1)]),
        ("bytes=0-1,,3-4", [(0, 1), (3, 4)]),
        ("bytes=8-9,0-1", [(8, 9), (0, 1)]),
    ],
)
def test_pieces_are_what_the_standard_says(header: str, pieces: list[tuple[int, int]]) -> None:
    assert ranges_asked(header, 10_000) == tuple(ByteRange(*piece) for piece in pieces)


@pytest.mark.parametrize(
    "header",
    ["", "bytes", "bytes=", "bytes=-", "bytes=a-b", "bytes=5-4", "bytes=0-1,x", "items=0-1", "bytes=1--2"],
)
def test_what_is_no_range_is_ignored(header: str) -> None:
    assert ranges_asked(header, 10_000) == ()


@pytest.mark.parametrize("header", ["bytes=10000-", "bytes=10000-10001", "bytes=-0", "bytes=20000-,-0"])
def test_what_lies_beyond_the_end_cannot_be_satisfied(header: str) -> None:
    with pytest.raises(UnsatisfiableRange):
        ranges_asked(header, 10_000)


def test_who_asks_for_crumbs_gets_the_whole_loaf() -> None:
    crumbs = ",".join(f"{10 * n}-{10 * n}" for n in range(MOST_RANGES + 1))
    assert ranges_asked(f"bytes={crumbs}", 10_000) == ()


@given(st.text(alphabet="bytes=-,0123456789 ", max_size=40), st.integers(1, 50))
def test_pieces_lie_in_the_file_and_never_overlap(rest: str, size: int) -> None:
    try:
        pieces = ranges_asked(f"bytes={rest}", size)
    except UnsatisfiableRange:
        return
    seen: set[int] = set()
    for piece in pieces:
        inside = set(range(piece.first, piece.last + 1))
        assert inside
        assert inside <= set(range(size))
        assert not inside & seen
        seen |= inside
