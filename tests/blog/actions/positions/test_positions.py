"""Positions are written, reviewed, changed, corrected and taken back; each state that readers saw stays in the history."""

from typing import Any

import pytest

from blog.actions.positions.by_holder import correct_as_holder, withdraw_as_holder
from blog.actions.positions.forget import forget_passage, forget_person
from blog.actions.positions.publish import publish_position, take_down_position
from blog.actions.positions.refuse import PositionReason, PositionRefused
from blog.actions.positions.write import change_position, write_position
from blog.kinds import PositionChange, PositionState, Stance
from blog.models import Position
from tests.factories import blog, positions

pytestmark = pytest.mark.django_db


def changes(position: Position) -> list[str]:
    return list(position.history.order_by("number").values_list("change", flat=True))


def refused(reason: PositionReason):
    return pytest.raises(PositionRefused, match=reason)


def test_a_position_is_seen_once_an_editor_has_reviewed_it() -> None:
    editor = blog.editor()
    draft = positions.draft()
    assert (draft.state, changes(draft)) == (PositionState.DRAFT, [])
    public = publish_position(position=draft, by=editor)
    assert (public.state, public.reviewed_by) == (PositionState.PUBLIC, editor)
    assert changes(public) == [PositionChange.FIRST]
    publish_position(position=public, by=editor)
    assert changes(public) == [PositionChange.FIRST]


def test_history_tells_what_was_said_and_never_who() -> None:
    person = blog.person("Jana Nameless")
    public = positions.position(person=person, reason="Weil Zuhören Zeit braucht.")
    told = public.history.get().said
    assert told["reason"] == "Weil Zuhören Zeit braucht."
    assert "Jana" not in str(told)


@pytest.mark.parametrize(
    ("told", "reason"),
    [
        ({"statement": " "}, PositionReason.NO_STATEMENT),
        ({"statement": "Eins ist so. Zwei ist so. Drei ist so."}, PositionReason.TOO_LONG),
    ],
)
def test_what_no_position_can_say(told: dict[str, Any], reason: PositionReason) -> None:
    with refused(reason):
        write_position(by=None, **told)


@pytest.mark.parametrize(
    ("told", "reason"),
    [
        ({"accessed_on": None}, PositionReason.NO_SOURCE),
        ({"source_url": ""}, PositionReason.NO_SOURCE),
        ({"person": None}, PositionReason.NO_HOLDER),
    ],
)
def test_nothing_is_shown_without_holder_and_source(told: dict[str, Any], reason: PositionReason) -> None:
    given: dict[str, Any] = {
        "source_url": "https://zeitung.example/",
        "accessed_on": positions.READ_ON,
        "person": blog.person(),
    }
    draft = write_position(by=None, statement="So ist es.", **{**given, **told})
    with refused(reason):
        publish_position(position=draft, by=None)
    draft.refresh_from_db()
    assert draft.state == PositionState.DRAFT


def test_a_role_alone_can_hold_a_position() -> None:
    assert positions.position(role="practice", role_text="Pflegefachkraft").state == PositionState.PUBLIC


def test_another_stance_is_told_as_a_changed_mind() -> None:
    asked = positions.question()
    public = positions.position(question=asked, stance=Stance.FOR)
    change_position(position=public, by=None, reason="Kürzer gesagt.")
    change_position(position=public, by=None, stance=Stance.DEPENDS, note="Im Gespräch vom Mai")
    change_position(position=public, by=None, stance=Stance.DEPENDS)
    assert changes(public) == [PositionChange.FIRST, PositionChange.EDITED, PositionChange.CHANGED_MIND]
    newest = public.history.first()
    assert newest is not None
    assert (newest.said["stance"], newest.note) == (Stance.DEPENDS, "Im Gespräch vom Mai")


def test_a_quote_that_was_seen_is_never_changed() -> None:
    public = positions.position(quote="Technik hilft nur, wenn jemand zuhört.")
    with refused(PositionReason.QUOTE_IS_EXACT):
        change_position(position=public, by=None, quote="Technik hilft, wenn jemand zuhört.")


def test_its_holder_corrects_it_and_it_is_her_own_sentence() -> None:
    public = positions.position(stance=Stance.FOR)
    corrected = correct_as_holder(position=public, statement="Technik hilft selten.", stance=Stance.AGAINST)
    assert (corrected.is_summary, corrected.stance) == (False, Stance.AGAINST)
    assert changes(public)[-1] == PositionChange.CORRECTED
    with refused(PositionReason.NOTHING_CHANGED):
        correct_as_holder(position=public, statement="Technik hilft selten.")


def test_what_its_holder_took_back_no_editor_brings_back() -> None:
    public = positions.position()
    withdraw_as_holder(position=public)
    withdraw_as_holder(position=public)
    assert changes(public) == [PositionChange.FIRST, PositionChange.WITHDRAWN]
    with refused(PositionReason.TAKEN_BACK):
        publish_position(position=public, by=blog.editor())


def test_what_the_editors_took_down_can_come_back() -> None:
    public = positions.position()
    take_down_position(position=public, by=None, note="Quelle falsch verstanden")
    publish_position(position=public, by=None)
    assert changes(public) == [PositionChange.FIRST, PositionChange.TAKEN_DOWN, PositionChange.EDITED]


def test_a_removed_person_leaves_no_words() -> None:
    person = blog.person()
    public = positions.position(person=person, role_text="Leiterin")
    assert forget_person(person.pk) == 1
    public.refresh_from_db()
    assert (public.statement, public.role_text, public.state) == ("", "", PositionState.WITHDRAWN)
    assert all(row.said == {} for row in public.history.all())
    assert forget_person(person.pk) == 0


def test_a_passage_taken_out_by_law_takes_its_positions_along() -> None:
    assert forget_passage(1, "11111111-1111-4111-8111-111111111111") == 0
