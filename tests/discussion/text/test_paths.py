"""Places in a discussion and the cursors of its parts."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from discussion.text import paths

NUMBERS = st.lists(st.integers(1, 36**6 - 2), min_size=1, max_size=4)


def path(numbers: list[int]) -> str:
    return "".join(paths.step(number) for number in numbers)


@given(NUMBERS, NUMBERS)
def test_paths_compare_as_their_numbers_do(one: list[int], other: list[int]):
    assert (path(one) < path(other)) == (one < other)


@given(NUMBERS)
def test_an_answer_comes_behind_what_it_answers_and_before_the_next_thread(numbers: list[int]):
    above = path(numbers)
    below = above + paths.step(1)
    assert above < below < paths.after_thread(above)
    assert paths.level(above) == len(numbers) - 1


@given(NUMBERS)
def test_the_part_behind_a_thread_begins_with_the_next_one(numbers: list[int]):
    bound = paths.lower_bound(paths.cursor_behind_thread(path(numbers)))
    assert bound == (paths.step(numbers[0] + 1), True)


@given(NUMBERS.filter(lambda numbers: len(numbers) > 1))
def test_the_part_behind_a_comment_begins_right_behind_it(numbers: list[int]):
    assert paths.lower_bound(paths.cursor_behind(path(numbers))) == (path(numbers), False)


@given(NUMBERS)
def test_the_part_that_begins_with_a_thread_is_the_one_behind_the_thread_before(numbers: list[int]):
    cursor = paths.cursor_before_thread(path(numbers))
    assert cursor is not None
    assert paths.lower_bound(cursor) == (paths.step(numbers[0]), True)


@given(st.text(max_size=40))
def test_a_cursor_is_understood_or_refused_and_nothing_else(cursor: str):
    bound = paths.lower_bound(cursor)
    assert bound is None or (len(bound[0]) % paths.STEP == 0 and bound[0].isascii())


@pytest.mark.parametrize("cursor", ["", "01", "1.01", "a.b.c.d.e", "A", "1.", ".1", "zzzzzzz", "1\n"])
def test_a_cursor_has_one_spelling(cursor: str):
    assert paths.lower_bound(cursor) is None
