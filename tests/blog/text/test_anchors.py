"""Anchors of passages, carried by their UUID."""

import pytest

from blog.text.anchors import Changed, InPlace, LastSeen, TextAnchor, anchor_to, place, whole_block
from blog.text.body import Block, Body

BLOCK = Block("a", "text", {"html": "<p>Wir fragen erst die Menschen, dann den Markt.</p>"})


def body(*blocks: Block) -> Body:
    return Body("T", "", "de", blocks)


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


def test_where_anchors_stand_and_none_is_dropped():
    anchors = [
        whole_block(BLOCK),
        whole_block(Block("b", "text", {"html": "<p>weg</p>"})),
        anchor_to(BLOCK, 4, 10),
    ]
    now = body(Block("a", "text", {"html": "<p>Zuerst: Wir fragen nicht den Markt.</p>"}))
    assert [type(placement) for placement in place(anchors, now)] == [Changed, LastSeen, InPlace]
    assert [placement.anchor for placement in place(anchors, now)] == anchors


def test_what_nobody_sees_changes_no_anchor():
    now = body(Block("a", "text", {"html": "<p>Wir fragen erst die Men\u00adschen, dann den Markt.</p>"}))
    assert isinstance(place([whole_block(BLOCK)], now)[0], InPlace)
