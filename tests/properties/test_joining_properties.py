"""Properties of joining two texts that were made of one."""

from hypothesis import given
from hypothesis import strategies as st

from blog.text.body import Block, Body
from blog.text.fields import Shape
from blog.text.joining import Joined, JoinedBody, Overlap, Overlaps, join_block, join_bodies
from blog.text.rich import normalise
from blog.text.tokens import tokens_of
from blog.text.words import words as words_of
from tests.properties.bodies import inline, texts, words

ID = "11111111-1111-4111-8111-111111111111"


def text(html: str) -> Block:
    return Block(ID, "text", {"html": normalise(html)})


@st.composite
def paragraphs(draw: st.DrawFn) -> Block:
    return text(f"<p>{draw(inline())}</p>")


@st.composite
def edited(draw: st.DrawFn, block: Block) -> Block:
    """Take out, put in, restyle some words."""
    tokens = list(tokens_of(block.value["html"], Shape.RICH))
    words_ = " ".join(token.text for token in tokens if not token.line).split(" ")
    for _number in range(draw(st.integers(0, 3))):
        at = draw(st.integers(0, len(words_)))
        match draw(st.sampled_from(["in", "out", "other", "bold"])):
            case "in":
                words_.insert(at, draw(words))
            case "out":
                del words_[at : at + 2]
            case "other":
                words_[at : at + 1] = [draw(words)]
            case _:
                words_[at : at + 1] = [f"<b>{word}</b>" for word in words_[at : at + 1] if "<" not in word]
    return text(f"<p>{' '.join(words_)}</p>")


@st.composite
def three(draw: st.DrawFn) -> tuple[Block, Block, Block]:
    then = draw(paragraphs())
    return then, draw(st.one_of(edited(then), paragraphs())), draw(st.one_of(edited(then), paragraphs()))


@given(paragraphs(), paragraphs())
def test_who_changed_something_is_taken(then: Block, other: Block) -> None:
    assert join_block(then, then, other) == Joined(other)
    assert join_block(then, other, then) == Joined(other)
    assert join_block(then, other, other) == Joined(other)


@given(three())
def test_it_is_the_same_from_both_sides(blocks: tuple[Block, Block, Block]) -> None:
    then, now, proposal = blocks
    one, other = join_block(then, now, proposal), join_block(then, proposal, now)
    if isinstance(one, Joined):
        assert other == one
    else:
        assert isinstance(other, Overlap)
        assert [hunk.overlaps for field in one.fields for hunk in field.hunks] == [
            hunk.overlaps for field in other.fields for hunk in field.hunks
        ]


@given(three())
def test_every_word_comes_from_one_of_the_three(blocks: tuple[Block, Block, Block]) -> None:
    joined = join_block(*blocks)
    if isinstance(joined, Joined):
        known = {word for block in blocks for word in words_of(block.value["html"])}
        assert set(words_of(joined.block.value["html"])) <= known


@given(three())
def test_a_joined_text_lacks_nothing_that_either_side_put_in(blocks: tuple[Block, Block, Block]) -> None:
    then, now, proposal = blocks
    joined = join_block(*blocks)
    if isinstance(joined, Joined):
        keys = [
            {token.key for token in tokens_of(block.value["html"], Shape.RICH)}
            for block in (then, now, proposal, joined.block)
        ]
        assert (keys[1] | keys[2]) - keys[0] <= keys[3]


@given(st.lists(words, min_size=3, max_size=8), words, words, st.data())
def test_changes_with_a_sentence_between_join_by_themselves(
    sentences: list[str], one: str, other: str, data: st.DataObject
) -> None:
    marked = [f"Nr{number} {words}" for number, words in enumerate(sentences)]
    first = data.draw(st.integers(0, len(marked) - 3))
    last = data.draw(st.integers(first + 2, len(marked) - 1))
    now = [*marked[:first], f"Davor {one}", *marked[first + 1 :]]
    proposal = [*marked[:last], f"Danach {other}", *marked[last + 1 :]]
    both = [*now[:last], f"Danach {other}", *now[last + 1 :]]
    rows = [text(f"<p>{'. '.join(row)}.</p>") for row in (marked, now, proposal, both)]
    joined = join_block(*rows[:3])
    # Words that look alike may be aligned in another way; then nothing is decided.
    assert isinstance(joined, Overlap) or joined.block == rows[3]


@given(paragraphs(), words, words)
def test_two_insertions_at_one_place_are_never_put_in_an_order(then: Block, one: str, other: str) -> None:
    html = then.value["html"].removesuffix("</p>")
    now, proposal = text(f"{html} A1 {one}</p>"), text(f"{html} B2 {other}</p>")
    assert isinstance(join_block(then, now, proposal), Overlap)


IDS = [f"{number}1111111-1111-4111-8111-111111111111" for number in range(9)]


@st.composite
def bodies(draw: st.DrawFn) -> Body:
    ids = draw(st.lists(st.sampled_from(IDS), unique=True, max_size=6))
    return Body(
        draw(texts),
        draw(texts),
        "de",
        tuple(Block(id_, "text", {"html": normalise(f"<p>{draw(words)}</p>")}) for id_ in ids),
    )


@st.composite
def edited_body(draw: st.DrawFn, body: Body) -> Body:
    blocks = list(body.blocks)
    known = {block.id for block in blocks}
    for _number in range(draw(st.integers(0, 3))):
        at = draw(st.integers(0, len(blocks)))
        match draw(st.sampled_from(["in", "out", "other", "move"])):
            case "in" if new := [id_ for id_ in IDS if id_ not in known]:
                identifier = draw(st.sampled_from(new))
                known.add(identifier)
                blocks.insert(at, Block(identifier, "text", {"html": f"<p>{draw(words)}</p>"}))
            case "out":
                del blocks[at : at + 1]
            case "move" if at < len(blocks):
                block = blocks.pop(at)
                blocks.insert(draw(st.integers(0, len(blocks))), block)
            case "other" if at < len(blocks):
                blocks[at] = Block(blocks[at].id, "text", {"html": f"<p>{draw(words)}</p>"})
            case _:
                pass
    return body.with_blocks(blocks)


@given(bodies(), bodies())
def test_a_text_that_one_side_left_alone_is_the_other_sides(then: Body, other: Body) -> None:
    assert join_bodies(then, then, other) == JoinedBody(other)
    assert join_bodies(then, other, then) == JoinedBody(other)
    assert join_bodies(then, other, other) == JoinedBody(other)


@given(st.data())
def test_texts_join_alike_from_both_sides_and_lose_nothing(data: st.DataObject) -> None:
    then = data.draw(bodies())
    now, proposal = data.draw(edited_body(then)), data.draw(edited_body(then))
    one, other = join_bodies(then, now, proposal), join_bodies(then, proposal, now)
    if isinstance(one, Overlaps):
        assert isinstance(other, Overlaps)
        return
    assert one == other
    ids = [block.id for block in one.body.blocks]
    assert len(set(ids)) == len(ids)
    before = {block.id for block in then.blocks}
    for side in (now, proposal):
        assert {block.id for block in side.blocks} - before <= set(ids)
        assert not (before - {block.id for block in side.blocks}) & set(ids)


@given(bodies(), st.data())
def test_two_passages_added_at_one_place_are_never_put_in_an_order(then: Body, data: st.DataObject) -> None:
    known = {block.id for block in then.blocks}
    one, other = [id_ for id_ in IDS if id_ not in known][:2]
    at = data.draw(st.integers(0, len(then.blocks)))

    def added(identifier: str) -> Body:
        new = Block(identifier, "text", {"html": "<p>Neu.</p>"})
        return then.with_blocks([*then.blocks[:at], new, *then.blocks[at:]])

    assert isinstance(join_bodies(then, added(one), added(other)), Overlaps)
