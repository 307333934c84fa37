"""Canonical JSON and the seal of a version, with bytes that anybody can recompute."""

import hashlib
from dataclasses import replace

import pytest

from blog.text.body import Block, Body, UnknownSchemaError
from blog.text.canonical import (
    NotCanonicalError,
    Seal,
    body_bytes,
    canonical_bytes,
    checksum_of,
    is_removed,
    redact,
    redact_head,
    seal,
    verify,
)

BODY = Body(
    "Haltung",
    "Für „alle“",
    "de",
    (Block("a", "text", {"html": "<p>Über uns</p>"}), Block("b", "living", {"text": "Lebendig"})),
)
SALT = "00" * 16


def test_the_bytes_are_those_of_rfc_8785():
    value = {"ü": 1, "a": [True, None, "\u20ac\n"], "Z": 10}
    assert canonical_bytes(value) == '{"Z":10,"a":[true,null,"€\\n"],"ü":1}'.encode()


def test_a_body_has_the_documented_form():
    assert body_bytes(BODY).startswith(b'{"blocks":[{"id":"a","kind":"text","value":{"html":"<p>')
    assert Body.from_json(BODY.to_json()) == BODY


@pytest.mark.parametrize("value", [float("nan"), float("inf"), 2**60, "\ud800", {1: 2}])
def test_what_has_no_canonical_form_is_refused(value):
    with pytest.raises(NotCanonicalError):
        canonical_bytes(value)


def test_an_unknown_schema_is_refused():
    with pytest.raises(UnknownSchemaError):
        Body.from_json({**BODY.to_json(), "schema": 2})


def test_the_checksum_can_be_recomputed_by_hand():
    made = seal(BODY, salt=lambda: SALT)
    title = made.parts[0]
    assert title.hash == hashlib.sha256(bytes(16) + b'"Haltung"').hexdigest()
    listed = ",".join(f'{{"hash":"{part.hash}","name":"{part.name}"}}' for part in made.parts)
    assert made.checksum == hashlib.sha256(f'{{"parts":[{listed}],"schema":1}}'.encode()).hexdigest()
    assert [part.name for part in made.parts] == ["title", "standfirst", "language", "0:a", "1:b"]


def test_salts_are_new_each_time():
    assert seal(BODY).checksum != seal(BODY).checksum


def test_a_seal_survives_storing():
    made = seal(BODY)
    assert Seal.from_json(made.to_json()) == made


def test_a_changed_passage_is_named():
    changed = BODY.with_blocks([BODY.blocks[0], Block("b", "living", {"text": "Tot"})])
    found = verify(changed, seal(BODY))
    assert (found.holds, found.broken) == (False, ("1:b",))


def test_a_passage_too_many_or_too_few_is_found():
    assert not verify(BODY.with_blocks(BODY.blocks[:1]), seal(BODY)).holds
    assert not verify(BODY, seal(BODY.with_blocks(BODY.blocks[:1]))).holds


def test_a_forged_checksum_is_found():
    assert not verify(BODY, replace(seal(BODY), checksum="00" * 32)).holds


def test_a_redacted_passage_is_told_and_the_rest_holds():
    left, sealed = redact(BODY, seal(BODY), "a")
    found = verify(left, sealed)
    assert (found.holds, found.redacted) == (True, ("0:a",))
    assert left.blocks[0] == Block("a", "redacted", {})


@pytest.mark.parametrize("part", ["title", "standfirst"])
def test_a_removed_title_or_standfirst_is_told_and_the_rest_holds(part: str):
    left, sealed = redact_head(BODY, seal(BODY), part)
    found = verify(left, sealed)
    assert (found.holds, found.redacted) == (True, (part,))
    assert getattr(left, part) == ""
    assert is_removed(sealed, part)
    assert sealed.checksum == checksum_of(sealed.parts)


def test_a_title_is_not_removed_by_emptying_it_alone():
    found = verify(replace(BODY, title=""), seal(BODY))
    assert (found.holds, found.broken) == (False, ("title",))


def test_another_title_is_none_that_was_removed():
    _left, sealed = redact_head(BODY, seal(BODY), "title")
    assert verify(BODY, sealed).broken == ("title",)


def test_a_passage_is_not_redacted_by_emptying_it_alone():
    emptied = BODY.with_blocks([Block("a", "redacted", {}), BODY.blocks[1]])
    assert not verify(emptied, seal(BODY)).holds
