"""What must hold for canonical JSON and the seal of a version."""

import json

import hypothesis.strategies as st
from hypothesis import assume, given

from blog.text.body import Body
from blog.text.canonical import body_bytes, canonical_bytes, redact, seal, verify
from tests.properties.bodies import bodies

scalars = (
    st.none() | st.booleans() | st.integers(-(2**53) + 1, 2**53 - 1) | st.text(st.characters(codec="utf-8"))
)
json_values = st.recursive(
    scalars,
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(st.text(st.characters(codec="utf-8"), max_size=5), inner, max_size=3)
    ),
)


@given(json_values)
def test_canonical_bytes_say_the_same_and_are_the_same_again(value):
    once = canonical_bytes(value)
    assert json.loads(once) == value
    assert canonical_bytes(json.loads(once)) == once


@given(bodies())
def test_a_body_survives_its_way_through_bytes(body):
    assert Body.from_json(json.loads(body_bytes(body))) == body


@given(bodies())
def test_a_sealed_body_verifies(body):
    found = verify(body, seal(body))
    assert found.holds
    assert found.redacted == ()


@given(bodies(), bodies())
def test_another_text_does_not(body, other):
    assume(body != other)
    assert not verify(other, seal(body)).holds


@given(bodies(), st.data())
def test_after_redaction_the_rest_still_verifies_with_the_same_checksum(body, data):
    assume(body.blocks)
    block_id = data.draw(st.sampled_from([block.id for block in body.blocks]))
    whole = seal(body)
    left, sealed = redact(body, whole, block_id)
    found = verify(left, sealed)
    assert found.holds
    assert sealed.checksum == whole.checksum
    assert len(found.redacted) == sum(block.id == block_id for block in body.blocks)
    assert all(not block.value for block in left.blocks if block.id == block_id)
    assert not any(part.salt for part in sealed.parts if part.name.endswith(block_id))
