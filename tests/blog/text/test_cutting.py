"""Tests of taking words out of a passage."""

from hypothesis import given
from hypothesis import strategies as st

from blog.text.body import Block
from blog.text.cutting import cut, cut_words
from blog.text.words import block_text

ID = "11111111-1111-4111-8111-111111111111"


def text(html: str) -> Block:
    return Block(ID, "text", {"html": html})


def test_a_sentence_goes_and_the_rest_keeps_its_style_and_one_space() -> None:
    block = text("<p>Erst <b>zuhören</b>. Dann bauen wir. Dann <i>fragen</i>.</p>")
    left = cut_words(block, "Dann bauen wir.")
    assert left == text("<p>Erst <b>zuhören</b>. Dann <i>fragen</i>.</p>")


def test_words_across_styles_and_links_go_as_a_whole() -> None:
    block = text('<p>Vorn. <b>Ganz</b> <a href="https://example.org/">weit</a> weg. Hinten.</p>')
    assert cut_words(block, "Ganz weit weg.") == text("<p>Vorn. Hinten.</p>")


def test_an_item_that_is_empty_then_goes_too() -> None:
    block = text("<ul><li>Eins</li><li>Zwei</li><li>Drei</li></ul>")
    assert cut_words(block, "Zwei") == text("<ul><li>Eins</li><li>Drei</li></ul>")


def test_nothing_is_left_of_a_passage_that_said_nothing_else() -> None:
    assert cut_words(text("<p>Nur das.</p>"), "Nur das.") is None


def test_any_other_kind_of_passage_goes_as_a_whole() -> None:
    heading = Block(ID, "heading", {"text": "Am Anfang", "level": 2})
    assert cut(heading, [(0, 2)]) is None
    assert cut(heading, []) == heading


def test_words_that_are_not_there_change_nothing() -> None:
    block = text("<p>Nur das.</p>")
    assert cut_words(block, "Etwas anderes") == block
    assert cut_words(block, "") == block


@given(words=st.lists(st.text("abcäöü", min_size=1, max_size=5), min_size=2, max_size=12), data=st.data())
def test_what_is_cut_is_gone_and_nothing_else(words: list[str], data: st.DataObject) -> None:
    block = text(f"<p>{' '.join(words)}</p>")
    chosen = data.draw(st.integers(0, len(words) - 1))
    start = len(" ".join(words[:chosen])) + (1 if chosen else 0)
    left = cut(block, [(start, start + len(words[chosen]))])
    rest = words[:chosen] + words[chosen + 1 :]
    assert block_text(left).split() == rest if left else not rest
