"""Who was there, as somebody types it; and a proposal cut down to the words that it is about."""

import pytest

from discussion.text.narrowing import narrowed
from discussion.text.people import UnclearLine, people

ERIKA = ("Erika Muster", "erika@example.org")


@pytest.mark.parametrize(
    "line",
    [
        "Erika Muster, erika@example.org",
        "Erika Muster erika@example.org",
        "Erika Muster <erika@example.org>",
        "erika@example.org – Erika Muster",
        "  Erika Muster;\terika@example.org. ",
    ],
)
def test_a_person_can_be_written_in_many_ways(line: str):
    assert people(line) == (ERIKA,)


def test_a_person_a_line_and_empty_lines_are_none():
    text = "Erika Muster, erika@example.org\n\nOtto, otto@example.org\n"
    assert people(text) == (ERIKA, ("Otto", "otto@example.org"))


@pytest.mark.parametrize("line", ["Erika Muster", "erika@example.org", "a@x.de b@x.de Erika", "– , 3@x.de"])
def test_a_line_without_a_name_or_an_address_is_told_by_its_number(line: str):
    with pytest.raises(UnclearLine) as unclear:
        people(f"Otto, otto@example.org\n{line}")
    assert unclear.value.number == 2


WHOLE = "Eins. Zwei. Drei."


@pytest.mark.parametrize(
    ("proposal", "cut"),
    [
        ("Eins. Zwo. Drei.", "Zwo."),
        ("Zwo.", "Zwo."),
        ("Eins. Drei.", "Eins. Drei."),
        ("Erstens. Zwo. Drei.", "Erstens. Zwo. Drei."),
        ("Eins.  Drei.", ""),
    ],
)
def test_what_was_typed_around_the_chosen_words_is_left_out(proposal: str, cut: str):
    assert narrowed(proposal, WHOLE, 6, 11) == cut
