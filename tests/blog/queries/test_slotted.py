"""A text is taken apart at its slots once, and put together with what belongs there now."""

from hypothesis import given
from hypothesis import strategies as st

from blog.queries.slotted import put_together, take_apart
from blog.templatetags.credits import CLOSE, OPEN

WORDS = st.text(st.characters(exclude_characters=OPEN + CLOSE, exclude_categories=["Cs"]), max_size=8)
KINDS = st.sampled_from(["credit", "talk", "life"])
TEXTS = st.lists(st.tuples(WORDS, KINDS), max_size=8)


def slot(kind: str, argument: str = "") -> str:
    return f"{OPEN}{kind}:{argument}{CLOSE}"


@given(TEXTS, WORDS)
def test_each_slot_is_written_and_every_word_around_it_stays(parts, end) -> None:
    text = "".join(f"{words}{slot(kind, str(at))}" for at, (words, kind) in enumerate(parts)) + end
    expected = "".join(f"{words}<{kind} {at}>" for at, (words, kind) in enumerate(parts)) + end
    writers = {
        kind: (lambda argument, kind=kind: f"<{kind} {argument}>") for kind in ("credit", "talk", "life")
    }
    assert put_together(take_apart(text), writers).content.decode() == expected


def test_a_slot_that_nobody_writes_stays_empty() -> None:
    assert put_together(take_apart(f"A{slot('talk', 'x')}B"), {}).content == b"AB"


def test_a_kept_part_stands_in_its_slot_with_its_own_slots_written() -> None:
    body = take_apart(f"[{slot('credit', 'a')}]")
    whole = put_together(take_apart(f"<{slot('body')}>"), {"credit": str.upper}, inside={"body": body})
    assert whole.content == b"<[A]>"


def test_what_stands_beside_may_hold_names_and_a_name_is_never_looked_through() -> None:
    text = take_apart(slot("talk") + slot("credit", "b"))
    trick = slot("talk")
    sent = put_together(
        text, {"credit": lambda _ref: trick}, beside={"talk": lambda _nothing: slot("credit")}
    )
    assert sent.content.decode() == trick + trick


def test_the_references_that_are_asked_for_are_known_without_looking_again() -> None:
    told = take_apart(slot("people", "a,b") + slot("saidby", "c") + slot("quoted", "d") + slot("talk", "e"))
    assert told.credits == {"a", "b", "c"}
    assert told.quoted == {"c", "d"}


def test_the_tag_changes_with_the_text_a_name_or_a_kept_part_and_with_nothing_else() -> None:
    def tag(frame: str = "x", name: str = "Ben", body: str = "y", talk: str = "") -> str:
        return put_together(
            take_apart(frame + slot("credit", "a") + slot("body") + slot("talk")),
            {"credit": lambda _ref: name},
            {"talk": lambda _nothing: talk},
            {"body": take_apart(body)},
        ).tag

    assert tag() == tag()
    assert len({tag(), tag(frame="z"), tag(name="Bea"), tag(body="z"), tag(talk="1")}) == 5
