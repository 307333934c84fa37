"""Anchors as values."""

import pytest

from blog.text.anchors import TextAnchor, anchor_to, whole_block
from blog.text.body import Block

BLOCK = Block("a", "text", {"html": "<p>Wir fragen erst die Menschen, dann den Markt.</p>"})


def test_a_whole_passage_is_an_anchor():
    anchor = whole_block(BLOCK)
    assert (anchor.exact, anchor.start, anchor.end) == (
        "Wir fragen erst die Menschen, dann den Markt.",
        0,
        45,
    )
    assert TextAnchor.from_json(anchor.to_json()) == anchor


def test_some_words_are_an_anchor_with_what_stands_around_them():
    anchor = anchor_to(BLOCK, 4, 10)
    assert (anchor.exact, anchor.prefix, anchor.suffix) == (
        "fragen",
        "Wir ",
        " erst die Menschen, dann den Mar",
    )
    assert anchor.to_selectors()[0]["type"] == "TextQuoteSelector"


def test_no_anchor_outside_of_the_text():
    with pytest.raises(ValueError, match="no words from 4 to 400"):
        anchor_to(BLOCK, 4, 400)


def test_a_bare_block_is_read_as_the_whole_passage():
    anchor = TextAnchor.from_json({"block": "a"})
    assert (anchor.whole, anchor.exact) == (True, "")
    assert not TextAnchor.from_json({"block": "a", "exact": "fragen"}).whole
