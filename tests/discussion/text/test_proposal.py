"""Tests of what an editor writes as a change: where it goes, that it can be kept as JSON and taken back."""

import json
import uuid

import pytest
from hypothesis import given
from hypothesis import strategies as st

from blog.text.body import Block
from blog.text.change import Change, apply_change, inverse
from discussion.text.change_json import change_from_json, change_to_json, touched
from discussion.text.proposal import Place, heading_change, quoting_change, text_change

KEY = uuid.UUID("11111111-2222-4333-8444-555555555555")
ids = [str(uuid.UUID(int=number)) for number in range(1, 6)]
paragraphs = st.lists(
    st.text(min_size=1, max_size=5).map(lambda text: f"<p>{text}</p>"), min_size=1, max_size=4
)


def body(count: int) -> tuple[Block, ...]:
    return tuple(Block(one, "text", {"html": f"<p>{place}</p>"}) for place, one in enumerate(ids[:count]))


@st.composite
def changes(draw: st.DrawFn) -> tuple[tuple[Block, ...], Change]:
    blocks = body(draw(st.integers(1, 5)))
    here = draw(st.sampled_from(blocks))
    match draw(st.sampled_from(["replace", "after", "start", "quote"])):
        case "replace":
            return blocks, text_change(Place("replace", here.id), draw(paragraphs), key=KEY, now=here)
        case "after":
            return blocks, text_change(Place("after", here.id), draw(paragraphs), key=KEY, now=None)
        case "start":
            return blocks, text_change(Place("after", None), draw(paragraphs), key=KEY, now=None)
        case _:
            return blocks, quoting_change(
                Place("after", here.id), ["contribution:1", "contribution:2"], key=KEY
            )


@given(changes())
def test_what_was_done_can_be_taken_back(made: tuple[tuple[Block, ...], Change]) -> None:
    blocks, change = made
    assert apply_change(apply_change(blocks, change), inverse(blocks, change)) == blocks


@given(changes())
def test_a_change_is_the_same_after_it_was_kept(made: tuple[tuple[Block, ...], Change]) -> None:
    _blocks, change = made
    assert change_from_json(json.loads(json.dumps(change_to_json(change)))) == change


@given(changes())
def test_what_was_written_is_there_in_its_order(made: tuple[tuple[Block, ...], Change]) -> None:
    blocks, change = made
    after = [block.id for block in apply_change(blocks, change)]
    places = [after.index(one) for one in touched(change)]
    assert places == list(range(places[0], places[0] + len(places))) if places else True


def test_a_second_sending_writes_the_same_passages() -> None:
    place = Place("after", ids[0])
    first, second = (text_change(place, ["<p>a</p>", "<p>b</p>"], key=KEY, now=None) for _time in range(2))
    assert first == second
    assert len(set(touched(first))) == 2


def test_words_that_stood_there_already_are_no_change() -> None:
    now = body(1)[0]
    assert text_change(Place("replace", now.id), ["<p>0</p>"], key=KEY, now=now) == ()
    heading = Block(ids[0], "heading", {"level": 2, "text": "Anfang"})
    assert heading_change("Anfang", now=heading) == ()


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("replace:x", Place("replace", "x")),
        ("after:x", Place("after", "x")),
        ("after:", Place("after", None)),
        ("replace:", None),
        ("before:x", None),
        ("", None),
    ],
)
def test_places_are_read_from_the_form(text: str, place: Place | None) -> None:
    assert Place.parse(text) == place
    assert place is None or str(place) == text
