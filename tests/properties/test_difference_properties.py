"""What must hold for the difference of any two bodies."""

import hypothesis.strategies as st
import lxml.html
import pytest
from hypothesis import example, given

from blog.text import rich
from blog.text.body import Block, Body
from blog.text.difference import Changed, DoesNotApplyError, Same, apply, difference
from blog.text.difference_html import head_html, operations_html
from blog.text.safe import safe_address
from blog.text.words import folded
from tests.properties.bodies import articles, bodies, edits, html, texts

ALLOWED = {
    "p",
    "ul",
    "ol",
    "li",
    "b",
    "i",
    "a",
    "br",
    "ins",
    "del",
    "span",
    "small",
    "blockquote",
    "h2",
    "h3",
}


@given(bodies(), bodies())
def test_applying_the_difference_to_the_old_body_gives_the_new_one(old, new):
    assert apply(old, difference(old, new)) == new


@given(st.data())
def test_it_holds_for_the_edits_of_an_afternoon_in_both_directions(data):
    old = data.draw(articles())
    new = data.draw(edits(old))
    assert apply(old, difference(old, new)) == new
    assert apply(new, difference(new, old)) == old


@given(bodies())
def test_the_same_body_gives_an_empty_difference(body):
    found = difference(body, body)
    assert found.is_empty
    assert found.head == ()
    assert all(isinstance(operation, Same) for operation in found.operations)


@given(bodies(), st.data())
def test_ids_alone_never_make_a_difference(body, data):
    others = data.draw(st.lists(st.uuids(), min_size=len(body.blocks), max_size=len(body.blocks)))
    retyped = body.with_blocks(
        Block(str(other), block.kind, block.value) for other, block in zip(others, body.blocks, strict=True)
    )
    assert difference(body, retyped).is_empty


@given(articles(), st.data())
def test_shuffled_ids_do_not_change_what_readers_see(old, data):
    new = data.draw(edits(old))
    ids = data.draw(st.permutations([block.id for block in new.blocks]))
    shuffled = new.with_blocks(Block(i, b.kind, b.value) for i, b in zip(ids, new.blocks, strict=True))
    unshuffled = difference(old, shuffled)
    assert apply(old, unshuffled) == shuffled
    stayed = {block.value["html"] for block in old.blocks} & {block.value["html"] for block in new.blocks}
    told = {
        operation.block.value["html"] for operation in unshuffled.operations if isinstance(operation, Changed)
    }
    copies = len({block.value["html"] for block in new.blocks}) < len(new.blocks)
    assert copies or not stayed & told


@given(bodies(), bodies(), bodies())
def test_it_refuses_another_text_or_changes_it_rightly(old, new, other):
    try:
        result = apply(other, difference(old, new))
    except DoesNotApplyError:
        return
    unnamed = [Block("", block.kind, block.value) for block in result.blocks]
    assert unnamed == [Block("", block.kind, block.value) for block in new.blocks]


def read(html_text: str, without: str) -> str:
    """The visible words of a difference as they stand without deletions or without insertions."""
    root = lxml.html.fragment_fromstring(html_text, create_parent="div")
    for element in list(root.iter()):
        hidden = element.get("class") in (
            "visually-hidden",
            "difference-note",
            "difference-label",
            "difference-break",
        )
        if element.tag == without or hidden:
            element.drop_tree() if element.getparent() is not None else None
    for element in root.iter("br", "p", "li"):
        element.tail = " " + (element.tail or "")
    return "".join(folded(str(root.text_content())).split())


@given(st.data())
def test_without_deletions_it_reads_as_the_new_text_and_without_insertions_as_the_old(data):
    one, two = data.draw(html), data.draw(html)
    old = Body("", "", "de", (Block("a", "text", {"html": one}),))
    new = Body("", "", "de", (Block("a", "text", {"html": two}),))
    shown = operations_html(difference(old, new))
    assert len(shown) == 1
    if not (rich.parse(one) and rich.parse(two)):
        return
    for text, without in ((one, "ins"), (two, "del")):
        expected = "".join(folded("".join(line.text for line in rich.parse(text))).split())
        assert read(shown[0].html, without) == expected.replace("\x00", "")


@given(bodies(), bodies())
def test_its_html_holds_known_tags_and_nothing_that_runs(old, new):
    found = difference(old, new)
    pieces = [shown.html for shown in operations_html(found)] + [piece for _, piece in head_html(found)]
    for piece in pieces:
        root = lxml.html.fragment_fromstring(piece, create_parent="div")
        for element in root.iterdescendants():
            assert element.tag in ALLOWED
            assert set(element.attrib) <= {"href", "class", "aria-hidden"}
            assert safe_address(element.get("href", "#")) == element.get("href", "#")


@given(texts, texts)
@example("Wir üben", "Wir u\u0308ben")
def test_what_looks_the_same_is_no_difference(one, two):
    old, new = Body(one, "", "de"), Body(two, "", "de")
    if folded(one) == folded(two) and "\n" not in one + two:
        assert difference(old, new).is_empty
    elif folded(one).split() != folded(two).split():
        assert not difference(old, new).is_empty


@pytest.mark.long
@given(bodies(), bodies(), bodies())
def test_differences_follow_one_another(first, second, third):
    there = apply(apply(first, difference(first, second)), difference(second, third))
    assert there == third
