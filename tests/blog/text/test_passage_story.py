"""What happened to a passage can be read from the last version to the first."""

from blog.text.body import REDACTED_KIND, Block, Body
from blog.text.passage_story import Step, Turn, story

A = "Digitalisierung lebt durch die Menschen, die sie jeden Tag gestalten und tragen."
B = "Drei Fragen stehen am Anfang, und keine davon handelt von einem Gerät oder Programm."
C = "Am Ende entscheidet das Team selbst, ob ihm das neue Werkzeug wirklich hilft."


def block(name: str, words: str) -> Block:
    return Block(name, "text", {"html": f"<p>{words}</p>"})


def body(*blocks: Block) -> Body:
    return Body("Titel", "", "de", blocks)


def told(block_id: str, *bodies: Body) -> list[tuple[int, str]]:
    return [(step.number, step.turn.value) for step in steps(block_id, *bodies)]


def steps(block_id: str, *bodies: Body) -> tuple[Step, ...]:
    return story(list(enumerate(bodies, 1)), block_id)


def test_a_passage_nobody_touched_has_its_beginning_alone():
    assert told("a", body(block("a", A)), body(block("a", A), block("b", B))) == [(1, "first")]


def test_each_change_is_told_newest_first():
    one, two, three = body(block("a", A)), body(block("a", A + " Ja.")), body(block("a", A + " Ja. Doch."))
    assert told("a", one, two, three) == [(3, "changed"), (2, "changed"), (1, "first")]


def test_a_passage_that_came_later_begins_there():
    assert told("b", body(block("a", A)), body(block("a", A), block("b", B))) == [(2, "added")]


def test_a_passage_that_changed_its_place_was_moved():
    one = body(block("a", A), block("b", B), block("c", C))
    two = body(block("c", C), block("a", A), block("b", B))
    assert told("c", one, two) == [(2, "moved"), (1, "first")]
    assert told("a", one, two) == [(1, "first")]


def test_a_passage_under_a_new_id_is_followed():
    one, two, three = (
        body(block("a", A), block("b", B)),
        body(block("x", A), block("b", B)),
        body(block("x", A + " Neu."), block("b", B)),
    )
    assert told("x", one, two, three) == [(3, "changed"), (1, "first")]


def test_a_passage_that_was_split_shows_both_parts():
    one, two = body(block("a", f"{A} {B}"), block("c", C)), body(block("a", A), block("x", B), block("c", C))
    (split, _first) = steps("a", one, two)
    assert (split.turn, split.others) == (Turn.SPLIT, ("x",))
    assert told("x", one, two) == [(2, "split"), (1, "first")]


def test_passages_that_were_joined_are_told_with_what_they_took_in():
    one, two = body(block("a", A), block("b", B), block("c", C)), body(block("a", f"{A} {B}"), block("c", C))
    (joined, _first) = steps("a", one, two)
    assert (joined.turn, joined.others) == (Turn.JOINED, ("b",))
    (went, _first) = steps("b", one, two)
    assert (went.turn, went.others) == (Turn.WENT_OVER, ("a",))


def test_a_passage_that_is_gone_has_a_history_too():
    one, two = body(block("a", A), block("b", B)), body(block("a", A))
    assert told("b", one, two) == [(2, "removed"), (1, "first")]


def test_a_copied_passage_tells_where_it_was_copied_from():
    (copied,) = steps(
        "x", body(block("a", A), block("b", B)), body(block("a", A), block("b", B), block("x", A))
    )
    assert (copied.turn, copied.others) == (Turn.COPIED, ("a",))


def test_a_passage_taken_out_of_all_versions_says_no_more():
    gone = Block("a", REDACTED_KIND, {})
    (only,) = steps("a", body(gone, block("b", B)), body(gone, block("b", B)))
    assert (only.turn, only.before) == (Turn.REDACTED, ())


def test_nobody_knows_a_passage_that_never_was():
    assert steps("zzz", body(block("a", A))) == ()
