"""What readers call a passage: the nth paragraph."""

from blog.text.body import REDACTED_KIND, Block
from blog.text.places import Place, places_of


def block(name: str, kind: str = "text") -> Block:
    return Block(name, kind, {})


def test_only_paragraphs_are_counted():
    found = places_of([block("h", "heading"), block("a"), block("q", "quote"), block("b")])
    assert found == {
        "h": Place("heading", 0),
        "a": Place("text", 1),
        "q": Place("quote", 1),
        "b": Place("text", 2),
    }


def test_a_removed_passage_still_counts_so_that_the_others_keep_their_number():
    assert places_of([block("a", REDACTED_KIND), block("b")])["b"].paragraph == 2


def test_the_first_of_two_with_one_id_counts():
    assert places_of([block("a"), block("a")])["a"].paragraph == 1
