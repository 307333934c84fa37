"""What contributors answered, or have not answered yet, about the words of a plan."""

from collections.abc import Iterable, Iterator

from django.utils.translation import gettext as _

from blog.text.body import Block, Body
from discussion.kinds import AskAnswer, ProvenanceKind
from discussion.queries.asked_answers import Answers, answers_of
from discussion.queries.consent_texts import ASKED
from discussion.queries.plan_warnings.warning import Folded, PlanWarning, Severity, Warned


def answer_warnings(folded: Iterable[Folded], after: Body | None) -> Iterator[PlanWarning]:
    """Yield each once for a contribution and passage."""
    those = list(folded)
    answers = answers_of({one.contribution.pk for one in those}) if those else {}
    seen: set[tuple[Warned, str, str]] = set()
    for one in those:
        for warning in _of(one, answers.get(one.contribution.pk, Answers()), after):
            key = (warning.code, one.contribution.ref, warning.block)
            if key not in seen:
                seen.add(key)
                yield warning


def _of(one: Folded, answers: Answers, after: Body | None) -> Iterator[PlanWarning]:
    refs = (one.contribution.ref,)
    if answers.waits:
        words = _(
            "Auf eine Rückfrage wird noch gewartet. Veröffentlichst du jetzt, gilt, was vorher erlaubt war."
        )
        yield PlanWarning(Warned.WAITS, words, Severity.ASKS, refs)
    for fold in one.folds:
        block = after.block(fold.block) if after is not None else None
        if block is not None:
            yield from _about(one, fold.kind, answers, block)


def _about(one: Folded, kind: str, answers: Answers, block: Block) -> Iterator[PlanWarning]:
    said = answers.about(block)
    refs = (one.contribution.ref,)
    if said == AskAnswer.NO:
        words = _("Zu genau diesen Worten kam auf die Rückfrage ein Nein. Schreib es anders.")
        yield PlanWarning(Warned.SAID_NO, words, Severity.STOPS, refs, block.id)
    elif kind == ProvenanceKind.WORDING and not said and one.contribution.use_wording.startswith(ASKED):
        if answers.cover(block.id):
            words = _(
                "Der Wortlaut ist auf Rückfrage für andere Worte erlaubt worden als die, die hier stehen. Frag noch "
                "einmal nach."
            )
            yield PlanWarning(Warned.ONLY_ASKED, words, Severity.ASKS, refs, block.id)
        else:
            words = _(
                "Der Wortlaut ist auf Rückfrage für eine andere Stelle erlaubt worden. Frag auch nach dieser."
            )
            yield PlanWarning(Warned.ONLY_ASKED, words, Severity.STOPS, refs, block.id)
