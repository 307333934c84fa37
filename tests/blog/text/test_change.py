"""Changes to passages: applied, refused, turned round, checked against a text that moved on."""

import pytest

from blog.text.body import Block
from blog.text.change import (
    ChangeConflict,
    Clash,
    Clean,
    Conflict,
    InsertAfter,
    MoveAfter,
    Reason,
    Remove,
    Replace,
    apply_change,
    check,
    inverse,
)


def block(block_id: str, text: str = "Wir üben.") -> Block:
    return Block(block_id, "text", {"html": f"<p>{text}</p>"})


A, B, C, D = (block(letter) for letter in "abcd")


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        pytest.param(
            (Replace("b", block("b", "neu")),), (A, block("b", "neu"), C), id="a passage is replaced"
        ),
        pytest.param((InsertAfter("a", D),), (A, D, B, C), id="a passage comes behind another"),
        pytest.param((InsertAfter(None, D),), (D, A, B, C), id="a passage comes first"),
        pytest.param((Remove("b"),), (A, C), id="a passage goes"),
        pytest.param((MoveAfter("a", "c"),), (B, C, A), id="a passage moves down"),
        pytest.param((MoveAfter("c", None),), (C, A, B), id="a passage moves to the front"),
        pytest.param(
            (InsertAfter("c", D), Replace("d", block("d", "neu")), Remove("a")),
            (B, C, block("d", "neu")),
            id="edits follow one another",
        ),
        pytest.param((), (A, B, C), id="nothing"),
    ],
)
def test_a_change_and_the_way_back(change, expected):
    assert apply_change((A, B, C), change) == expected
    assert apply_change(expected, inverse((A, B, C), change)) == (A, B, C)


@pytest.mark.parametrize(
    ("blocks", "edit", "reason"),
    [
        pytest.param((A,), Replace("b", B), Reason.MISSING, id="the passage isn't there"),
        pytest.param((A, A), Replace("a", A), Reason.AMBIGUOUS, id="the passage is there twice"),
        pytest.param((A,), InsertAfter("b", D), Reason.MISSING, id="the place isn't there"),
        pytest.param((A,), InsertAfter(None, A), Reason.TAKEN, id="the new passage is already there"),
        pytest.param((A,), Replace("a", B), Reason.OTHER_ID, id="the replacement has another id"),
        pytest.param((A,), Remove("b"), Reason.MISSING, id="what shall go is gone"),
        pytest.param((A, B), MoveAfter("a", "c"), Reason.MISSING, id="the place to move to isn't there"),
        pytest.param((A, B), MoveAfter("a", "a"), Reason.AMBIGUOUS, id="behind itself is no place"),
    ],
)
def test_what_does_not_fit_is_refused(blocks, edit, reason):
    with pytest.raises(ChangeConflict) as refused:
        apply_change(blocks, (edit,))
    assert refused.value.reason == reason


def test_edits_of_two_people_at_two_places_join():
    now = (block("a", "von ihr"), B, D, C)
    mine = (Replace("c", block("c", "von mir")), InsertAfter("b", block("e")))
    assert check((A, B, C), now, mine) == Clean(
        (block("a", "von ihr"), B, block("e"), D, block("c", "von mir"))
    )


def test_edits_of_one_passage_are_shown_as_then_now_and_proposal():
    theirs, mine = block("b", "von ihr"), block("b", "von mir")
    found = check((A, B), (A, theirs), (Replace("b", mine),))
    assert found == Conflict((Clash(Reason.CHANGED, "b", B, theirs, mine),))
    assert (found.then, found.now, found.proposal) == (B, theirs, mine)


def test_who_wanted_the_same_words_is_in_no_conflict():
    both = block("b", "von beiden")
    assert check((A, B), (A, both), (Replace("b", both),)) == Clean((A, both))


def test_words_that_both_wanted_are_not_overwritten_by_a_second_thought():
    both = block("b", "von beiden")
    found = check((A, B), (A, both), (Replace("b", both), Replace("b", block("b", "doch anders"))))
    assert isinstance(found, Conflict)


def test_a_passage_that_changed_is_not_removed_unseen():
    found = check((A, B), (A, block("b", "von ihr")), (Remove("b"),))
    assert isinstance(found, Conflict)
    assert found.proposal is None


def test_a_passage_that_is_gone_is_told():
    mine = block("b", "von mir")
    found = check((A, B), (A,), (Replace("b", mine),))
    assert found == Conflict((Clash(Reason.MISSING, "b", B, None, mine),))


def test_a_moved_passage_keeps_its_words_under_watch():
    change = (MoveAfter("b", None), Replace("b", block("b", "von mir")))
    assert isinstance(check((A, B), (A, block("b", "von ihr")), change), Conflict)


def test_every_clash_is_told():
    found = check(
        (A, B),
        (block("a", "1"), block("b", "2")),
        (Replace("a", block("a", "3")), Replace("b", block("b", "3"))),
    )
    assert isinstance(found, Conflict)
    assert [clash.id for clash in found.clashes] == ["a", "b"]


def test_edits_of_two_people_in_one_passage_join_word_by_word():
    then, theirs = (
        block("b", "Haltung ist Arbeit an Worten."),
        block("b", "Haltung ist harte Arbeit an Worten."),
    )
    found = check(
        (A, then), (A, theirs), (Replace("b", block("b", "Haltung ist Arbeit an Worten und Zeit.")),)
    )
    joined = block("b", "Haltung ist harte Arbeit an Worten und Zeit.")
    assert found == Clean((A, joined))
    assert found.change == (Replace("b", joined),)
    assert apply_change((A, theirs), found.change) == found.blocks


def test_a_second_edit_of_a_joined_passage_keeps_the_others_words():
    then, theirs = (
        block("b", "Haltung ist Arbeit an Worten."),
        block("b", "Haltung ist harte Arbeit an Worten."),
    )
    mine = (
        Replace("b", block("b", "Haltung ist Arbeit an Worten und Zeit.")),
        Replace("b", block("b", "Haltung ist Arbeit an Worten und an Zeit.")),
    )
    assert check((then,), (theirs,), mine) == Clean(
        (block("b", "Haltung ist harte Arbeit an Worten und an Zeit."),)
    )


def test_what_fits_is_told_beside_the_clashes():
    change = (Replace("a", block("a", "meins")), InsertAfter("a", block("c")))
    found = check((A, B), (block("a", "anders"), B), change)
    assert isinstance(found, Conflict)
    assert found.fitting == change[1:]
