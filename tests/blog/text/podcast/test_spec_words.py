"""What editors write, as the podcast namespace wants to read it."""

import pytest

from blog.text.podcast.spec_words import license_name, link_words, needs_address, rule


@pytest.mark.parametrize(
    ("told", "written"),
    [
        ("CC BY 4.0", "cc-by-4.0"),
        ("CC-BY-NC-ND-4.0", "cc-by-nc-nd-4.0"),
        ("cc by-sa 3.0 DE", "cc-by-sa-3.0-de"),
        ("CC0 1.0", "cc0-1.0"),
        ("cc-by-4.0", "cc-by-4.0"),
    ],
)
def test_well_known_licences_have_one_name(told: str, written: str) -> None:
    assert license_name(told) == written
    assert not needs_address(told)


@pytest.mark.parametrize("told", ["Unsere Lizenz", "CC", "cc-by-9.0", "Alle Rechte vorbehalten"])
def test_other_licences_stay_as_they_are_and_need_an_address(told: str) -> None:
    assert license_name(told) == told
    assert needs_address(told)


def test_no_licence_needs_none() -> None:
    assert not needs_address("")


@pytest.mark.parametrize(
    ("told", "written"),
    [
        ("FREQ=MONTHLY", "FREQ=MONTHLY"),
        (" rrule:freq=weekly;byday=mo ", "FREQ=WEEKLY;BYDAY=MO"),
        ("FREQ=WEEKLY;UNTIL=2026-12-31", "FREQ=WEEKLY;UNTIL=2026-12-31"),
        ("FREQ=WEEKLY;COUNT=10", ""),
        ("", ""),
    ],
)
def test_rules_are_written_bare_and_none_that_lacks_its_beginning(told: str, written: str) -> None:
    assert rule(told) == written


def test_a_link_has_words_and_never_too_many() -> None:
    assert link_words("Spende", "https://example.org/a") == "Spende"
    assert link_words("", f"https://example.org/{'a' * 180}") == "example.org"
    assert len(link_words("x" * 200, "https://example.org/")) == 128
