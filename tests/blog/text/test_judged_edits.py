"""Carrying, held against the judgement of people: edits by hand, each with its right answer."""

from collections import Counter

from blog.text.carrying import carry
from tests.blog.text.judged import Judged, judged

AT_LEAST = 0.97
KINDS = {
    "around",
    "gone",
    "joined",
    "kinds",
    "letters",
    "mixed",
    "moved",
    "punctuation",
    "repeated",
    "retyped",
    "several",
    "split",
    "swapped",
    "untouched",
    "wording",
}


def _told(case: Judged) -> str:
    found = carry(case.old, case.new, [case.anchor])[0]
    wanted = " | ".join(part.exact for part in case.answer) or "nothing"
    got = " | ".join(part.exact for part in found.parts)
    return f"{case.name}: {'/'.join(case.statuses)} “{wanted}”, but got {found.status} “{got}”"


def test_there_are_150_judged_edits_of_every_kind() -> None:
    counts = Counter(case.kind for case in judged())
    assert counts.keys() == KINDS
    assert counts.total() >= 150
    assert min(counts.values()) >= 8


def test_nearly_every_judged_edit_is_carried_as_a_person_would() -> None:
    cases = list(judged())
    wrong = [case for case in cases if not case.is_right(carry(case.old, case.new, [case.anchor])[0])]
    assert len(wrong) <= (1 - AT_LEAST) * len(cases), "\n".join(map(_told, wrong))


def test_no_judged_edit_ends_in_a_wrong_certainty() -> None:
    wrong = [
        case for case in judged() if case.is_wrongly_certain(carry(case.old, case.new, [case.anchor])[0])
    ]
    assert not wrong, "\n".join(map(_told, wrong))


def test_the_judgement_itself_can_tell_wrong_from_right() -> None:
    case = next(case for case in judged() if case.kind == "gone" and len(case.new.blocks) == 1)
    stays = carry(case.old, case.old, [case.anchor])[0]
    assert case.is_wrongly_certain(stays)
    assert not case.is_right(stays)
