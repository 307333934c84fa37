"""The difference of two bodies, in cases that editors make."""

import os
import random
import subprocess
import sys
from pathlib import Path

import pytest

from blog.text import rich
from blog.text.body import Block, Body
from blog.text.difference import Added, Changed, DoesNotApplyError, Moved, Removed, Same, apply, difference
from blog.text.word_difference import Mark
from tests.blog.text.steps import count_steps

FIRST = "<p>Digitalisierung in der Pflege beginnt mit der Frage, wem sie nützt.</p>"
SECOND = "<p>Wer die Software auswählt, entscheidet über den Alltag der Wohngruppe.</p>"
THIRD = "<p>„Haltung“ heißt: Wir fragen erst die Menschen, dann den Markt.</p>"


def text(block_id: str, html: str) -> Block:
    return Block(block_id, "text", {"html": html})


def body(*blocks: Block, title: str = "Haltung", standfirst: str = "") -> Body:
    return Body(title, standfirst, "de", blocks)


def names(old: Body, new: Body) -> list[str]:
    found = difference(old, new)
    assert apply(old, found) == new
    return [
        type(operation).__name__ + ("+moved" if isinstance(operation, Changed) and operation.moved else "")
        for operation in found.operations
    ]


def marks(old: str, new: str, kind: str = "text", name: str = "html") -> list[tuple[str, str]]:
    """Changed words of one block as (mark, words) pairs."""
    before, after = (body(Block("a", kind, {name: value})) for value in (old, new))
    found = difference(before, after)
    assert apply(before, found) == after
    (operation,) = found.operations
    assert isinstance(operation, Changed)
    return [
        (piece.mark.value, "".join(token.space + token.text for token in piece.shown).strip())
        for change in operation.fields
        for piece in change.pieces
        if piece.mark is not Mark.KEPT
    ]


def test_a_new_passage_is_added():
    assert names(body(text("a", FIRST)), body(text("a", FIRST), text("b", SECOND))) == ["Same", "Added"]


def test_a_removed_passage_stands_where_it_stood():
    old = body(text("a", FIRST), text("b", SECOND), text("c", THIRD))
    assert names(old, body(text("a", FIRST), text("c", THIRD))) == ["Same", "Removed", "Same"]


def test_a_passage_that_changed_its_place_is_moved_and_the_others_stay():
    old = body(text("a", FIRST), text("b", SECOND), text("c", THIRD))
    assert names(old, body(text("c", THIRD), text("a", FIRST), text("b", SECOND))) == [
        "Moved",
        "Same",
        "Same",
    ]


def test_a_passage_can_be_moved_and_changed_at_once():
    old = body(text("a", FIRST), text("b", SECOND), text("c", THIRD))
    new = body(text("c", THIRD.replace("Markt", "Anbieter")), text("a", FIRST), text("b", SECOND))
    assert names(old, new) == ["Changed+moved", "Same", "Same"]
    assert difference(old, new).counts == {"added": 0, "removed": 0, "changed": 1, "moved": 1}


def test_a_retyped_passage_is_the_same_passage():
    assert names(body(text("a", FIRST)), body(text("neu", FIRST))) == ["Same"]


def test_a_retyped_and_changed_passage_is_a_changed_one():
    assert names(body(text("a", FIRST)), body(text("neu", FIRST.replace("nützt", "dient")))) == ["Changed"]


def test_a_passage_rewritten_from_scratch_under_its_id_is_a_changed_one():
    assert names(body(text("a", FIRST)), body(text("a", THIRD))) == ["Changed"]


def test_another_passage_under_another_id_is_not_a_changed_one():
    assert sorted(names(body(text("a", FIRST)), body(text("b", THIRD)))) == ["Added", "Removed"]


def test_swapped_ids_do_not_make_two_rewritten_passages():
    old = body(text("a", FIRST), text("b", SECOND))
    assert names(old, body(text("b", FIRST), text("a", SECOND))) == ["Same", "Same"]


def test_swapped_ids_are_seen_through_even_if_words_changed():
    old = body(text("a", FIRST), text("b", SECOND))
    new = body(text("b", FIRST.replace("wem", "wem genau")), text("a", SECOND.replace("Alltag", "Tag")))
    assert names(old, new) == ["Changed", "Changed"]
    assert [operation.old_index for operation in difference(old, new).operations] == [0, 1]


def test_ids_swapped_between_kinds_do_not_mix_the_kinds():
    heading = Block("b", "heading", {"level": 2, "text": "Wem nützt es?"})
    swapped = Block("a", "heading", {"level": 2, "text": "Wem nützt es?"})
    assert names(body(text("a", FIRST), heading), body(text("b", FIRST), swapped)) == ["Same", "Same"]


def test_one_id_on_two_passages_confuses_nothing():
    old = body(text("a", FIRST), text("a", SECOND))
    assert names(old, body(text("a", SECOND), text("a", FIRST.replace("wem", "wer")))) == [
        "Same",
        "Changed+moved",
    ]


def test_a_copied_passage_is_added_once():
    old = body(text("a", FIRST), text("b", SECOND))
    assert names(old, body(text("a", FIRST), text("a", FIRST), text("b", SECOND))) == [
        "Same",
        "Added",
        "Same",
    ]


def test_another_kind_is_another_passage():
    quote = Block("a", "quote", {"html": FIRST, "attribution": "", "source_title": "", "source_url": ""})
    assert sorted(names(body(text("a", FIRST)), body(quote))) == ["Added", "Removed"]


def test_empty_bodies_have_no_difference():
    assert difference(body(), body()).is_empty


def test_title_and_standfirst_are_compared_word_by_word():
    old, new = body(title="Eine alte Haltung"), body(title="Eine neue Haltung", standfirst="Dazu.")
    found = difference(old, new)
    assert not found.is_empty
    assert [change.field.name for change in found.head] == ["title", "standfirst"]
    assert apply(old, found) == new


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        pytest.param(
            "<p>Wir fragen die Menschen.</p>",
            "<p>Wir fragen zuerst die Menschen.</p>",
            [("inserted", "zuerst")],
            id="a word comes in",
        ),
        pytest.param(
            "<p>Wir fragen „die“ Menschen.</p>",
            "<p>Wir fragen die Menschen.</p>",
            [("deleted", "„"), ("deleted", "“")],
            id="quotation marks go, the word stays",
        ),
        pytest.param(
            "<p>Die alte und kleine Stadt liegt am Fluss.</p>",
            "<p>Die neue und große Stadt liegt am Fluss.</p>",
            [("deleted", "alte und kleine"), ("inserted", "neue und große")],
            id="a short word between two replacements goes with them",
        ),
        pytest.param(
            "<p>Für alle Leser:innen da.</p>",
            "<p>Für alle Leser*innen da.</p>",
            [("deleted", "Leser:innen"), ("inserted", "Leser*innen")],
            id="a form for all genders is one word",
        ),
        pytest.param(
            "<p>Das ist wichtig für uns.</p>",
            "<p>Das ist <b>wichtig</b> für uns.</p>",
            [("restyled", "wichtig")],
            id="bold is a change of style and not of words",
        ),
        pytest.param(
            '<p>Mehr <a href="https://a.de">dazu</a> lesen.</p>',
            '<p>Mehr <a href="https://b.de">dazu</a> lesen.</p>',
            [("restyled", "dazu")],
            id="another address is seen",
        ),
        pytest.param(
            "<ul><li>Zeit?</li><li>Geld?</li></ul>",
            "<ul><li>Zeit?</li><li>Mut?</li><li>Geld?</li></ul>",
            [("inserted", "Mut?")],
            id="an item comes in as a whole",
        ),
        pytest.param(
            "<p>Es kostet 1.000 Euro im Jahr.</p>",
            "<p>Es kostet 2.000 Euro im Jahr.</p>",
            [("deleted", "1.000"), ("inserted", "2.000")],
            id="a number is one word",
        ),
        pytest.param(
            "<p>Erster Satz. Dritter Satz.</p>",
            "<p>Erster Satz. Zweiter Satz. Dritter Satz.</p>",
            [("inserted", "Zweiter Satz.")],
            id="a sentence comes in as a sentence",
        ),
        pytest.param(
            "<p>Ja, das der die.</p>",
            "<p>Nun hilft ja niemand mehr weiter, der anderes glaubt als die Übrigen.</p>",
            [
                ("deleted", "Ja, das der die."),
                ("inserted", "Nun hilft ja niemand mehr weiter, der anderes glaubt als die Übrigen."),
            ],
            id="what is mostly new is replaced as a whole",
        ),
    ],
)
def test_words_inside_a_passage(old, new, expected):
    found = [(mark, words) for mark, words in marks(old, new) if words]
    assert found == expected


@pytest.mark.parametrize(
    ("old", "new"),
    [
        pytest.param("übergroß", "u\u0308bergroß", id="composed and decomposed umlauts"),
        pytest.param("Wohngruppe", "Wohn\u00adgruppe", id="a soft hyphen"),
        pytest.param("z. B. so", "z.\u00a0B. so", id="a space that doesn't break"),
        pytest.param("eins zwei", "eins  zwei", id="two spaces"),
        pytest.param("eins", "ei\u200bns", id="a space without width"),
    ],
)
def test_what_nobody_sees_is_no_difference_and_still_applied(old, new):
    before, after = body(text("a", f"<p>{old}</p>")), body(text("a", f"<p>{new}</p>"))
    found = difference(before, after)
    assert found.is_empty
    assert apply(before, found) == after


def test_html_that_is_not_in_normal_form_is_kept_exactly():
    old, new = body(text("a", FIRST)), body(text("a", '<p data-x="1">Neu  und <strong>roh</strong></p>\n'))
    assert apply(old, difference(old, new)) == new


def test_the_size_of_a_picture_is_no_difference_for_readers_but_another_picture_is():
    def picture(**values: object) -> Body:
        return body(
            Block("a", "picture", {"hash": "1", "alt": "Ein Tisch", "caption": "", "width": 10, **values})
        )

    assert difference(picture(), picture(width=20)).is_empty
    assert not difference(picture(), picture(hash="2")).is_empty


def test_true_and_one_are_two_values():
    old, new = body(Block("a", "call", {"by_comment": True})), body(Block("a", "call", {"by_comment": 1}))
    assert apply(old, difference(old, new)).blocks[0].value["by_comment"] is not True


def test_a_field_that_comes_or_goes_is_applied():
    old, new = (
        body(Block("a", "heading", {"text": "Da"})),
        body(Block("a", "heading", {"level": None, "text": "Da"})),
    )
    assert apply(old, difference(old, new)) == new
    assert apply(new, difference(new, old)) == old


def test_it_refuses_a_text_that_it_was_not_made_on():
    found = difference(body(text("a", FIRST)), body(text("a", FIRST.replace("wem", "wer"))))
    with pytest.raises(DoesNotApplyError):
        apply(body(text("a", THIRD)), found)
    with pytest.raises(DoesNotApplyError):
        apply(body(), found)


def test_operations_know_where_passages_stood():
    old = body(text("a", FIRST), text("b", SECOND), text("c", THIRD))
    moved, same, _ = difference(old, body(text("c", THIRD), text("a", FIRST), text("b", SECOND))).operations
    assert isinstance(moved, Moved)
    assert isinstance(same, Same)
    assert (moved.old_index, moved.id, same.old_index) == (2, "c", 0)
    (added, removed) = difference(body(text("a", FIRST)), body(text("b", THIRD))).operations[::-1]
    assert {type(added), type(removed)} == {Added, Removed}


PROGRAM = """
import random
from blog.text.body import Block, Body
from blog.text.difference import difference
random.seed(7)
words = "wir fragen die Menschen und nicht den Markt über Pflege Zeit Geld Mut".split()
make = lambda: tuple(Block(str(n), "text", {"html": "<p>" + " ".join(random.choices(words, k=30)) + "</p>"}) for n in range(12))
print(difference(Body("", "", "de", make()), Body("", "", "de", make())))
"""


def test_it_is_the_same_in_every_process():
    root = Path(__file__).parents[3]
    outputs = {
        subprocess.run(  # a fixed program of our own
            [sys.executable, "-c", PROGRAM],
            cwd=root,
            env={**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": str(root)},
            capture_output=True,
            check=True,
        ).stdout
        for seed in ("1", "2")
    }
    assert len(outputs) == 1


def article(size: int, seed: int = 1, ids: str = "") -> Body:
    chance = random.Random(seed)  # noqa: S311 - any words do
    common = ["die", "der", "und", "in", "zu", "das", "ist", "nicht", "wir", "mit"]
    rare = [f"Wort{number}" for number in range(2000)]
    return body(
        *(
            text(
                f"{ids}{number}",
                "<p>"
                + " ".join(chance.choice(common if chance.random() < 0.4 else rare) for _ in range(40))
                + "</p>",
            )
            for number in range(size)
        )
    )


def with_changed_words(old: Body, ids: str = "") -> Body:
    return old.with_blocks(
        text(ids + block.id, block.value["html"].replace(" und ", " sowie ").replace("<p>", "<p>Neu: "))
        for block in old.blocks
    )


EDITS = {
    "nothing": lambda old: old,
    "words in every passage": with_changed_words,
    "words in every passage and new ids": lambda old: with_changed_words(old, ids="n"),
    "the order turned round": lambda old: old.with_blocks(reversed(old.blocks)),
    "every passage rewritten": lambda old: article(len(old.blocks), seed=2),
    "every passage another": lambda old: article(len(old.blocks), seed=3, ids="x"),
    "all passages alike": lambda old: old.with_blocks(text("a", FIRST) for _ in old.blocks),
}


@pytest.mark.parametrize("edit", EDITS.values(), ids=EDITS.keys())
def test_twice_the_passages_cost_about_twice_the_steps(edit):
    steps = []
    for size in (25, 50, 100):
        old = article(size)
        new = edit(old)
        rich.parse.cache_clear()
        steps.append(count_steps(lambda old=old, new=new: difference(old, new)))
    assert steps[1] < 2.6 * steps[0]
    assert steps[2] < 2.6 * steps[1]


LONG_TEXTS = {
    "rewritten": lambda size: (
        " ".join(f"a{n}" for n in range(size)),
        " ".join(f"b{n}" for n in range(size)),
    ),
    "the same word over and over": lambda size: ("ja " * size, "nein " + "ja nein " * size),
    "three words in another order": lambda size: ("ja nein doch " * size, "doch ja ja nein " * size),
    "turned round": lambda size: (
        " ".join(f"a{n}" for n in range(size)),
        " ".join(f"a{n}" for n in reversed(range(size))),
    ),
}


@pytest.mark.parametrize("texts", LONG_TEXTS.values(), ids=LONG_TEXTS.keys())
def test_twice_the_words_cost_about_twice_the_steps(texts):
    steps = []
    for size in (200, 400, 800):
        one, two = (body(text("a", f"<p>{words}</p>")) for words in texts(size))
        rich.parse.cache_clear()
        steps.append(count_steps(lambda one=one, two=two: difference(one, two)))
    assert steps[2] < 6 * steps[0]
