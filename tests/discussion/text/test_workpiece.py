"""What an editor does on the bench, as values: folding, rewriting, inserting, taking out, moving, giving back."""

from dataclasses import replace

from blog.text.body import Block
from blog.text.change import InsertAfter, MoveAfter, Remove, Replace
from discussion.text.plan import Fold
from discussion.text.workpiece import Workpiece


def text(name: str, words: str = "So war es.") -> Block:
    return Block(name, "text", {"html": f"<p>{words}</p>"})


A, B, C = text("a"), text("b"), text("c")
FRESH = Workpiece.fresh(3, (A, B, C))


def test_points_go_into_a_passage_and_out_again() -> None:
    work = FRESH.folded(["p", "q"], "a", "idea").folded(["p"], "b", "source")
    assert work.folds == (Fold(("p", "q"), "a", "idea"), Fold(("p",), "b", "source"))
    assert work.unfolded(["p", "q"], "a").folds == (Fold(("p",), "b", "source"),)


def test_a_point_is_in_a_passage_in_one_way() -> None:
    work = FRESH.folded(["p", "q"], "a", "idea").folded(["q"], "a", "correction")
    assert work.folds == (Fold(("p",), "a", "idea"), Fold(("q",), "a", "correction"))


def test_nothing_goes_into_a_passage_that_is_not_there() -> None:
    assert FRESH.folded(["p"], "nowhere", "idea") == FRESH


def test_a_rewritten_passage_may_become_two() -> None:
    work = FRESH.rewritten("a", (text("a", "Neu."), text("n")))
    assert work.edits == (Replace("a", text("a", "Neu.")), InsertAfter("a", text("n")))


def test_what_was_folded_in_follows_the_words_that_are_new_when_a_passage_becomes_several() -> None:
    folded = FRESH.folded(["p"], "a", "wording")
    behind = folded.rewritten("a", (A, text("n", "Neu.")))
    assert behind.folds == (Fold(("p",), "n", "wording"),)
    both = folded.rewritten("a", (text("a", "So war es nicht."), text("n", "Neu.")))
    assert both.folds == (Fold(("p",), "a", "wording"), Fold(("p",), "n", "wording"))


def test_an_old_passage_cut_in_two_keeps_what_was_folded_into_it() -> None:
    work = Workpiece.fresh(3, (text("a", "So war es. So ist es."), B)).folded(["p"], "a", "idea")
    assert work.rewritten("a", (A, text("n", "So ist es."))).folds == work.folds


def test_a_point_that_stands_behind_a_sentence_goes_where_the_sentence_goes() -> None:
    said = Fold(("p",), "a", "idea", exact="So ist es.")
    work = replace(Workpiece.fresh(3, (text("a", "So war es. So ist es."), B)), folds=(said,))
    assert work.rewritten("a", (A, text("n", "So ist es."))).folds == (replace(said, block="n"),)


def test_what_was_folded_into_a_removed_passage_goes_with_it_and_the_passage_can_come_back() -> None:
    work = FRESH.folded(["p"], "b", "idea").removed("b")
    assert (work.edits, work.folds) == ((Remove("b"),), ())
    assert work.restored("b").blocks == FRESH.blocks


def test_a_changed_passage_gets_its_words_back_and_a_new_one_goes() -> None:
    work = FRESH.rewritten("a", (text("a", "Neu."),)).inserted("c", text("n"))
    assert work.restored("a").restored("n") == FRESH


def test_a_passage_moves_one_step_and_not_out_of_the_text() -> None:
    assert FRESH.moved("b", 1).blocks == (A, C, B)
    assert FRESH.moved("b", 1).edits == (MoveAfter("c", "a"),)
    assert FRESH.moved("a", -1) == FRESH


def test_what_was_saved_is_there_again() -> None:
    work = FRESH.folded(["p"], "a", "idea").rewritten("a", (text("a", "Neu."),)).noted("Notiz")
    assert Workpiece.of_plan(work.plan, FRESH.then) == work
    assert not work.is_empty
    assert FRESH.is_empty
