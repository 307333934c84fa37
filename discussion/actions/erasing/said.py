"""Surfaces of what somebody said in the discussion: comments, texts as they were sent, points, questions, decisions about them."""

from typing import Any, Final

from django.db.models import Q, QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from blog.registries import Emptied
from discussion.actions.record import decide
from discussion.actions.touch import touch_discussion
from discussion.actions.withdraw_text import SAID
from discussion.kinds import TaskOutcome, Verb
from discussion.models import (
    Ask,
    Comment,
    Contribution,
    Decision,
    Point,
    PointGroup,
    Review,
    Submission,
    WithdrawalTask,
)
from discussion.states import SubmissionState

PORTION: Final = 100
"""Rows in one transaction: few enough that readers never wait for them."""


def comments(contributor: int) -> Emptied:
    """Leave of her comments the place alone, so that the answers below keep theirs; what was hidden gets none."""
    hers = Comment.rows.filter(submission__contributor=contributor).exclude(comment="", is_removed=True)
    rows = list(hers.order_by("pk")[:PORTION])
    for row in rows:
        Comment.rows.filter(pk=row.pk).update(
            comment="",
            withdrawn=row.withdrawn or row.is_public,
            is_public=False,
            is_removed=True,
            is_pinned=False,
        )
        touch_discussion(row.page_id, public=-1 if row.is_public else 0, comment=row)
    stays = (_("Die leere Stelle im Gespräch bleibt, damit Antworten anderer ihren Platz behalten."),)
    return Emptied(len(rows), more=len(rows) == PORTION, stays=stays if rows else ())


def submissions(contributor: int) -> Emptied:
    """Empty the texts as they were sent, with all that was told with them."""
    hers = Submission.objects.filter(contributor=contributor).exclude(state=SubmissionState.ERASED)
    rows = list(hers.select_for_update(of=("self",)).order_by("pk")[:PORTION])
    for row in rows:
        decide(row, Verb.ERASED)
    emptied = dict.fromkeys(
        (*SAID, "pseudonym", "told_name", "told_organisation", "told_role", "network_hash"), ""
    )
    Submission.objects.filter(pk__in=[row.pk for row in rows]).update(
        **emptied,
        group_date=None,
        double_key=None,
        client_key=None,
        notify=False,
        display_name=False,
        state=SubmissionState.ERASED,
    )
    return Emptied(len(rows), more=len(rows) == PORTION)


def points(contributor: int) -> Emptied:
    """Empty the points that editors cut her texts into."""
    hers = Point.objects.filter(contribution__submission__contributor=contributor)
    return Emptied(hers.exclude(text="").update(text=""))


def groups(contributor: int) -> Emptied:
    """Take the titles from groups that a point of hers is or was in, whoever else is in them: a title may name her.

    What each was called stands in the decisions about everybody's texts in it as well.
    """
    neutral = gettext_noop("Gruppe ohne Titel")
    hers = Contribution.objects.filter(submission__contributor=contributor)
    pages = list(hers.order_by("page").values_list("page", flat=True).distinct())
    decided = Decision.objects.filter(verb=Verb.GROUPED).exclude(words="")
    told = decided.filter(submission__contributor=contributor).order_by("pk").values_list("words", flat=True)
    rows = PointGroup.objects.exclude(title__in=("", neutral))
    now = rows.filter(points__contribution__in=hers).order_by("pk").values_list("title", flat=True)
    titles = set(told) | set(now)
    count = rows.filter(page__in=pages, title__in=titles).update(title=neutral)
    count += decided.filter(submission__page__in=pages, words__in=titles).update(words="")
    return Emptied(count)


def decisions(contributor: int) -> Emptied:
    """Empty what moderators and editors wrote about her texts; that they decided, and when, stays."""
    rows = Decision.objects.filter(submission__contributor=contributor).exclude(words="")
    tasks = WithdrawalTask.objects.filter(contribution__submission__contributor=contributor).exclude(words="")
    kept = tasks.filter(outcome=TaskOutcome.LICENSED).count()
    count = rows.update(words="") + tasks.exclude(outcome=TaskOutcome.LICENSED).update(words="")
    stays = [_("Was wann entschieden wurde, bleibt als Nachweis, ohne Worte und ohne Namen.")]
    if kept:
        stays.append(_("Der Grund, aus dem eine Stelle stehen bleiben darf, bleibt bei ihr stehen."))
    return Emptied(count, stays=tuple(stays))


def questions(contributor: int) -> Emptied:
    """Empty what she was asked and what she answered, as a contributor and as somebody who read a merge before."""
    asks = Ask.objects.filter(contribution__submission__contributor=contributor)
    told = Q(before__isnull=False) | Q(after__isnull=False) | ~Q(words="") | ~Q(answer_words="")
    count = asks.filter(told).update(before=None, after=None, words="", answer_words="")
    return Emptied(count + _reviews(Review.objects.filter(reviewer=contributor)))


def _reviews(rows: QuerySet[Review, Any]) -> int:
    return rows.exclude(words="", question="").update(words="", question="", seen="")


COMMENT_FIELDS: Final = ("comment", "user_name", "user_email", "user_url", "ip_address")
COMMENT_MODEL: Final = "django_comments.Comment"
SUBMISSION_FIELDS: Final = (
    *SAID,
    "pseudonym",
    "told_name",
    "told_organisation",
    "told_role",
    "double_key",
    "client_key",
    "network_hash",
)
