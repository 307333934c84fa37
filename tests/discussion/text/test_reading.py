"""A comment's text as HTML, and what is taken out of texts and names."""

import html
import re
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from discussion.text.cleaning import clean_name, clean_text, looks_like_staff
from discussion.text.reading import comment_html, excerpt

TAGS = re.compile(r"<(?!/?p\b|br>|/?a\b)")


@given(st.text(max_size=400))
def test_nothing_but_paragraphs_breaks_and_links_is_ever_made(text: str):
    made = comment_html(text)
    assert not TAGS.search(made)
    assert made.count("<p ") == made.count("</p>")
    assert made.count("<a ") == made.count("</a>")


@given(st.text(max_size=400))
def test_what_was_typed_is_shown_as_typed(text: str):
    shown = html.unescape(re.sub(r"<[^>]*>", "", comment_html(text)))
    assert "".join(shown.split()) == "".join(html.unescape(html.escape(text)).split())


@pytest.mark.parametrize(
    ("text", "address", "words"),
    [
        ("siehe https://example.org/a.", "https://example.org/a", "https://example.org/a"),
        ("(https://example.org/a)", "https://example.org/a", "https://example.org/a"),
        (
            "https://de.wikipedia.org/wiki/Haltung_(Film)",
            "https://de.wikipedia.org/wiki/Haltung_(Film)",
            None,
        ),
        ("HTTPS://EXAMPLE.ORG/?a=1&b=2", "HTTPS://EXAMPLE.ORG/?a=1&amp;b=2", None),
        ("„https://example.org“", "https://example.org", None),
    ],
)
def test_addresses_become_links_that_lend_no_weight(text: str, address: str, words: str | None):
    made = comment_html(text)
    assert f'<a href="{address}" rel="nofollow ugc noopener">{words or address}</a>' in made


@pytest.mark.parametrize(
    "text", ["javascript:alert(1)", "ftp://example.org", "www.example.org", "mailto:a@b.de"]
)
def test_nothing_else_becomes_a_link(text: str):
    assert "<a" not in comment_html(text)


def test_a_long_address_is_shown_short_and_leads_there():
    url = "https://example.org/" + "a" * 100
    assert f'href="{url}"' in comment_html(url)
    assert f">{url}<" not in comment_html(url)


def test_empty_lines_part_paragraphs_and_single_ones_lines():
    assert comment_html("a\nb\n\n\nc") == '<p dir="auto">a<br>b</p><p dir="auto">c</p>'


@given(st.text(max_size=400), st.integers(20, 200))
def test_an_excerpt_is_one_line_and_no_longer(text: str, letters: int):
    cut = excerpt(text, letters)
    assert len(cut) <= letters
    assert "\n" not in cut


@given(st.text(max_size=300))
def test_cleaning_twice_changes_nothing(text: str):
    for clean in (clean_text, clean_name):
        assert clean(clean(text)) == clean(text)


@given(st.text(max_size=300))
def test_a_clean_name_is_one_line_of_what_can_be_seen(text: str):
    name = clean_name(text)
    assert not any(unicodedata.category(letter)[0] == "C" for letter in name)
    assert name == " ".join(name.split())


@given(st.text(alphabet=st.characters(exclude_categories=["Cs"]), max_size=300))
def test_a_clean_text_holds_no_control_letter_and_no_slot(text: str):
    clean = clean_text(text)
    assert not any(unicodedata.category(letter) == "Cc" and letter not in "\n\t" for letter in clean)
    assert not set("\ue000\ue001") & set(clean)
    clean.encode()


@pytest.mark.parametrize(
    "name",
    [
        "Redaktion",
        "DIE REDAKTION",
        "re-dak-tion",
        "Admin",
        "Mod\u0435rator",
        "R\u0435d\u0430kti\u043en!",
        "Redaktion Haltung",
        "Ada (Moderatorin)",
    ],
)
def test_names_that_look_like_the_editors_are_known(name: str):
    assert looks_like_staff(name)


@pytest.mark.parametrize("name", ["Ada Redaktionsleiterin", "Administra Tor-Müller", "Modest", "", "Анна"])
def test_names_of_people_are_not_taken_for_them(name: str):
    assert not looks_like_staff(name)
