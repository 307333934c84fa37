"""I6: each state is what the decisions say; the decisions are the truth, the columns are caches."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from typing import Final

from django.db.models import Exists, OuterRef, Q, Subquery

from discussion.kinds import Channel, Verb
from discussion.models import Ask, Contribution, Decision, Point, Submission
from discussion.states import ContributionState, SubmissionState, follow_points

SAYS: Final[Mapping[str, SubmissionState]] = {
    Verb.SUBMITTED: SubmissionState.UNCONFIRMED,
    Verb.ADDED: SubmissionState.PRIVATE,
    Verb.ADDRESS_CONFIRMED: SubmissionState.WAITING,
    Verb.ACCEPTED: SubmissionState.PRIVATE,
    Verb.APPROVED: SubmissionState.PUBLIC,
    Verb.RESTORED: SubmissionState.PUBLIC,
    Verb.REJECTED: SubmissionState.REJECTED,
    Verb.HIDDEN: SubmissionState.HIDDEN,
    Verb.TEXT_WITHDRAWN: SubmissionState.WITHDRAWN,
    Verb.ERASED: SubmissionState.ERASED,
}
STANDS_BY: Final = (Verb.MERGED, Verb.KEPT)


def states_beside_their_decisions() -> list[str]:
    """Return a sentence for each state that its decisions or its points don't give."""
    return [*_submissions(), *_contributions(), *_undecided(), *_questions()]


def _submissions() -> Iterator[str]:
    newest = Decision.objects.filter(submission=OuterRef("pk"), verb__in=list(SAYS)).order_by("-pk")
    rows = Submission.objects.annotate(verb=Subquery(newest.values("verb")[:1])).order_by("pk")
    for pk, state, verb, channel in rows.values_list("pk", "state", "verb", "channel"):
        says = SAYS.get(verb or "", SubmissionState.UNCONFIRMED)
        if says == SubmissionState.WAITING and channel == Channel.GROUP:
            says = SubmissionState.PRIVATE  # who was there sent no text that somebody could look at
        if state != says:
            yield f"Submission {pk} is {state}; by its decisions it is {says}."


def _contributions() -> Iterator[str]:
    """A contribution follows its points; what was withdrawn stays so, whatever of it stands in the text.

    Its author may be asked about what is planned or in the text, too: until she answers it is asked, and its points say as what she was asked.
    """
    before = dict(
        Ask.objects.filter(closed_at=None).order_by("pk").values_list("contribution", "state_before")
    )
    points: dict[int, list[str]] = defaultdict(list)
    for contribution, state in Point.objects.order_by("pk").values_list("contribution", "state"):
        points[contribution].append(state)
    for pk, state in Contribution.objects.order_by("pk").values_list("pk", "state"):
        as_asked = before.get(pk, state) if state == ContributionState.ASKED else state
        if state != follow_points(points[pk], state) and as_asked != follow_points(points[pk], as_asked):
            yield f"Contribution {pk} is {state}; its points say {follow_points(points[pk], state)}."


def _undecided() -> Iterator[str]:
    """Nothing is in the article, or refused, that nobody decided."""
    for state, verbs in (
        (ContributionState.MERGED, STANDS_BY),
        (ContributionState.DECLINED, (Verb.DECLINED,)),
    ):
        decided = Decision.objects.filter(submission=OuterRef("submission"), verb__in=verbs)
        rows = Contribution.objects.filter(~Exists(decided), state=state).order_by("pk")
        for pk in rows.values_list("pk", flat=True):
            yield f"Contribution {pk} is {state}, and nobody decided that."


def _questions() -> Iterator[str]:
    asked = Ask.objects.filter(contribution=OuterRef("pk"), closed_at=None)
    rows = Contribution.objects.filter(~Q(Exists(asked)), state=ContributionState.ASKED).order_by("pk")
    for pk in rows.values_list("pk", flat=True):
        yield f"Contribution {pk} waits for an answer, and no question is open."
