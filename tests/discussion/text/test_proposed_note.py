"""The note that the desk proposes says what was done, in the words an editor would choose."""

import pytest

from blog.text.body import Block
from discussion.text.passage_names import passage_name
from discussion.text.plan import Fold
from discussion.text.proposed_note import proposed_note


def text(name: str, words: str) -> Block:
    return Block(name, "text", {"html": f"<p>{words}</p>"})


HEAD = Block("h", "heading", {"level": 2, "text": "Anfang"})
BEFORE = (
    HEAD,
    text("a", "Wir hören zu."),
    text("b", "Es sind 14 Häuser."),
    text("c", "Ein langer Satz am Ende."),
)


def with_block(*changed: Block) -> tuple[Block, ...]:
    new = {block.id: block for block in changed}
    return tuple(new.get(block.id, block) for block in BEFORE)


def fold(block: str, kind: str) -> Fold:
    return Fold(("point",), block, kind)


def test_what_went_where_is_said_in_the_order_of_the_text() -> None:
    after = with_block(text("b", "Es sind 15 Häuser."), text("a", "Wir hören zu. Auch nachts."))
    folds = (fold("b", "correction"), fold("a", "wording"))
    assert (
        proposed_note(BEFORE, after, folds, 2)
        == "Zwei Hinweise von Leser:innen eingearbeitet: Absatz 1 ergänzt, Absatz 2 berichtigt."
    )


def test_one_contribution_is_one() -> None:
    after = with_block(text("c", "Ein Satz."))
    assert (
        proposed_note(BEFORE, after, [fold("c", "idea")], 1)
        == "Ein Hinweis aus der Leserschaft eingearbeitet: Absatz 3 gekürzt."
    )


@pytest.mark.parametrize(
    ("kind", "said"),
    [
        ("counter", "Gegenposition zu Absatz 1"),
        ("source", "Absatz 1 belegt"),
        ("objection", "Absatz 1 nach einem Einwand geändert"),
        ("correction", "Absatz 1 berichtigt"),
    ],
)
def test_each_kind_has_its_verb(kind: str, said: str) -> None:
    after = BEFORE if kind == "counter" else with_block(text("a", "Wir hören anders zu."))
    assert said in proposed_note(BEFORE, after, [fold("a", kind)], 1)


def test_new_and_removed_passages_are_named() -> None:
    after = (HEAD, BEFORE[1], text("n", "Neu."), BEFORE[3])
    assert proposed_note(BEFORE, after, [fold("n", "idea")], 1).endswith(": Absatz 2 neu, Absatz 2 entfernt.")


def test_a_long_list_ends_before_it_tires() -> None:
    many = tuple(text(str(number), "Alt.") for number in range(9))
    after = tuple(text(block.id, "Neues steht hier.") for block in many)
    note = proposed_note(many, after, [fold("1", "idea")], 13)
    assert note.startswith("13 Hinweise von Leser:innen eingearbeitet: ")
    assert note.endswith(", und weitere Stellen.")
    assert note.count("Absatz") == 4


def test_passages_are_named_as_people_talk_about_them() -> None:
    assert passage_name(BEFORE, "b") == "Absatz 2"
    assert passage_name(BEFORE, "h") == "Überschrift am Anfang"
    after = (*BEFORE, Block("q", "quote", {"text": "Zuhören."}))
    assert passage_name(after, "q") == "Zitat nach Absatz 3"
    assert passage_name(BEFORE, "gone") == "eine frühere Stelle"
