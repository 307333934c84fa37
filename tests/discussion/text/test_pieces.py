"""Tests of pieces of a text: word for word, in order, cut by lines or at sentences."""

import pytest

from discussion.text.pieces import cut_by_lines, pieces_in, runs

TEXT = "Fragt die Nacht. Zahlt besser.\nFragt die Nacht."


@pytest.mark.parametrize(
    ("told", "found"),
    [
        (["Fragt die Nacht.", "Zahlt besser."], ["Fragt die Nacht.", "Zahlt besser."]),
        (["  Zahlt besser. ", "", "Fragt die Nacht."], ["Zahlt besser.", "Fragt die Nacht."]),
        (["Zahlt besser.", "Zahlt besser."], None),
        (["Fragt den Tag."], None),
    ],
)
def test_pieces_stand_in_the_text_word_for_word_one_behind_the_other(told, found):
    assert pieces_in(TEXT, told) == found


def test_a_piece_may_reach_over_lines():
    assert pieces_in(TEXT, ["besser.\nFragt"]) == ["besser.\nFragt"]


def test_lines_of_dashes_cut_and_dashes_in_a_sentence_do_not():
    assert cut_by_lines("Eins --- und zwei\n ---- \n\nDrei\n———\n") == ["Eins --- und zwei", "Drei"]


def test_marks_beside_sentences_make_pieces_and_leave_out():
    spans = [(0, 16), (17, 30), (31, 47)]
    assert runs(TEXT, spans, ["on", "on", "new"]) == [TEXT[0:30], TEXT[31:47]]
    assert runs(TEXT, spans, ["out", "on", "out"]) == ["Zahlt besser."]
    assert runs(TEXT, spans, ["on", "out", "on"]) == ["Fragt die Nacht.", "Fragt die Nacht."]
