"""The whole history of what somebody sent, in her words: sent, confirmed, asked, merged as what and where, taken back."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from blog.queries.addresses import difference_path, place_of
from blog.queries.passage_number import passage_places, place_words
from discussion.kinds import AskAnswer, DeclineReason, RejectReason, Verb
from discussion.models import Ask, Decision, Provenance, Submission
from discussion.queries.pages import page_language
from discussion.queries.receipt_tasks import task_states
from discussion.queries.what_became import outcome_words

_REASONS: Final = {**dict(RejectReason.choices), **dict(DeclineReason.choices)}
# What is told of decisions; of merges, questions, passages after a withdrawal and what is the editors' own business, rows of their own or nothing.
TOLD: Final = {
    Verb.SUBMITTED: gettext_lazy("Du hast deinen Text geschickt."),
    Verb.ADDRESS_CONFIRMED: gettext_lazy("Deine Adresse ist bestätigt."),
    Verb.APPROVED: gettext_lazy("Dein Kommentar ist freigegeben."),
    Verb.ACCEPTED: gettext_lazy("Die Redaktion hat deinen Text angenommen."),
    Verb.ADDED: gettext_lazy("Die Redaktion hat deinen Beitrag erfasst."),
    Verb.REJECTED: gettext_lazy("Dein Kommentar ist abgelehnt."),
    Verb.HIDDEN: gettext_lazy("Dein Kommentar ist ausgeblendet."),
    Verb.RESTORED: gettext_lazy("Dein Kommentar wird wieder gezeigt."),
    Verb.CORRECTED: gettext_lazy("Dein Text ist berichtigt."),
    Verb.CORRECTION_SENT: gettext_lazy("Du hast eine Berichtigung geschickt."),
    Verb.CORRECTION_REFUSED: gettext_lazy("Deine Berichtigung ist abgelehnt."),
    Verb.TEXT_WITHDRAWN: gettext_lazy("Du hast deinen Text zurückgezogen."),
    Verb.OFFERED: gettext_lazy("Dein Beitrag wartet darauf, eingearbeitet zu werden."),
    Verb.TAKEN_UP: gettext_lazy("Die Redaktion hat deinen Beitrag aufgegriffen."),
    Verb.PLANNED: gettext_lazy("Die Redaktion hat vor, etwas davon zu übernehmen."),
    Verb.UNPLANNED: gettext_lazy("Die Redaktion hat das wieder zurückgestellt."),
    Verb.ASK_ENDED: gettext_lazy("Die Zeit für deine Antwort ist um. Es gilt, was du vorher erlaubt hast."),
    Verb.DECLINED: gettext_lazy("Dein Beitrag wird nicht eingearbeitet."),
    Verb.CREDIT_CHANGED: gettext_lazy("Die Nennung ist geändert."),
    Verb.USE_CHANGED: gettext_lazy("Was daraus werden darf, ist geändert."),
    Verb.USE_WITHDRAWN: gettext_lazy("Du hast die Verwendung zurückgenommen."),
    Verb.TASK_OPENED: gettext_lazy("Die Redaktion prüft, was von deinem Text auf der Seite steht."),
    Verb.ERASURE_ASKED: gettext_lazy("Du hast verlangt, alles über dich zu löschen."),
    Verb.ERASURE_STOPPED: gettext_lazy("Du hast die Löschung zurückgenommen."),
}
# Whose words are meant for her.
WITH_WORDS: Final = frozenset({Verb.REJECTED, Verb.HIDDEN, Verb.CORRECTION_REFUSED, Verb.DECLINED})


@dataclass(frozen=True, slots=True)
class HistoryLine:
    """One thing that happened; `detail` is what was said with it, `url` the difference."""

    at: datetime
    label: str
    detail: str = ""
    url: str = ""


def history_of(submission: Submission, page: Any, *, seen: bool) -> tuple[HistoryLine, ...]:
    """Return what happened, the oldest first; addresses in the article only while everybody can see it (`seen`)."""
    # At one moment her answer comes first, then what followed from it.
    lines = [*_questions(submission), *_decisions(submission), *_merges(submission, page, seen=seen)]
    lines += _settled(submission)
    return tuple(sorted(lines, key=lambda line: line.at))


def reason_words(reason: str, words: str) -> str:
    """Return the reason from a list and the editor's own words."""
    label = str(_REASONS.get(reason, ""))
    return f"{label}. {words}" if label and words else label or words


def _decisions(submission: Submission) -> Iterable[HistoryLine]:
    verbs = [str(verb) for verb in TOLD]
    for row in Decision.objects.filter(submission=submission, verb__in=verbs).order_by("at", "pk"):
        verb = Verb(row.verb)
        detail = reason_words(row.reason, row.words) if verb in WITH_WORDS else ""
        yield HistoryLine(row.at, str(TOLD[verb]), detail)


def _questions(submission: Submission) -> Iterable[HistoryLine]:
    for ask in Ask.objects.filter(contribution__submission=submission).order_by("asked_at", "pk"):
        yield HistoryLine(
            ask.asked_at, _("Die Redaktion hat dich gefragt, ob sie das so übernehmen darf."), ask.words
        )
        if ask.answer and ask.answered_at:
            label = _("Du hast geantwortet: %(answer)s") % {"answer": AskAnswer(ask.answer).label}
            yield HistoryLine(ask.answered_at, label, ask.answer_words)


def _settled(submission: Submission) -> Iterable[HistoryLine]:
    """Tell how passages that had something of a withdrawn text were settled; what ended alike is one line."""
    for state in task_states(submission):
        if state.settled_at is not None:
            label = _("%(where)s: %(outcome)s.") % {"where": state.where, "outcome": state.label}
            yield HistoryLine(state.settled_at, label, state.words)


def _merges(submission: Submission, page: Any, *, seen: bool) -> Iterable[HistoryLine]:
    """Tell each merge that took something in, and each that was taken back: they stay in the history."""
    rows = list(
        Provenance.objects.filter(point__contribution__submission=submission, merge__result__isnull=False)
        .select_related("merge__result", "merge__undone_by", "anchor")
        .order_by("merge__result__number", "pk")
    )
    places = passage_places(page.pk, {row.merge.result.number for row in rows if row.merge.result})
    merges: dict[int, list[Provenance]] = {}
    for row in rows:
        merges.setdefault(row.merge_id, []).append(row)
    withdrawn = (
        Decision.objects.filter(submission=submission, verb=Verb.TEXT_WITHDRAWN).order_by("at").first()
    )
    for of_one in merges.values():
        yield from _merge(of_one, places, page, seen=seen)
        if (undone := of_one[0].merge.undone_by) is not None:
            gone = withdrawn is not None and withdrawn.at <= undone.published_at
            yield HistoryLine(
                undone.published_at,
                _undone_words(gone) % {"number": undone.number},
                undone.note,
                _difference(page, undone.number, seen=seen),
            )


def _undone_words(gone: bool) -> str:
    if gone:
        return _("Zurückgenommen mit Fassung %(number)s. Deinen Text hattest du da schon zurückgezogen.")
    return _("Zurückgenommen mit Fassung %(number)s: Dein Beitrag stand wieder offen.")


def _merge(
    rows: list[Provenance], places: Mapping[int, Any], page: Any, *, seen: bool
) -> Iterable[HistoryLine]:
    merge, number = rows[0].merge, rows[0].merge.result.number if rows[0].merge.result else 0
    words = (
        outcome_words(row.kind, place_words(places.get(number, {}).get(str(row.anchor.block))), number)
        for row in rows
    )
    told = ", ".join(dict.fromkeys(words))
    label = _("Eingearbeitet %(where)s.") % {"where": told}
    yield HistoryLine(merge.at, label, merge.note, _difference(page, number, seen=seen))


def _difference(page: Any, number: int, *, seen: bool) -> str:
    return (
        difference_path(place_of(page), number - 1, number, page_language(page))
        if seen and number > 1
        else ""
    )
