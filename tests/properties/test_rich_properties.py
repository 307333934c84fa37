"""What must hold for rich text, whatever somebody pastes into it."""

import html5lib
import hypothesis.strategies as st
from hypothesis import given

from blog.text import rich
from blog.text.runs import Line, LineKind, Run, Style
from blog.text.safe import safe_address
from tests.properties.bodies import html, odd_text

ALLOWED = {"p", "ul", "ol", "li", "b", "i", "a", "br"}
ADDRESSES = ("http://", "https://", "mailto:", "#", "/")


def elements(html_text):
    return html5lib.parseFragment(html_text, namespaceHTMLElements=False).iter()


@given(html | st.text(max_size=80))
def test_its_normal_form_is_final(text):
    once = rich.normalise(text)
    assert rich.normalise(once) == once
    assert rich.to_html(rich.parse(once)) == once


@given(html | st.text(max_size=80))
def test_a_browser_finds_only_known_tags_and_safe_addresses_in_it(text):
    for element in elements(rich.normalise(text)):
        if element.tag == "DOCUMENT_FRAGMENT":
            continue
        assert element.tag in ALLOWED
        assert set(element.attrib) <= {"href"}
        assert element.get("href", "#").lower().startswith(ADDRESSES)
        assert not element.get("href", "#").startswith(("//", "/\\"))


@given(odd_text)
def test_a_plain_paragraph_is_read_as_the_parser_would(text):
    bare = text.replace("<", "").replace(">", "").replace("&", "")
    assert rich.parse(f"<p>{bare}</p>") == rich.parse(f"<p >{bare}</p>")


styles = st.builds(Style, st.booleans(), st.booleans(), st.sampled_from(["", "/a", "https://b.de"]))
runs = st.builds(Run, st.sampled_from(["eins", "zwei drei", " vier", "fünf ", "\n"]), styles)


@st.composite
def lines(draw):
    made = []
    for _ in range(draw(st.integers(0, 6))):
        before = made[-1].kind if made else LineKind()
        deepest = before.depth + 1 if before.tag in rich.LISTS else 0
        tag = draw(st.sampled_from(["p", "ul", "ol"]))
        depth = draw(st.integers(0, min(deepest, rich.MAX_DEPTH))) if tag != "p" else 0
        made.append(Line(LineKind(tag, depth), tuple(draw(st.lists(runs, min_size=1, max_size=3)))))
    return tuple(made)


@given(lines())
def test_lines_in_normal_form_are_read_back_as_they_were_written(written):
    normal = rich.parse(rich.to_html(written))
    assert rich.parse(rich.to_html(normal)) == normal
    assert [line.kind.tag for line in normal] == [line.kind.tag for line in written if line.text.strip()]


@given(html | st.text(max_size=80))
def test_splitting_loses_no_word_and_each_part_is_one_paragraph_or_list(text):
    parts = rich.split_paragraphs(text)
    whole = [line for part in parts for line in rich.parse(part)]
    assert [line.text for line in whole] == [line.text for line in rich.parse(text)]
    for part in parts:
        assert rich.split_paragraphs(part) == [part]
        tops = [child.tag for child in html5lib.parseFragment(part, namespaceHTMLElements=False)]
        assert tops in (["p"], ["ul"], ["ol"])


@given(odd_text)
def test_addresses_never_lead_to_a_script(text):
    for start in (
        "",
        "javascript:",
        " java\nscript:",
        "data:text/html,",
        "//evil.example",
        "\\\\evil",
        "vbscript:",
    ):
        address = safe_address(start + text)
        assert address == "" or address.lower().startswith(ADDRESSES)
        assert not address.startswith("//")
