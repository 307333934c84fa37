"""A text that comes as a whole is turned into the edits that lead to it."""

from hypothesis import given
from hypothesis import strategies as st

from blog.text.body import Block
from blog.text.change import apply_change
from blog.text.change_between import change_between

bodies = st.lists(
    st.builds(
        lambda key, words: Block(f"b{key}", "text", {"html": f"<p>{words}</p>"}),
        st.integers(0, 9),
        st.sampled_from("abc"),
    ),
    unique_by=lambda block: block.id,
    max_size=8,
)


@given(bodies, bodies)
def test_the_change_leads_from_one_text_to_the_other(before: list[Block], after: list[Block]):
    assert apply_change(before, change_between(before, after)) == tuple(after)


@given(bodies)
def test_the_same_text_is_no_change(body: list[Block]):
    assert change_between(body, body) == ()
