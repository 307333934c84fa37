"""Times of a recording, read and written."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from blog.text.podcast.times import (
    LONGEST,
    Span,
    TimeTextError,
    clock,
    exact,
    fragment,
    in_seconds,
    normal_play_time,
    read_span,
    read_time,
)

times = st.integers(0, LONGEST)


@pytest.mark.parametrize(
    ("text", "time"),
    [
        ("0", 0),
        ("83", 83_000),
        ("83.5", 83_500),
        ("83,5", 83_500),
        ("1:23", 83_000),
        ("01:23", 83_000),
        ("90:00", 5_400_000),
        ("1:02:03", 3_723_000),
        ("1:02:03.250", 3_723_250),
        ("1:02:03,25", 3_723_250),
        ("npt:1:23", 83_000),
        ("1h2m3s", 3_723_000),
        ("3m", 180_000),
        ("12s", 12_000),
        (" 1:23 ", 83_000),
        ("0.0019", 1),
    ],
)
def test_a_time_is_read_as_people_and_feeds_write_it(text: str, time: int) -> None:
    assert read_time(text) == time


@pytest.mark.parametrize(
    "text", ["", "gleich", "1:75", "1:60:00", "-1", "1:2", "1:2:3:4", "h", "1e3", "٣", "100:00:01", "9" * 30]
)
def test_anything_else_is_refused(text: str) -> None:
    with pytest.raises(TimeTextError):
        read_time(text)


@pytest.mark.parametrize(
    ("text", "span"),
    [
        ("1421", Span(1_421_000)),
        ("10,20", Span(10_000, 20_000)),
        ("npt:10,20.5", Span(10_000, 20_500)),
        (",20", Span(0, 20_000)),
        ("10,", Span(10_000)),
        ("1:02:03", Span(3_723_000)),
        ("1:00,1:02:03", Span(60_000, 3_723_000)),
    ],
)
def test_a_media_fragment_is_read(text: str, span: Span) -> None:
    assert read_span(text) == span


@pytest.mark.parametrize("text", ["", ",", "20,10", "10,10", "10,20,30", "smpte:10:00:00"])
def test_no_media_fragment_runs_backwards(text: str) -> None:
    with pytest.raises(TimeTextError):
        read_span(text)


@given(times)
def test_what_is_written_is_read_as_the_same_time(time: int) -> None:
    assert read_time(exact(time)) == time
    assert read_time(in_seconds(time)) == time
    assert read_time(normal_play_time(time)) == time
    assert read_time(clock(time)) == time // 1000 * 1000


@given(st.builds(Span, times) | st.builds(lambda a, b: Span(min(a, b), max(a, b) + 1), times, times))
def test_a_fragment_leads_where_it_was_made_for(span: Span) -> None:
    if span.end is None or span.end <= LONGEST:
        assert read_span(fragment(span).removeprefix("t=")) == span


def test_people_read_no_more_digits_than_there_are() -> None:
    assert [clock(7_000), clock(1_421_900), clock(3_723_000)] == ["0:07", "23:41", "1:02:03"]
    assert [exact(83_000), exact(83_250)] == ["1:23", "1:23.250"]
    assert [in_seconds(1_421_000), in_seconds(1_421_500)] == ["1421", "1421.5"]
    assert normal_play_time(1_421_000) == "00:23:41.000"
