"""What the holder of a receipt sees: state, text, consents, what became of it, and what can be done."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, Final

from django.db.models import Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from blog.models import OutboxRow
from blog.queries.living import living
from blog.queries.podcast.feed_of import feed_of
from blog.queries.read_models import Link
from discussion.kinds import CreditChoice, Purpose, UseChoice, Verb
from discussion.models import Ask, Consent, Contribution, Decision, Submission
from discussion.queries.at_passage import AtPassage, at_passage_of
from discussion.queries.choices import choices_of
from discussion.queries.consent_texts import ASKED, wording
from discussion.queries.credit_lines import credit_lines
from discussion.queries.group import group_title
from discussion.queries.made_positions import positions_made_of
from discussion.queries.open_ask import open_ask
from discussion.queries.pages import is_public, shown_head
from discussion.queries.receipt_history import HistoryLine, history_of, reason_words
from discussion.queries.receipt_states import CONTRIBUTION_STATES, SETTLED, state_words
from discussion.queries.receipt_tasks import withdrawn_help
from discussion.queries.what_became import PointLine, what_became
from discussion.states import CORRECTABLE, EMPTIED, SHOWN, WITHDRAWABLE, ContributionState, SubmissionState

LATE: Final = timedelta(minutes=5)
CHOICES: Final = {Purpose.USE: UseChoice, Purpose.CREDIT: CreditChoice}


@dataclass(frozen=True, slots=True)
class ConsentLine:
    """One consent as it was given, and when it was withdrawn."""

    purpose: str
    purpose_label: str
    wording: str
    given_at: datetime
    withdrawn_at: datetime | None
    choice_label: str


@dataclass(frozen=True, slots=True)
class ReceiptPage:
    """The whole page."""

    number: str
    title_url: str
    article_title: str
    text: str
    at: AtPassage | None
    """Which passage it is about, with other wording and a source as they were sent."""
    group: str
    correction: str
    state: str
    state_label: str
    state_help: str
    mail_late: bool
    comment_url: str
    contribution_state_label: str
    points: tuple[PointLine, ...]
    """What became of each point of her contribution; the addresses in it only while everybody can see the article."""
    positions: tuple[Link, ...]
    """What was made of it that says what she holds, as far as everybody may read it."""
    went_in: bool
    history: tuple[HistoryLine, ...]
    asked: Ask | None
    """The question that she can answer now."""
    credit: str
    """How she is named there now, or would be; empty where she is not."""
    may_go_in: bool
    """Whether it is still open what becomes of her contribution."""
    consents: tuple[ConsentLine, ...]
    name: str
    shows_name: bool
    use: str
    notify: bool
    can_correct: bool
    urls: Mapping[str, str]
    decision_reason: str


def receipt_page(submission: Submission, token: str, *, now: datetime | None = None) -> ReceiptPage:
    """Return what the holder of this token sees; of a page that is not public, nothing but her own."""
    page = living(submission.page_id)
    seen = is_public(page)
    contribution = Contribution.objects.filter(submission=submission).order_by("pk").first()
    points = _points(page, contribution) if seen else ()
    went_in = any(line.outcomes for line in points)
    asked = open_ask(contribution, now=now or timezone.now()) if contribution else None
    consents, text = _consents(submission), _text(submission)
    open_now = {line.purpose for line in consents if line.withdrawn_at is None}
    return ReceiptPage(
        number=submission.number,
        title_url=shown_head(page).url,
        article_title=shown_head(page).title,
        text=text,
        at=at_passage_of(page, submission, text=text, seen=seen) if submission.state not in EMPTIED else None,
        group=group_title(submission.group_name, submission.group_place, submission.group_date),
        correction=submission.correction,
        state=submission.state,
        state_label=str(state_words(submission)[0]),
        state_help=_state_help(submission),
        mail_late=is_mail_late(submission, now=now),
        comment_url=_comment_url(submission) if seen else "",
        contribution_state_label=_state_of(contribution),
        points=points,
        positions=positions_made_of(submission, contribution.ref if contribution else ""),
        went_in=went_in,
        history=history_of(submission, page, seen=seen),
        asked=asked,
        credit=_credit(contribution) if went_in or _may_go_in(contribution) else "",
        may_go_in=_may_go_in(contribution),
        consents=consents,
        name=submission.told("name"),
        shows_name=submission.display_name,
        use=choices_of(submission).use,
        notify=Purpose.NOTIFY in open_now,
        can_correct=can_correct(submission, contribution),
        urls=_urls(submission, token, open_now),
        decision_reason=_reason(submission),
    )


def _comment_url(submission: Submission) -> str:
    shown = submission.state in SHOWN
    return reverse("discussion:comment", args=[submission.comment.uuid]) if shown else ""


def _state_of(contribution: Contribution | None) -> str:
    return str(CONTRIBUTION_STATES[ContributionState(contribution.state)]) if contribution else ""


def _may_go_in(contribution: Contribution | None) -> bool:
    return contribution is not None and contribution.state not in SETTLED


def _credit(contribution: Contribution | None) -> str:
    if contribution is None:
        return ""
    credit = credit_lines([contribution.ref])[contribution.ref]
    return ", ".join(part for part in (credit.text, credit.detail) if part) if credit.named else ""


def can_correct(submission: Submission, contribution: Contribution | None) -> bool:
    """Tell whether the text may still be corrected: nothing was made of it."""
    made = contribution is not None and contribution.state == ContributionState.MERGED
    return submission.state in CORRECTABLE and not made


def is_mail_late(submission: Submission, *, now: datetime | None = None) -> bool:
    """Tell whether a mail to this reader waits although it was due."""
    now = now or timezone.now()
    waiting = OutboxRow.objects.filter(
        ~Q(error="") | Q(due_at__lt=now - LATE),
        ref=submission.ref,
        kind__startswith="discussion.mail.",
        done_at=None,
    )
    return waiting.exists()


def mail_waits(submission: Submission, *, now: datetime | None = None) -> bool:
    """Tell whether the mail that asks for a confirmation waits for the hour of its address to be over."""
    soon = (now or timezone.now()) + LATE
    waiting = OutboxRow.objects.filter(
        ref=submission.ref,
        kind="discussion.mail.confirm",
        done_at=None,
        failed_at=None,
        error="",
        due_at__gt=soon,
    )
    return waiting.exists()


def _state_help(submission: Submission) -> str:
    if submission.correction:
        return _("Deine Berichtigung liest die Redaktion noch.")
    if submission.state == SubmissionState.UNCONFIRMED and mail_waits(submission):
        return _(
            "Wir haben dir vor Kurzem schon wegen eines anderen Kommentars geschrieben: "
            "Über den Link aus jener E-Mail kannst du auch diesen bestätigen."
        )
    usual = str(state_words(submission)[1])
    return withdrawn_help(submission, usual) if submission.state == SubmissionState.WITHDRAWN else usual


def _text(submission: Submission) -> str:
    return submission.comment.comment if hasattr(submission, "comment") else submission.text


def _consents(submission: Submission) -> tuple[ConsentLine, ...]:
    rows = (
        Consent.objects.filter(submission=submission, withdraws=None)
        .select_related("withdrawn_by")
        .order_by("pk")
    )
    return tuple(_consent_line(row) for row in rows)


def _consent_line(row: Consent) -> ConsentLine:
    withdrawal = getattr(row, "withdrawn_by", None)
    choices = CHOICES.get(Purpose(row.purpose))
    return ConsentLine(
        purpose=row.purpose,
        purpose_label=str(Purpose(row.purpose).label),
        wording=wording(row.wording).text,
        given_at=row.at,
        withdrawn_at=withdrawal.at if withdrawal else None,
        choice_label=_chosen(row, str(choices(row.choice).label)) if choices and row.choice else "",
    )


def _chosen(row: Consent, label: str) -> str:
    """Return what was chosen; a yes to a question is one to what was asked and shown, and to nothing else."""
    if not row.wording.startswith(ASKED):
        return label
    return _("%(choice)s – nur so, wie du gefragt wurdest; für andere Stellen fragt die Redaktion wieder") % {
        "choice": label
    }


def _points(page: Any, contribution: Contribution | None) -> tuple[PointLine, ...]:
    if contribution is None:
        return ()
    return what_became(page, [contribution.pk]).get(contribution.pk, ())


def _reason(submission: Submission) -> str:
    """Return why it was refused, in the words that its author is told."""
    verbs = (Verb.REJECTED, Verb.HIDDEN, Verb.APPROVED, Verb.RESTORED, Verb.CORRECTION_REFUSED, Verb.DECLINED)
    last = Decision.objects.filter(submission=submission, verb__in=verbs).order_by("-at", "-pk").first()
    return reason_words(last.reason, last.words) if last is not None else ""


def _urls(submission: Submission, token: str, open_now: set[str]) -> dict[str, str]:
    def act(name: str) -> str:
        return reverse(f"discussion:receipt_{name}", args=[token])

    has_text = submission.state in WITHDRAWABLE
    return {
        "credit": act("credit") if submission.state != SubmissionState.ERASED else "",
        "text": act("text"),
        "name": act("name") if has_text and submission.told("name") and not submission.private else "",
        "ask": act("ask"),
        "use": act("use") if has_text and not feed_of(submission.page.specific) else "",
        "notify": act("notify") if Purpose.NOTIFY in open_now else "",
        "withdraw": act("withdraw") if has_text else "",
        "data": act("data"),
    }
