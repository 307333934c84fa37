"""Carrying anchors, in cases that have a name, and the steps that it takes."""

import random
from itertools import pairwise

import pytest

from blog.text.anchors import Parts, TextAnchor, anchor_to, whole_block
from blog.text.body import Block, Body
from blog.text.carrying import Changed, InPlace, Joined, LastSeen, Moved, Placement, Split, carry
from blog.text.standing import Standing, first_standing, follow
from blog.text.words import block_text
from tests.bench import carrying as bench
from tests.bench import differing
from tests.blog.text.steps import count_steps

ASKING = "Wir fragen erst die Menschen, dann den Markt. Das klingt einfach und ist es nicht."
THANKS = "Danke an alle, die uns geschrieben haben. Ohne euch wäre der Text ein anderer."


def body(**passages: str) -> Body:
    blocks = (Block(key, "text", {"html": f"<p>{text}</p>"}) for key, text in passages.items())
    return Body("Haltung", "", "de", tuple(blocks))


OLD = body(a=ASKING, b=THANKS)


def words(exact: str, text: Body = OLD) -> Parts:
    block = next(block for block in text.blocks if exact in block_text(block))
    start = block_text(block).index(exact)
    return (anchor_to(block, start, start + len(exact)),)


def whole(key: str) -> Parts:
    block = OLD.block(key)
    assert block
    return (whole_block(block),)


def carried(parts: Parts, new: Body) -> Placement:
    return carry(OLD, new, [parts])[0]


def exact(placement: Placement) -> list[tuple[str, str]]:
    return [(part.block, part.exact) for part in placement.parts]


def test_the_same_words_in_the_same_passage_are_in_place_wherever_they_stand_in_it():
    found = carried(words("erst die Menschen"), body(a=f"Zuerst eines. {ASKING}", b=THANKS))
    assert isinstance(found, InPlace)
    assert found.parts[0].start == words("erst die Menschen")[0].start + len("Zuerst eines. ")


def test_words_that_went_to_another_passage_are_moved():
    new = body(a=ASKING[:45], b=f"{THANKS} Das klingt einfach und ist es nicht.")
    found = carried(words("einfach und ist"), new)
    assert isinstance(found, Moved)
    assert exact(found) == [("b", "einfach und ist")]


def test_a_new_wording_is_told_with_its_likeness():
    found = carried(words("erst die Menschen"), body(a=ASKING.replace("erst", "zuerst"), b=THANKS))
    assert isinstance(found, Changed)
    assert exact(found) == [("a", "zuerst die Menschen")]
    assert 0.8 < found.similarity < 1


def test_a_passage_cut_in_two_is_split_and_put_together_again_it_is_in_place():
    cut = body(a=ASKING[:45], n=ASKING[46:], b=THANKS)
    found = carried(whole("a"), cut)
    assert isinstance(found, Split)
    assert [block for block, _words in exact(found)] == ["a", "n"]
    back = follow(cut, OLD, 3, [(whole("a"), Standing(found, 2))])[0]
    assert isinstance(back.placement, InPlace)
    assert back.parts == whole("a")


def test_two_passages_made_one_are_joined_each_with_its_own_words():
    new = body(a=f"{ASKING} {THANKS}")
    assert isinstance(carried(whole("a"), new), Joined)
    assert exact(carried(whole("a"), new)) == [("a", ASKING)]
    assert exact(carried(whole("b"), new)) == [("a", THANKS)]


def test_words_that_are_gone_tell_where_they_stood():
    found = carried(words("den Markt"), body(b=THANKS))
    assert isinstance(found, LastSeen)
    assert found.parts == words("den Markt")


def test_an_anchor_that_does_not_fit_its_text_is_looked_for_by_its_words_alone():
    stray = (TextAnchor("nirgends", "erst die Menschen", "Wir fragen ", ", dann den Markt. Das", 11, 28),)
    assert isinstance(carried(stray, body(b=THANKS)), LastSeen)
    assert isinstance(carried(stray, OLD), LastSeen), "it stood there before, and nobody said so"
    assert exact(carried(stray, body(a=f"Neu. {ASKING}", b=THANKS))) == [("a", "erst die Menschen")]


def test_the_likeness_is_told_to_the_first_wording_not_to_the_last():
    parts = words("Das klingt einfach und ist es nicht.")
    texts = [
        OLD,
        body(a=f"{ASKING[:45]} Das klingt einfach und ist es selten.", b=THANKS),
        body(a=f"{ASKING[:45]} Das klingt leicht und ist es selten.", b=THANKS),
    ]
    standing = first_standing(parts, OLD, 1)
    likenesses = []
    for number, (old, new) in enumerate(pairwise(texts), 2):
        standing = follow(old, new, number, [(parts, standing)])[0]
        likenesses.append(standing.placement.similarity)
    assert 1 > likenesses[0] > likenesses[1] > 0.4


def test_an_unchanged_version_changes_no_standing():
    moved = body(b=THANKS, a=ASKING)
    parts = words("den Markt")
    once = follow(OLD, moved, 2, [(parts, first_standing(parts, OLD, 1))])[0]
    again = follow(moved, moved, 3, [(parts, once)])[0]
    assert (again.placement, again.seen) == (once.placement, 3)


def test_block_ids_that_stand_twice_break_nothing():
    twice = OLD.with_blocks([*OLD.blocks, Block("a", "text", {"html": "<p>Etwas ganz anderes.</p>"})])
    assert isinstance(carry(OLD, twice, [words("den Markt")])[0], InPlace)
    assert isinstance(carry(twice, OLD, [words("den Markt")])[0], InPlace)


def test_no_anchor_or_no_text_is_no_trouble():
    assert carry(OLD, OLD, []) == ()
    assert isinstance(carry(body(), OLD, [words("den Markt")])[0], LastSeen | InPlace)
    assert isinstance(carry(OLD, body(), [words("den Markt")])[0], LastSeen)


@pytest.mark.parametrize("kind", ["changed", "rewritten", "moved"])
def test_the_steps_grow_with_the_text_and_not_with_its_square(kind):
    few, many = (count_steps(_act(kind, size, size)) for size in (20, 80))
    assert many < 4.8 * few


@pytest.mark.parametrize("kind", ["changed", "rewritten", "moved"])
def test_a_further_anchor_costs_as_much_in_a_long_text_as_in_a_short_one(kind):
    short, long = (_steps_per_anchor(kind, passages) for passages in (10, 40))
    assert long < 1.5 * short


def _steps_per_anchor(kind: str, passages: int) -> float:
    # So many that each passage has one: what is looked up once for a passage is looked up in both.
    few, many = (
        count_steps(_act(kind, passages, anchors)) for anchors in (10 * passages, 10 * passages + 100)
    )
    return (many - few) / 100


def _act(kind: str, passages: int, anchors: int):
    chance = random.Random(3)  # noqa: S311  the same each time
    old = differing.body(chance, passages, "")
    made = [bench.anchor(chance, old, number) for number in range(anchors)]
    news = {
        "changed": lambda: differing.changed(chance, old, range(passages)),
        "rewritten": lambda: differing.body(chance, passages, ""),
        "moved": lambda: old.with_blocks(chance.sample(old.blocks, passages)),
    }
    new = news[kind]()
    return lambda: carry(old, new, made)
