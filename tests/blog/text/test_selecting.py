"""What somebody marked, checked against the text."""

import hypothesis.strategies as st
import pytest
from hypothesis import given

from blog.text.anchors import whole_block
from blog.text.body import Block, Body
from blog.text.selecting import LONGEST, MOST_PARTS, SelectionReason, SelectionRefused, select
from blog.text.words import block_text

ONE = "11111111-1111-4111-8111-111111111111"
TWO = "22222222-2222-4222-8222-222222222222"
GONE = "33333333-3333-4333-8333-333333333333"
BODY = Body(
    "Haltung",
    "",
    "de",
    (
        Block(ONE, "text", {"html": "<p>Wir fragen „erst“ die Menschen, dann fragen wir den Markt.</p>"}),
        Block(TWO, "text", {"html": "<p>Danke, danke, danke.</p>"}),
        Block(GONE, "redacted", {}),
    ),
)


def refused(*told: dict) -> SelectionReason:
    with pytest.raises(SelectionRefused) as error:
        select(BODY, told)
    return error.value.reason


def test_a_block_alone_is_the_whole_passage():
    assert select(BODY, [{"block": ONE}]) == (whole_block(BODY.blocks[0]),)
    assert select(BODY, [{"block": "11111111"}]) == (whole_block(BODY.blocks[0]),)


def test_words_are_found_as_they_are_written():
    (part,) = select(BODY, [{"block": ONE, "exact": 'fragen "erst" die'}])
    assert part.exact == "fragen „erst“ die"
    assert (part.prefix, part.start) == ("Wir ", 4)
    assert not part.whole


def test_who_marks_every_word_of_a_passage_means_the_passage():
    assert select(BODY, [{"block": TWO, "exact": "Danke, danke, danke."}])[0].whole


@pytest.mark.parametrize(
    ("hint", "start"),
    [
        ({"prefix": "Menschen, dann "}, 37),
        ({"suffix": " „erst“"}, 4),
        ({"start": 37, "end": 43}, 37),
        ({"prefix": "dann ", "suffix": " wir"}, 37),
    ],
)
def test_what_stands_around_tells_which_words_are_meant(hint, start):
    (part,) = select(BODY, [{"block": ONE, "exact": "fragen", **hint}])
    assert part.start == start
    assert block_text(BODY.blocks[0])[part.start : part.end] == "fragen"


def test_parts_stand_in_the_order_of_the_text_and_once():
    told = [{"block": TWO}, {"block": ONE, "exact": "den Markt."}, {"block": TWO}]
    assert [part.block for part in select(BODY, told)] == [ONE, TWO]


@pytest.mark.parametrize(
    ("told", "reason"),
    [
        ([], SelectionReason.NOTHING),
        ([{"block": ONE, "exact": " \u00a0\u00ad"}], SelectionReason.NOTHING),
        ([{"block": "x"}], SelectionReason.UNKNOWN),
        ([{}], SelectionReason.UNKNOWN),
        ([{"block": GONE}], SelectionReason.UNKNOWN),
        ([{"block": ONE, "exact": "die Maschinen"}], SelectionReason.ELSEWHERE),
        ([{"block": ONE, "exact": "fragen"}], SelectionReason.UNCLEAR),
        ([{"block": ONE, "exact": "x" * (LONGEST + 1)}], SelectionReason.TOO_MUCH),
        ([{"block": ONE}] * (MOST_PARTS + 1), SelectionReason.TOO_MUCH),
    ],
)
def test_what_is_not_in_the_text_is_refused_with_its_reason(told, reason):
    assert refused(*told) is reason


odd = st.one_of(st.none(), st.booleans(), st.integers(), st.floats(), st.text(max_size=12), st.just(ONE))


@given(
    st.lists(
        st.dictionaries(
            st.sampled_from(["block", "exact", "prefix", "suffix", "start", "end"]),
            st.one_of(odd, st.sampled_from(["fragen", "Wir", "„erst“", "Danke"])),
        ),
        max_size=3,
    )
)
def test_whatever_a_browser_sends_is_an_anchor_of_the_text_or_refused(told):
    try:
        parts = select(BODY, told)
    except SelectionRefused:
        return
    texts = {block.id: block_text(block) for block in BODY.blocks}
    assert all(texts[part.block][part.start : part.end] == part.exact for part in parts)
