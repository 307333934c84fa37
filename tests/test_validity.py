"""The checker of HTML finds what is wrong and lets pass what is right."""

import pytest

from tests.validity import faults

pytestmark = pytest.mark.java

PAGE = (
    '<!doctype html><html lang="de"><head><meta charset="utf-8"><title>T</title></head><body>{}</body></html>'
)


def test_it_finds_what_is_wrong_and_says_on_which_page():
    found = faults(
        {"right": PAGE.format("<p>a</p>"), "wrong": PAGE.format('<ul><p>a</p></ul><img src="a.png">')}
    )
    assert {line.split(":")[0] for line in found} == {"wrong"}
    assert len(found) == 2


def test_a_page_with_what_we_use_is_valid():
    new = '<details name="a"><summary>b</summary><search><input type="search" aria-label="c"></search></details>'
    assert faults({"page": PAGE.format(new)}) == []
