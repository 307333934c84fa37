"""Which texts say the same: repetitions in other words are found, other thoughts about the same question are not."""

import pytest

from discussion.text.likeness import most_like, stems

SAID = (
    "Barrierefreie Dokumentation braucht vor allem Zeit in der Dienstplanung.",
    "Bei uns scheitert es an den alten Rechnern im Dienstzimmer.",
    "Klientinnen und Klienten müssen mitentscheiden, welche Daten gespeichert werden.",
    "Ohne Schulung der Kolleginnen bleibt jede Software liegen.",
    "Wer schreibt eigentlich die Anleitungen in Leichter Sprache?",
    "Datenschutz wird bei uns als Ausrede benutzt, um nichts zu ändern.",
)


@pytest.mark.parametrize(
    ("text", "index"),
    [
        ("Für barrierefreie Dokumentation fehlt die Zeit in unserer Dienstplanung.", 0),
        ("Die alten Rechner im Dienstzimmer, daran scheitert es.", 1),
        ("Klienten sollen mitentscheiden, welche ihrer Daten gespeichert werden dürfen.", 2),
        ("Software bleibt liegen, wenn Kolleginnen keine Schulung bekommen.", 3),
        ("Der Datenschutz ist bei uns oft eine Ausrede, um nichts ändern zu müssen.", 5),
    ],
)
def test_a_repetition_in_other_words_is_found(text: str, index: int):
    assert most_like(text, SAID)[0].place == index


@pytest.mark.parametrize(
    "text",
    [
        "Mir fehlt in dem Artikel ein Wort über die Pflege.",
        "Unsere Rechner sind neu, trotzdem will sie niemand benutzen.",
        "Zeit ist nicht das Problem, sondern Geld.",
        "Danke!",
        "",
    ],
)
def test_another_thought_is_no_repetition(text: str):
    assert most_like(text, SAID) == ()


def test_german_endings_do_not_matter_and_small_words_do_not_count():
    assert stems("die guten Rechner") == stems("guten Rechnern")
    assert stems("und oder aber nicht mehr") == frozenset()


def test_what_many_have_said_is_found_no_less():
    said = [SAID[0]] * 30 + list(SAID)
    assert (
        len(most_like("Für barrierefreie Dokumentation fehlt die Zeit in unserer Dienstplanung.", said)) == 3
    )


def test_the_most_alike_comes_first_and_there_are_few():
    said = [SAID[0]] * 5 + ["Barrierefreie Dokumentation braucht Zeit in der Dienstplanung und Geduld dazu."]
    assert [like.place for like in most_like(SAID[0], said)] == [0, 1, 2]
