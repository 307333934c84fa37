"""Taking in what a reader sends: stored before anything else happens."""

import hashlib
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Any, Final, Literal

from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.crypto import salted_hmac

from blog.models import Article
from discussion.actions.confirm_address import confirm_submission
from discussion.actions.limits import TEXT_LIMIT, check_limits, network_hash
from discussion.actions.record import decide, grant
from discussion.actions.send_links import send_confirm_mail, send_link
from discussion.kinds import Channel, CreditChoice, Purpose, UseChoice, Verb
from discussion.models import Comment, Contributor, Submission
from discussion.queries.pages import accepts_comments
from discussion.states import SubmissionState
from discussion.text.addresses import normal_address
from discussion.text.cleaning import clean_name, clean_text, has_nul, looks_like_staff

NAME_LIMIT: Final = 100
DETAIL_LIMIT: Final = 120


class SubmitProblem(StrEnum):
    """Why a comment can't be taken; the view turns it into words."""

    CLOSED = "closed"
    NUL = "nul"
    TEXT_MISSING = "text_missing"
    TEXT_TOO_LONG = "text_too_long"
    NAME_TOO_LONG = "name_too_long"
    NAME_RESERVED = "name_reserved"
    ROLE_RESERVED = "role_reserved"
    EMAIL_INVALID = "email_invalid"
    PARENT_GONE = "parent_gone"
    CREDIT_NEEDS_NAME = "credit_needs_name"
    CREDIT_NEEDS_ORGANISATION = "credit_needs_organisation"
    CREDIT_NEEDS_ROLE = "credit_needs_role"
    CREDIT_NEEDS_PSEUDONYM = "credit_needs_pseudonym"


class SubmitRefused(Exception):  # noqa: N818 - said in words of the domain
    """A comment can't be taken as it is."""

    def __init__(self, problem: SubmitProblem) -> None:
        super().__init__(problem.value)
        self.problem = problem


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """What somebody wants to send; `parent` is the UUID of the comment it answers."""

    text: str
    email: str
    name: str = ""
    use: str = UseChoice.NONE
    credit: str = CreditChoice.NONE
    organisation: str = ""
    role: str = ""
    pseudonym: str = ""
    notify: bool = False
    parent: Any = None
    language: str = "de"
    client_key: str = ""
    network: str = ""
    channel: str = Channel.FORM


@dataclass(frozen=True, slots=True)
class Submitted:
    """What became of it. `again`: the same page sent it twice; `double`: it had arrived before, from elsewhere."""

    submission: Submission
    outcome: Literal["new", "again", "double"]


def submit_comment(*, page: Article, draft: Draft, by: Any = None, at: datetime | None = None) -> Submitted:
    """Store a comment with its consents and have the address confirmed.

    `by` is a signed-in user whose address is confirmed and is the draft's: she needs no mail. Raises `SubmitRefused`
    and `TooMany`; doubles are found by what was sent, whoever sends it twice at once.
    """
    at = at or timezone.now()
    draft = checked(page, draft)
    if found := _earlier(page, draft, at):
        return found
    check_limits(email=draft.email, network=draft.network, now=at)
    try:
        return _store(page, draft, by, at)
    except IntegrityError:
        found = _earlier(page, draft, at)
        if found is None:
            raise
        return found


def checked(page: Article, draft: Draft) -> Draft:
    """Return the draft as it would be stored, or raise `SubmitRefused`."""
    if not accepts_comments(page):
        raise SubmitRefused(SubmitProblem.CLOSED)
    told = (draft.email, draft.name, draft.organisation, draft.role, draft.pseudonym, draft.client_key)
    if any(has_nul(value) for value in told):
        raise SubmitRefused(SubmitProblem.NUL)
    clean = Draft(
        text=checked_text(draft.text),
        email=_checked_address(draft.email),
        name=_checked_name(draft.name),
        use=UseChoice(draft.use),
        credit=CreditChoice(draft.credit),
        organisation=clean_name(draft.organisation)[:DETAIL_LIMIT],
        role=_checked_role(draft.role),
        pseudonym=_checked_name(draft.pseudonym),
        notify=draft.notify,
        parent=_checked_parent(page, draft.parent),
        language=draft.language,
        client_key=draft.client_key if 16 <= len(draft.client_key) <= 64 else "",
        network=draft.network,
        channel=draft.channel,
    )
    check_credit(clean.credit, clean.name, clean.organisation, clean.role, clean.pseudonym)
    return clean


def check_credit(credit: str, name: str, organisation: str, role: str, pseudonym: str) -> None:
    """Raise `SubmitRefused` when a way of being named needs something that wasn't told."""
    needs_name = {
        CreditChoice.FIRST_NAME,
        CreditChoice.INITIALS,
        CreditChoice.FULL_NAME,
        CreditChoice.NAME_ORGANISATION,
    }
    if credit in needs_name and not name:
        raise SubmitRefused(SubmitProblem.CREDIT_NEEDS_NAME)
    if credit == CreditChoice.NAME_ORGANISATION and not organisation:
        raise SubmitRefused(SubmitProblem.CREDIT_NEEDS_ORGANISATION)
    if credit == CreditChoice.ROLE and not role:
        raise SubmitRefused(SubmitProblem.CREDIT_NEEDS_ROLE)
    if credit == CreditChoice.PSEUDONYM and not pseudonym:
        raise SubmitRefused(SubmitProblem.CREDIT_NEEDS_PSEUDONYM)


def checked_text(text: str) -> str:
    """Return a text as it would be stored, or raise `SubmitRefused`."""
    if has_nul(text):
        raise SubmitRefused(SubmitProblem.NUL)
    text = clean_text(text)
    if not text:
        raise SubmitRefused(SubmitProblem.TEXT_MISSING)
    if len(text) > TEXT_LIMIT:
        raise SubmitRefused(SubmitProblem.TEXT_TOO_LONG)
    return text


def _checked_address(email: str) -> str:
    address = normal_address(email)
    try:
        validate_email(address)
    except ValidationError as error:
        raise SubmitRefused(SubmitProblem.EMAIL_INVALID) from error
    if len(address) > 254:
        raise SubmitRefused(SubmitProblem.EMAIL_INVALID)
    return address


def _checked_name(name: str) -> str:
    name = clean_name(name)
    if len(name) > NAME_LIMIT:
        raise SubmitRefused(SubmitProblem.NAME_TOO_LONG)
    if looks_like_staff(name):
        raise SubmitRefused(SubmitProblem.NAME_RESERVED)
    return name


def _checked_role(role: str) -> str:
    """A role can stand in place of a name."""
    role = clean_name(role)[:DETAIL_LIMIT]
    if looks_like_staff(role):
        raise SubmitRefused(SubmitProblem.ROLE_RESERVED)
    return role


def _checked_parent(page: Article, parent: Any) -> Comment | None:
    if parent is None:
        return None
    found = (
        Comment.rows.filter(uuid=parent, page_id=page.pk, is_public=True, withdrawn=False)
        .order_by("pk")
        .first()
    )
    if found is None:
        raise SubmitRefused(SubmitProblem.PARENT_GONE)
    return found


def _double_key(page: Article, draft: Draft, at: datetime) -> str:
    parts = (
        str(page.pk),
        draft.email,
        str(draft.parent.uuid if draft.parent else ""),
        draft.text,
        at.date().isoformat(),
    )
    told = hashlib.sha256("\0".join(parts).encode()).hexdigest()
    return salted_hmac("discussion.double", told, algorithm="sha256").hexdigest()


def _earlier(page: Article, draft: Draft, at: datetime) -> Submitted | None:
    """Find the same sending: by the page's own key, or by what was sent within a day."""
    if draft.client_key:
        same = Submission.objects.filter(client_key=draft.client_key, page_id=page.pk, text=draft.text)
        if (row := same.order_by("pk").first()) is not None:
            return Submitted(row, "again")
    keys = [_double_key(page, draft, moment) for moment in (at, at - timedelta(days=1))]
    recent = Submission.objects.filter(double_key__in=keys, created_at__gt=at - timedelta(days=1))
    if (row := recent.order_by("pk").first()) is not None:
        send_link(submission=row, now=at)
        return Submitted(row, "double")
    return None


@transaction.atomic
def _store(page: Article, draft: Draft, by: Any, at: datetime) -> Submitted:
    contributor = Contributor.objects.create(
        name=draft.name, email=draft.email, organisation=draft.organisation, role=draft.role, created_at=at
    )
    client_key = draft.client_key
    if client_key and Submission.objects.filter(client_key=client_key).exists():
        client_key = ""  # the page's key was used for another text: this one is a sending of its own
    submission = Submission.objects.create(
        page_id=page.pk,
        parent=draft.parent,
        contributor=contributor,
        text=draft.text,
        display_name=bool(draft.name),
        pseudonym=draft.pseudonym,
        channel=Channel.ACCOUNT if by is not None else draft.channel,
        language=draft.language,
        notify=draft.notify,
        double_key=_double_key(page, draft, at),
        client_key=client_key or None,
        state=SubmissionState.UNCONFIRMED,
        created_at=at,
        network_hash=network_hash(draft.network, at.date()),
    )
    proof = f"account:{by.public_id}" if by is not None else ""
    _record_consents(submission, draft, proof, at)
    decide(submission, Verb.SUBMITTED, at=at)
    if by is not None:
        confirm_submission(submission=submission, at=at, user=by)
    else:
        send_confirm_mail(submission=submission, now=at)
    return Submitted(submission, "new")


def _record_consents(submission: Submission, draft: Draft, proof: str, at: datetime) -> None:
    grant(submission, Purpose.STORE, proof=proof, at=at)
    if draft.name:
        grant(submission, Purpose.SHOW_NAME, proof=proof, at=at)
    if draft.use != UseChoice.NONE:
        grant(submission, Purpose.USE, choice=draft.use, proof=proof, at=at)
    if draft.credit != CreditChoice.NONE:
        grant(submission, Purpose.CREDIT, choice=draft.credit, proof=proof, at=at)
    if draft.notify:
        grant(submission, Purpose.NOTIFY, proof=proof, at=at)
