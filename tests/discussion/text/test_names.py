"""Tests of how names are shortened: particles, titles, double names, and never more than was asked for."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from discussion.text.names import first_name, initials


@pytest.mark.parametrize(
    ("name", "first", "letters"),
    [
        ("Ada Lovelace", "Ada", "A. L."),
        ("Anna-Lena von der Heide", "Anna-Lena", "A.-L. v. d. H."),
        ("Johann Wolfgang von Goethe", "Johann", "J. W. v. G."),
        ("Dr. Maria Huber", "Maria", "M. H."),
        ("Prof. Dr. med. Jan H. Müller", "Jan", "J. H. M."),
        ("Huber, Max", "Max", "M. H."),
        ("Max Muster, M.A.", "Max", "M. M."),
        ("Max Bruder", "Max", "M. B."),
        ("Ada", "Ada", "A."),
        pytest.param("Frau Huber", "H.", "H.", id="a title and a surname hide the surname"),
        pytest.param("von Goethe", "v. G.", "v. G.", id="a particle first is no first name"),
        ("  Ada   Lovelace ", "Ada", "A. L."),
        ("", "", ""),
        ("Dr.", "", ""),
        ("🙂", "", ""),
    ],
)
def test_names_are_shortened_as_their_owners_would(name: str, first: str, letters: str) -> None:
    assert (first_name(name), initials(name)) == (first, letters)


@given(st.text(max_size=40))
def test_initials_show_one_letter_of_each_part(name: str) -> None:
    for part in initials(name).replace("-", " ").split():
        assert part.endswith(".")
        assert len(part.casefold()) <= 4  # "ß" and the like grow when they are made large


@given(st.text(alphabet="Ab cD-.,vonZ", max_size=30))
def test_a_first_name_is_never_the_whole_of_a_longer_name(name: str) -> None:
    assert len(first_name(name).split()) <= max(1, len(initials(name).split()))
