"""A reader's wording goes exactly where her anchor points, and the words around keep their style."""

import pytest

from blog.text.anchors import TextAnchor, anchor_to, whole_block
from blog.text.body import Block
from discussion.text.taking_over import marked_html, with_words

TEXT = Block("a", "text", {"html": "<p>Wir hören <b>allen</b> zu. Immer.</p>"})
LIST = Block("l", "text", {"html": "<ul><li>erst fragen</li><li>dann kaufen</li></ul>"})
HEADING = Block("h", "heading", {"level": 2, "text": "Am Anfang"})


def at(block: Block, words: str) -> TextAnchor:
    from blog.text.words import block_text

    start = block_text(block).index(words)
    return anchor_to(block, start, start + len(words))


def html(block: Block | None) -> str:
    assert block is not None
    return str(block.value.get("html") or block.value["text"])


@pytest.mark.parametrize(
    ("words", "becomes"),
    [
        ("Wir hören", "<p>Neues <b>allen</b> zu. Immer.</p>"),
        ("allen", "<p>Wir hören <b>Neues</b> zu. Immer.</p>"),
        ("allen zu.", "<p>Wir hören <b>Neues</b> Immer.</p>"),
        ("Immer.", "<p>Wir hören <b>allen</b> zu. Neues</p>"),
        ("Wir hören allen zu. Immer.", "<p>Neues</p>"),
    ],
)
def test_the_words_are_replaced_where_they_stand(words: str, becomes: str) -> None:
    assert html(with_words(TEXT, at(TEXT, words), "Neues")) == becomes


def test_words_over_two_items_become_one_item() -> None:
    anchor = at(LIST, "fragen\ndann")
    assert html(with_words(LIST, anchor, "zuhören und erst dann")) == (
        "<ul><li>erst zuhören und erst dann</li><li>kaufen</li></ul>"
    )


def test_a_whole_passage_gets_other_words() -> None:
    assert html(with_words(TEXT, whole_block(TEXT), "Ganz\n anders.")) == "<p>Ganz anders.</p>"
    assert html(with_words(HEADING, whole_block(HEADING), "Zuerst")) == "Zuerst"


def test_what_was_typed_stays_text() -> None:
    assert html(with_words(TEXT, at(TEXT, "Immer."), "<b>x</b>")).endswith("&lt;b&gt;x&lt;/b&gt;</p>")


def test_words_that_moved_are_found_by_their_quote_and_never_guessed() -> None:
    anchor = at(TEXT, "Immer.")
    moved = Block("a", "text", {"html": "<p>Immer. Ja.</p>"})
    assert html(with_words(moved, anchor, "Stets.")) == "<p>Stets. Ja.</p>"
    twice = Block("a", "text", {"html": "<p>Immer. Ja. Immer.</p>"})
    assert with_words(twice, anchor, "Stets.") is None
    assert with_words(Block("a", "text", {"html": "<p>Nie.</p>"}), anchor, "Stets.") is None


def test_marked_words_keep_their_style_and_nothing_gets_lost() -> None:
    assert marked_html(TEXT, [(4, 15), (10, 18)]) == ("<p>Wir <mark>hören <b>allen</b> zu</mark>. Immer.</p>")
    assert marked_html(LIST, [(5, 16)]) == (
        "<ul><li>erst <mark>fragen</mark></li><li><mark>dann</mark> kaufen</li></ul>"
    )
    assert marked_html(HEADING, [(3, 9)]) == "<h3>Am <mark>Anfang</mark></h3>"
    assert marked_html(TEXT, []) == "<p>Wir hören <b>allen</b> zu. Immer.</p>"
