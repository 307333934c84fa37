"""Tests of joining two texts that were made of one, by example."""

import pytest

from blog.text.body import Block, Body
from blog.text.change import InsertAfter
from blog.text.crowding import crowded
from blog.text.joining import Joined, JoinedBody, Overlap, Overlaps, join_block, join_bodies

ID = "11111111-1111-4111-8111-111111111111"
THEN = 'Haltung ist Arbeit. Sie braucht <b>viel</b> Zeit. Und <a href="https://example.org/a">Geduld</a>.'


def text(html: str, block_id: str = ID) -> Block:
    return Block(block_id, "text", {"html": f"<p>{html}</p>"})


def test_changes_of_two_sentences_join_with_their_marks() -> None:
    now = THEN.replace("Arbeit", "<i>harte</i> Arbeit")
    proposal = THEN.replace("Geduld", "viel Geduld")
    expected = now.replace("Geduld", "viel Geduld")
    assert join_block(text(THEN), text(now), text(proposal)) == Joined(text(expected))


def test_bold_on_one_side_and_other_words_on_the_other_join() -> None:
    now = THEN.replace("<b>viel</b>", "viel")
    proposal = THEN.replace("Haltung ist", "Haltung bleibt")
    assert join_block(text(THEN), text(now), text(proposal)) == Joined(
        text(proposal.replace("<b>viel</b>", "viel"))
    )


@pytest.mark.parametrize(
    ("now", "proposal"),
    [
        pytest.param("Haltung ist Mühe. Punkt.", "Haltung ist Spiel. Punkt.", id="the same word"),
        pytest.param("Haltung ist gut. Eins. Punkt.", "Haltung ist gut. Zwei. Punkt.", id="one place"),
        pytest.param("Haltung ist gut.", "Haltung ist gut. Doppelpunkt.", id="taken out and rewritten"),
    ],
)
def test_what_overlaps_is_shown_and_not_decided(now: str, proposal: str) -> None:
    then = "Haltung ist gut. Punkt."
    found = join_block(text(then), text(now), text(proposal))
    assert isinstance(found, Overlap)
    (field,) = found.fields
    assert any(hunk.overlaps for hunk in field.hunks)
    for side in ("now", "proposal"):
        whole = "".join(getattr(hunk, side) for hunk in field.hunks if hunk.overlaps)
        assert whole.strip() in {"now": now, "proposal": proposal}[side]


def test_a_picture_and_its_caption_join_and_two_pictures_do_not() -> None:
    then = Block(ID, "picture", {"image": 1, "caption": "Ein Haus.", "alt": "", "credit": "", "hash": "a"})
    other = Block(ID, "picture", {**then.value, "image": 2, "hash": "b"})
    named = Block(ID, "picture", {**then.value, "caption": "Unser Haus."})
    third = Block(ID, "picture", {**then.value, "image": 3, "hash": "c"})
    assert join_block(then, other, named) == Joined(
        Block(ID, "picture", {**other.value, "caption": "Unser Haus."})
    )
    assert isinstance(join_block(then, other, third), Overlap)


def test_items_of_a_list_join() -> None:
    def questions(*items: str) -> Block:
        return Block(ID, "questions", {"intro": "Drei Fragen.", "items": list(items)})

    then = questions("Wer fragt?", "Wer hört?", "Wer zahlt?")
    now = questions("Wer fragt zuerst?", "Wer hört?", "Wer zahlt?")
    proposal = questions("Wer fragt?", "Wer hört?", "Wer zahlt am Ende?")
    assert join_block(then, now, proposal) == Joined(
        questions("Wer fragt zuerst?", "Wer hört?", "Wer zahlt am Ende?")
    )


def test_another_kind_of_passage_overlaps_as_a_whole() -> None:
    heading = Block(ID, "heading", {"text": "Haltung", "level": 2})
    found = join_block(text(THEN), heading, text("Anders."))
    assert found == Overlap(text(THEN), heading, text("Anders."))


def body(*blocks: Block, title: str = "Haltung") -> Body:
    return Body(title, "Worum es geht.", "de", blocks)


A, B, C = (text(word, word) for word in ("a", "b", "c"))


def test_passages_that_came_and_went_at_two_places_join() -> None:
    then = body(A, B, C)
    now = body(A, text("neu", "n"), B, C)
    proposal = body(A, B, title="Haltung zeigen")
    assert join_bodies(then, now, proposal) == JoinedBody(
        body(A, text("neu", "n"), B, title="Haltung zeigen")
    )


def test_a_passage_that_one_took_away_and_the_other_rewrote_is_shown() -> None:
    rewritten = text("b, anders", "b")
    found = join_bodies(body(A, B), body(A), body(A, rewritten))
    assert isinstance(found, Overlaps)
    assert found.overlaps == (Overlap(B, None, rewritten),)


def test_two_new_passages_at_one_place_are_told_as_an_open_order() -> None:
    one, other = text("eins", "e"), text("zwei", "z")
    found = join_bodies(body(A, B), body(A, one, B), body(A, other, B))
    assert found == Overlaps((), order=True)
    (clash,) = crowded((A, B), (A, one, B), (InsertAfter("a", other),))
    assert (clash.now, clash.proposal) == (one, other)


def test_a_title_that_both_changed_is_told() -> None:
    found = join_bodies(body(A), body(A, title="Stil"), body(A, title="Mut"))
    assert found == Overlaps((), head=("title",))


def test_a_passage_that_both_moved_elsewhere_does_not_stand_twice() -> None:
    d, e = text("d", "d"), text("e", "e")
    found = join_bodies(body(A, C, B, d, e), body(B, A, C, d, e), body(A, C, d, e, B))
    assert found == Overlaps((), order=True)


def test_a_word_set_bold_and_a_word_put_right_behind_it_are_shown() -> None:
    then = "Haltung ist Arbeit und braucht Zeit."
    now, proposal = then.replace("Arbeit", "<b>Arbeit</b>"), then.replace("Arbeit", "Arbeit daran")
    assert isinstance(join_block(text(then), text(now), text(proposal)), Overlap)
