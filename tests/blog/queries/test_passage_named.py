"""Tests of which passage an address means."""

from blog.queries.passage_named import passage_among

OLD, NOW = "aaaaaaaa-0000-4000-8000-000000000001", "aaaaaaaa-0000-4000-8000-000000000002"


def test_what_stands_now_comes_before_what_is_gone():
    assert passage_among([[NOW], [OLD]], "aaaaaaaa") == NOW
    assert passage_among([[NOW], [OLD]], OLD) == OLD


def test_big_letters_are_small_ones_and_too_few_name_nothing():
    assert passage_among([[NOW]], "AAAAAAAA") == NOW
    assert passage_among([[NOW]], "aaaaaaa") is None
    assert passage_among([[NOW]], "bbbbbbbb") is None
