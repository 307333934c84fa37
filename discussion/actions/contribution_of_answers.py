"""Makes a contribution to the article of answers that say the same, as far as those who gave them agreed."""

from enum import StrEnum
from typing import Any, Final

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from blog.models import LivingPage
from blog.queries.living import living_or_none
from blog.text.refused import RefusedFor
from discussion.actions.record import decide, grant
from discussion.actions.touch import touch_discussion
from discussion.kinds import Channel, CreditChoice, Purpose, UseChoice, Verb
from discussion.models import Contribution, Contributor, Opinion, OpinionGroup, Point, Submission
from discussion.queries.consent_texts import wording
from discussion.queries.may_merge import may_merge
from discussion.states import COUNTED, SubmissionState, move_submission

MOST_LETTERS: Final = 8000
"""As much of the answers as one contribution holds."""


class AnswersProblem(StrEnum):
    """Why answers can't become a contribution."""

    NO_PAGE = "no_page"
    """No article carries the question."""
    NO_CONSENT = "no_consent"
    """Whoever gave them was not asked for that, or they are not shown any more."""


class AnswersRefused(RefusedFor[AnswersProblem]):
    """Nothing was stored."""


@transaction.atomic
def contribution_of_answers(*, group: OpinionGroup, by: Any) -> Contribution:
    """Put a group of answers on the desk of the article that asks: as one contribution, its points the answers.

    Only answers whose givers were shown that they may go into the article count; their consent is recorded in those words,
    without a name, since there is none. The same group gives the same contribution. Raises `AnswersRefused`.
    """
    row = OpinionGroup.objects.select_for_update(of=("self",)).select_related("question").get(pk=group.pk)
    if row.contribution_id is not None:
        return Contribution.objects.get(pk=row.contribution_id)
    page = living_or_none(row.question.page_id) if row.question.page_id else None
    if page is None:
        raise AnswersRefused(AnswersProblem.NO_PAGE)
    if not may_merge(page, by):
        raise PermissionDenied("a contribution needs the permission to merge into the article")
    states = [str(state) for state in COUNTED]
    answers = list(
        Opinion.objects.filter(group=row, state__in=states).exclude(wording="").order_by("at", "pk")
    )
    if not answers:
        raise AnswersRefused(AnswersProblem.NO_CONSENT)
    made = _contribution(page, row, answers, by)
    OpinionGroup.objects.filter(pk=row.pk).update(contribution=made)
    return made


def _contribution(page: LivingPage, group: OpinionGroup, answers: list[Opinion], by: Any) -> Contribution:
    now = timezone.now()
    submission = Submission.objects.create(
        page_id=page.pk,
        contributor=Contributor.objects.create(created_at=now),
        text=_text(group, answers),
        display_name=False,
        private=True,
        channel=Channel.ANSWER,
        language=group.question.language,
        state=move_submission(SubmissionState.UNCONFIRMED, SubmissionState.PRIVATE),
        created_at=now,
        confirmed_at=now,
    )
    shown = wording(answers[-1].wording)
    proof = f"answers:{group.uuid}"
    grant(submission, Purpose.STORE, wording=shown, proof=proof, at=now)
    grant(submission, Purpose.USE, choice=UseChoice.WORDING, wording=shown, proof=proof, at=now)
    decide(submission, Verb.ADDED, by=by, at=now)
    contribution = Contribution.objects.create(
        page_id=page.pk,
        submission=submission,
        offered=False,
        taken_up_by=by,
        use=UseChoice.WORDING,
        credit=CreditChoice.NONE,
        created_at=now,
    )
    Point.objects.create(contribution=contribution)
    touch_discussion(page.pk)
    return contribution


def _text(group: OpinionGroup, answers: list[Opinion]) -> str:
    """Return what the editor says they have in common, and each answer with the place that it comes from."""
    lines = [
        _("%(answer)s (%(role)s)") % {"answer": one.text, "role": one.get_role_display()} for one in answers
    ]
    kept: list[str] = []
    for line in lines:
        if sum(map(len, kept)) + len(line) > MOST_LETTERS:
            break
        kept.append(line)
    return "\n\n".join([group.title, *kept])
