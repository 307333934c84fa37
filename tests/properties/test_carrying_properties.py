"""What must hold when anchors are carried through many versions of a German text, whatever editors do to it."""

import os
from dataclasses import dataclass
from random import Random

import hypothesis.strategies as st
from hypothesis import HealthCheck, example, given, settings

from blog.text.anchors import Parts
from blog.text.body import Body
from blog.text.carrying import InPlace, Joined, LastSeen, Moved, Placement, Split, carry
from blog.text.folding import comparable
from blog.text.standing import Standing, first_standing, follow
from blog.text.words import block_text
from tests.properties.edited_text import EditedText, Marked, marks

LONG = os.environ.get("HYPOTHESIS_PROFILE") == "long"
VERSIONS = 30
ANCHORS = 300 if LONG else 60
EXAMPLES = 300 if LONG else 10
TELLING_WORDS = 2
"""A sentence of one word („Nein.“) that goes to another passage can't be told from the same word said by somebody else."""


def edits(number: int) -> Random:
    """Return what decides about the edits of one example."""
    return Random(number)  # noqa: S311 - any edits do


chances = st.integers(0, 2**32).map(edits)
"""One number stands for all that the editors do: drawn one by one, the thousands of edits would take Hypothesis minutes to make."""
shortly = settings(max_examples=EXAMPLES, suppress_health_check=list(HealthCheck))


@dataclass(frozen=True, slots=True)
class Step:
    """One publication: the text before and after, and what became of the anchors."""

    then: EditedText
    text: EditedText
    old: Body
    new: Body
    before: list[Standing]
    after: tuple[Standing, ...]


def steps(chance: Random, text: EditedText, placed: list[Marked], versions: int) -> list[Step]:
    """Publish the text so many times with a few edits each, and carry the anchors along."""
    now = [first_standing(mark.parts, text.body(), 1) for mark in placed]
    done: list[Step] = []
    for number in range(2, versions + 2):
        then = text.copy()
        for _edit in range(chance.randint(1, 4)):
            text.edit()
        pairs = [(mark.parts, standing) for mark, standing in zip(placed, now, strict=True)]
        after = follow(then.body(), text.body(), number, pairs)
        done.append(Step(then, text.copy(), then.body(), text.body(), now, after))
        now = list(after)
    return done


def says_what_stands_there(placement: Placement, body: Body) -> bool:
    texts = {block.id: block_text(block) for block in body.blocks}
    return all(texts[part.block][part.start : part.end] == part.exact for part in placement.parts)


def words(parts: Parts) -> str:
    return " ".join(comparable(part.exact) for part in parts)


def is_untouched(mark: Marked, one: EditedText, other: EditedText) -> bool:
    """Tell whether the whole sentence of an anchor says the same in both texts and stands once in each."""
    then, now = one.find(mark.number), other.find(mark.number)
    if then is None or now is None or not mark.whole_sentence:
        return False
    same = comparable(then[1].text) == comparable(now[1].text)
    long = len(now[1].text.split()) >= TELLING_WORDS
    return same and long and one.stands_once(then[1]) and other.stands_once(now[1])


def place_of(mark: Marked, text: EditedText) -> tuple[str, int, int] | None:
    found = text.find(mark.number)
    if found is None:
        return None
    place = found[0].place(mark.number)
    return (found[0].id, *place) if place else None


def none_is_dropped_and_each_says_what_stands_there(step: Step, placed: list[Marked]) -> None:
    assert len(step.after) == len(placed)
    for mark, before, standing in zip(placed, step.before, step.after, strict=True):
        if standing.is_lost:
            assert (standing.parts, standing.seen) == (before.parts, before.seen)
            continue
        assert says_what_stands_there(standing.placement, step.new)
        assert 0 < standing.placement.similarity <= 1
        if isinstance(standing.placement, InPlace | Moved):
            assert words(standing.parts) == words(mark.parts)


def untouched_sentences_are_in_place_or_moved(step: Step, placed: list[Marked], first: EditedText) -> None:
    for mark, before, standing in zip(placed, step.before, step.after, strict=True):
        untouched = is_untouched(mark, step.then, step.text) and is_untouched(mark, first, step.text)
        if untouched and not before.is_lost:
            assert isinstance(standing.placement, InPlace | Moved)
            (part,) = standing.parts
            assert (part.block, part.start, part.end) == place_of(mark, step.text)


def none_stands_where_its_sentence_does_not(step: Step, placed: list[Marked]) -> None:
    for mark, standing in zip(placed, step.after, strict=True):
        if mark.number < 0 or standing.is_lost:
            continue
        place = place_of(mark, step.text)
        assert place is not None, "the sentence is gone"
        block, low, high = place
        assert all(part.block == block and part.start < high and low < part.end for part in standing.parts)


def hold_through_versions(text: EditedText, placed: list[Marked], versions: int) -> None:
    first = text.copy()
    for step in steps(text.chance, text, placed, versions):
        none_is_dropped_and_each_says_what_stands_there(step, placed)
        untouched_sentences_are_in_place_or_moved(step, placed, first)
        none_stands_where_its_sentence_does_not(step, placed)


@shortly
@given(chances, st.integers(1, VERSIONS))
@example(edits(7), VERSIONS)
def test_anchors_through_thirty_versions(chance: Random, versions: int) -> None:
    text = EditedText(chance)
    hold_through_versions(text, list(marks(text, ANCHORS)), versions)


def test_a_thousand_anchors_through_thirty_versions() -> None:
    text = EditedText(edits(2026))
    placed = list(marks(text, 1000))
    assert len(placed) == 1000
    hold_through_versions(text, placed, VERSIONS)


@shortly
@given(chances)
def test_the_order_of_anchors_does_not_matter(chance: Random) -> None:
    text = EditedText(chance)
    placed = [mark.parts for mark in marks(text, ANCHORS)]
    old = text.body()
    for _edit in range(8):
        text.edit()
    found = carry(old, text.body(), placed)
    order = chance.sample(range(len(placed)), len(placed))
    shuffled = carry(old, text.body(), [placed[at] for at in order])
    assert [found[at] for at in order] == list(shuffled)
    assert [carry(old, text.body(), [parts])[0] for parts in placed[:10]] == list(found[:10])


@shortly
@given(chances)
def test_carrying_twice_is_carrying_over_the_composed_edit(chance: Random) -> None:
    text = EditedText(chance)
    placed = [mark for mark in marks(text, ANCHORS) if mark.whole_sentence]
    first = text.copy()
    done = steps(chance, text, placed, 6)
    at_once = carry(first.body(), text.body(), [mark.parts for mark in placed])
    for at, mark in enumerate(placed):
        states = [first, *(step.text for step in done)]
        if all(is_untouched(mark, first, state) for state in states):
            assert done[-1].after[at].parts == at_once[at].parts


@shortly
@given(chances)
def test_a_text_that_is_carried_to_itself_leaves_each_anchor_in_place(chance: Random) -> None:
    text = EditedText(chance)
    for _edit in range(10):
        text.edit()
    placed = [mark.parts for mark in marks(text, ANCHORS)]
    found = carry(text.body(), text.body(), placed)
    assert [placement.parts for placement in found] == placed
    assert all(isinstance(placement, InPlace) for placement in found)


@shortly
@given(chances)
def test_going_back_to_the_first_version_brings_nearly_every_sentence_back(chance: Random) -> None:
    """What is lost stays honestly lost; what is found has its very words."""
    text = EditedText(chance)
    placed = [mark for mark in marks(text, ANCHORS) if mark.whole_sentence]
    first = text.copy()
    last = steps(chance, text, placed, 10)[-1]
    pairs = [(mark.parts, standing) for mark, standing in zip(placed, last.after, strict=True)]
    came_back = []
    for mark, standing in zip(placed, follow(last.new, first.body(), 12, pairs), strict=True):
        found = first.find(mark.number)
        if found and first.stands_once(found[1]) and len(mark.parts[0].exact) >= 32:
            came_back.append(not standing.is_lost)
            assert standing.is_lost or words(standing.parts) == words(mark.parts)
    assert sum(came_back) >= 0.97 * len(came_back)


@shortly
@given(chances)
def test_split_and_joined_anchors_have_more_and_fewer_passages(chance: Random) -> None:
    text = EditedText(chance)
    placed = [mark.parts for mark in marks(text, ANCHORS)]
    old = text.body()
    for _edit in range(4):
        text.edit()
    for parts, placement in zip(placed, carry(old, text.body(), placed), strict=True):
        if isinstance(placement, Split):
            assert len({part.block for part in placement.parts}) > len(parts)
        elif isinstance(placement, Joined):
            assert not placement.parts[0].whole
        elif not isinstance(placement, LastSeen):
            assert len(placement.parts) == len(parts)
