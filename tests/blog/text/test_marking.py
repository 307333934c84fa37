"""Marking words in a passage: the text stays, marks stay whole, each note finds its words."""

import html.parser
import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from blog.text import rich
from blog.text.body import Block
from blog.text.marking import Mark, Names, marked
from blog.text.words import block_text

NAMES = Names("12345678", "Herkunft %d")


class Reader(html.parser.HTMLParser):
    """Reads HTML back: its letters, which of them are in which note, and whether elements are closed as they were opened."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.stack: list[tuple[str, str]] = []
        self.letters: list[tuple[str, frozenset[int], str]] = []
        self.ids: list[str] = []
        self.references: list[int] = []
        self.in_link = 0

    def handle_starttag(self, tag, attrs):
        told = dict(attrs)
        if tag == "br":
            self._add("\n")
            return
        if tag == "a" and told.get("class") == "source-ref":
            assert not any(name == "a" for name, _notes in self.stack), "a reference inside a link"
            self.references.append(int(told["data-n"]))
        if "id" in told:
            self.ids.append(told["id"])
        if tag == "span":
            assert not any(name == "span" for name, _notes in self.stack), "a span inside a span"
        self.stack.append((tag, told.get("data-note", "")))

    def handle_endtag(self, tag):
        assert self.stack.pop()[0] == tag

    def handle_data(self, data):
        for letter in data:
            self._add(letter)

    def _add(self, letter):
        notes = frozenset(int(note) for _tag, told in self.stack for note in told.split())
        styles = "".join(sorted(tag for tag, _notes in self.stack if tag in ("a", "b", "i")))
        self.letters.append((letter, notes, styles))


def read(html_text: str) -> Reader:
    reader = Reader()
    reader.feed(html_text)
    reader.close()
    assert not reader.stack
    return reader


def block(html_text: str) -> Block:
    return Block("12345678-0000-4000-8000-000000000000", "text", {"html": html_text})


def shown(html_text: str, *marks: Mark) -> str:
    return marked(block(html_text), marks, NAMES).value["html"]


def test_a_sentence_is_wrapped_and_followed_by_its_reference():
    assert shown("<p>Eins. Zwei.</p>", Mark(0, 5, (1,))) == (
        '<p><span class="sourced" id="s-12345678-1" data-note="1">Eins.</span>'
        '<a class="source-ref" href="#h-12345678-1" id="r-12345678-1" data-n="1" aria-label="Herkunft 1" role="doc-noteref"></a>'
        " Zwei.</p>"
    )


def test_a_mark_that_ends_inside_a_link_leaves_the_link_whole():
    found = shown('<p>Vor <a href="/x/">dem Link</a> geht es.</p>', Mark(0, 7, (1,)))
    assert found.count("<a href") == 1
    assert "Vor </span>" in found
    assert '<span class="sourced" data-note="1">dem</span> Link</a><a class="source-ref"' in found


def test_a_link_inside_a_mark_needs_no_second_span():
    found = shown('<p>Vor <a href="/x/">dem Link</a> geht es.</p>', Mark(0, 21, (1,)))
    assert found.count("<span") == 1


def test_two_notes_about_the_same_words_share_a_span_and_have_a_reference_each():
    result = marked(block("<p>Ein Satz.</p>"), [Mark(0, 9, (1,)), Mark(0, 9, (2,))], NAMES)
    assert 'data-note="1 2"' in result.value["html"]
    assert read(result.value["html"]).references == [1, 2]
    assert result.homes == {1: 1, 2: 1}


def test_a_mark_over_several_items_is_closed_and_opened_with_each():
    found = shown("<ul><li>eins</li><li>zwei</li></ul>", Mark(0, 9, (1,)))
    assert found.count("<span") == 2
    assert found.count('id="s-') == 1
    assert found.endswith("</a></li></ul>")


def test_words_of_questions_are_marked_item_by_item():
    value = {"intro": "Wir fragen & hören.", "items": ["Wer liest?", "Wer ändert?"]}
    found = marked(Block("1" * 8, "questions", value), [Mark(20, 30, (1,))], NAMES).value
    assert list(found) == ["items"]
    assert found["items"][0].startswith('<span class="sourced"')
    assert found["items"][1] == "Wer ändert?"


def test_a_mark_over_two_fields_has_one_beginning_and_one_reference():
    value = {"intro": "Wir fragen.", "items": ["Wer liest?"]}
    found = marked(Block("1" * 8, "questions", value), [Mark(0, 99, (1,))], NAMES).value
    both = read(found["intro"] + found["items"][0])
    assert both.references == [1]
    assert len(both.ids) == len(set(both.ids))


def test_words_of_a_title_that_is_a_link_are_not_marked():
    value = {"kind": "book", "title": "Ein Buch", "speaker": "", "show": "", "url": "/x/", "text": ""}
    assert marked(Block("1" * 8, "recommendation", value), [Mark(0, 8, (1,))], NAMES).value == {}


def test_a_mark_without_words_marks_nothing():
    assert marked(block("<p>Eins. Zwei.</p>"), [Mark(5, 6, (1,)), Mark(40, 50, (2,))], NAMES).value == {}


words = st.sampled_from(["Tür", "& so", "auf", "<3", "zu.", "étoile", "weiter"])
styled = st.sampled_from(
    ["{}", "<b>{}</b>", "<i>{}</i>", '<a href="/x/">{}</a>', '<a href="/y/"><b>{}</b> mehr</a>', "{}<br>"]
)


@st.composite
def paragraphs(draw: st.DrawFn) -> str:
    lines = draw(st.lists(st.lists(st.tuples(styled, words), min_size=1, max_size=6), min_size=1, max_size=3))
    htmls = [" ".join(how.format(rich.runs_html([rich.Run(word)])) for how, word in line) for line in lines]
    listed = draw(st.booleans())
    whole = "".join(f"<li>{line}</li>" for line in htmls)
    return rich.normalise(f"<ul>{whole}</ul>" if listed else "".join(f"<p>{line}</p>" for line in htmls))


@given(paragraphs(), st.lists(st.tuples(st.integers(0, 70), st.integers(0, 70)), min_size=1, max_size=5))
@settings(max_examples=200)
def test_marking_changes_no_letter_and_no_style(html_text: str, spans: list[tuple[int, int]]):
    text = block_text(block(html_text))
    marks = [Mark(start, start + length, (n,)) for n, (start, length) in enumerate(spans, 1)]
    result = marked(block(html_text), marks, NAMES)
    found = read(result.value.get("html", html_text))
    plain = read(html_text)
    assert [(letter, style) for letter, _notes, style in found.letters] == [
        (letter, style) for letter, _notes, style in plain.letters
    ]
    assert (
        re.sub(r"</?span[^>]*>|<a class=\"source-ref\"[^>]*></a>", "", result.value.get("html", html_text))
        == html_text
    )
    assert len(found.ids) == len(set(found.ids))
    places = [place for place, letter in enumerate(text) if letter != "\n"]
    letters = [one for one in found.letters if one[0] != "\n"]
    for place, (letter, notes, _style) in zip(places, letters, strict=True):
        assert text[place] == letter
        told = {mark.notes[0] for mark in marks if mark.start <= place < mark.end}
        assert notes <= told
        assert letter.isspace() or notes == told
    with_words = {mark.notes[0] for mark in marks if text[mark.start : mark.end].strip()}
    assert sorted(found.references) == sorted(with_words)
    assert set(result.homes) == with_words


@pytest.mark.parametrize("number", [1, 5])
def test_each_note_s_home_is_on_the_page(number: int):
    result = marked(block("<p>Eins. Zwei.</p>"), [Mark(0, 5, (number,)), Mark(2, 11, (9,))], NAMES)
    assert {NAMES.words(home) for home in result.homes.values()} <= set(read(result.value["html"]).ids)
