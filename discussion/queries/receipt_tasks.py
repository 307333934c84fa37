"""What a receipt says of the passages that took in a text which its author withdrew: by outcome, each with its places."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from django.utils import formats, timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from blog.queries.passage_number import passage_places, place_words, present_places
from blog.queries.placements import Placed, placements_of
from discussion.kinds import TaskOutcome
from discussion.models import Provenance, Submission, WithdrawalTask
from discussion.queries.withdrawal_tasks import OWN_WORDS

NAMED_PLACES: Final = 12
"""How many passages are named before a line only counts the rest."""


@dataclass(frozen=True, slots=True)
class TaskState:
    """What became of the passages that ended alike; `where` names them: „Absatz 4, Absatz 6“."""

    outcome: str
    label: str
    words: str
    due_at: datetime
    settled_at: datetime | None
    where: str


def task_states(submission: Submission) -> tuple[TaskState, ...]:
    """Return one line for what ended alike on one day, the first task first; statements don't grow with the passages."""
    rows = list(WithdrawalTask.objects.filter(contribution__submission=submission).order_by("pk"))
    if not rows:
        return ()
    places = _places(submission.page_id, [row.anchor_id for row in rows])
    alike: dict[tuple[object, ...], list[WithdrawalTask]] = {}
    for row in rows:
        day = row.settled_at or row.due_at
        alike.setdefault((row.outcome, row.words, timezone.localdate(day)), []).append(row)
    return tuple(_state(group, places) for group in alike.values())


def _state(group: list[WithdrawalTask], places: dict[int, str]) -> TaskState:
    first = group[0]
    named = [places.get(row.anchor_id, "") for row in group]
    settled = [row.settled_at for row in group if row.settled_at]
    return TaskState(
        first.outcome,
        first.get_outcome_display(),
        first.words,
        first.due_at,
        max(settled, default=None),
        _where(named),
    )


def _where(named: list[str]) -> str:
    known = list(dict.fromkeys(name for name in named if name))[:NAMED_PLACES]
    if not known or not all(named) or len(set(named)) > NAMED_PLACES:
        count = ngettext("%(count)s Stelle", "%(count)s Stellen", len(named)) % {"count": len(named)}
        return f"{count} ({', '.join(known)} …)" if known else count
    return ", ".join(known)


def _places(page_id: int, anchors: list[int]) -> dict[int, str]:
    """Return anchor → what readers call its place today, or in the last version that had it."""
    placed = placements_of(page_id, anchors=anchors)
    now = present_places(page_id)
    gone = {anchor: one for anchor, one in placed.items() if one.block is None or one.block not in now}
    then = passage_places(page_id, {one.seen for one in gone.values()}) if gone else {}
    named: dict[int, str] = {}
    for anchor, one in placed.items():
        if anchor not in gone and one.block:
            named[anchor] = place_words(now[one.block])
        else:
            place = place_words(then.get(one.seen, {}).get(_last_block(one)))
            told = {"place": place, "number": one.seen}
            named[anchor] = _("%(place)s in Fassung %(number)s") % told if place else ""
    return named


def _last_block(placed: Placed) -> str:
    return placed.parts[0].block if placed.parts else ""


def withdrawn_help(submission: Submission, usual: str) -> str:
    """Return what is so of a withdrawn text: its own copy is gone, words that went in verbatim are another matter."""
    went_in = Provenance.objects.filter(
        point__contribution__submission=submission, kind__in=OWN_WORDS, merge__result__isnull=False
    )
    anchors = set(went_in.order_by("pk").values_list("anchor_id", flat=True))
    if not anchors:
        return usual
    tasks = list(WithdrawalTask.objects.filter(contribution__submission=submission).order_by("due_at", "pk"))
    sentences = [
        _("Wir haben den Text gelöscht, den du geschickt hast. Antworten von anderen sind stehen geblieben."),
        *_still_open(row for row in tasks if row.outcome == TaskOutcome.OPEN and row.anchor_id in anchors),
        _("Frühere Fassungen zeigen weiter, was davon wörtlich einging."),
    ]
    # What a licence keeps, an erasure leaves as well.
    if submission.confirmed_at and all(row.outcome != TaskOutcome.LICENSED for row in tasks):
        sentences.append(_("Soll es auch dort verschwinden, kannst du alle deine Daten löschen lassen."))
    return " ".join(sentences)


def _still_open(tasks: Iterable[WithdrawalTask]) -> list[str]:
    days = [row.due_at for row in tasks]
    if not days:
        return []
    day = formats.date_format(timezone.localtime(days[-1]), "DATE_FORMAT")
    return [
        _(
            "Was davon wörtlich einging, steht noch da: Die Redaktion sieht es sich bis %(day)s an. Tut sie nichts, nehmen "
            "wir deine Worte danach heraus."
        )
        % {"day": day}
    ]
