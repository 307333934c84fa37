"""Taking in what a reader sends: stored before anything else happens."""

import hashlib
import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, Literal

from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.crypto import salted_hmac
from wagtail.models import Page

from blog.actions.make_anchor import make_anchor, make_time_anchor
from blog.models import Anchor, LivingPage
from discussion.actions.check_draft import (
    DETAIL_LIMIT,
    NAME_LIMIT,
    Draft,
    check_credit,
    checked,
    checked_text,
    newest_version,
    selected,
)
from discussion.actions.confirm_address import confirm_submission
from discussion.actions.limits import check_limits, network_hash
from discussion.actions.record import decide, grant
from discussion.actions.send_links import send_confirm_mail, send_link
from discussion.actions.submit_problems import SubmitProblem, SubmitRefused
from discussion.kinds import Channel, CreditChoice, Purpose, UseChoice, Verb
from discussion.models import Contributor, Submission
from discussion.states import SubmissionState

__all__ = [
    "DETAIL_LIMIT",
    "NAME_LIMIT",
    "Draft",
    "Submitted",
    "check_credit",
    "checked_text",
    "is_known_already",
    "submit_comment",
]


@dataclass(frozen=True, slots=True)
class Submitted:
    """What became of it. `again`: the same page sent it twice; `double`: it had arrived before, from elsewhere."""

    submission: Submission
    outcome: Literal["new", "again", "double"]


def submit_comment(
    *, page: LivingPage, draft: Draft, by: Any = None, at: datetime | None = None
) -> Submitted:
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


def _double_key(page: LivingPage, draft: Draft, at: datetime) -> str:
    told = hashlib.sha256("\0".join((*_said(page, draft), at.date().isoformat())).encode()).hexdigest()
    return salted_hmac("discussion.double", told, algorithm="sha256").hexdigest()


def _said(page: LivingPage, draft: Draft) -> Iterator[str]:
    """What makes two sendings the same: the words, what they are about, and for whom they are."""
    yield str(page.pk)
    yield draft.email
    yield str(draft.parent.uuid if draft.parent else "")
    yield draft.text
    parts: list[list[Any]] = [[part.block, part.start, part.end] for part in draft.parts]
    if draft.span is not None:
        parts = [["", draft.span.start, draft.span.end]]
    others = (draft.intent, draft.proposal, draft.source_url, draft.private, draft.group_name)
    if parts or any(others[1:]):
        yield json.dumps([parts, *map(str, others)])


def is_known_already(*, page: LivingPage, draft: Draft, at: datetime | None = None) -> bool:
    """Tell whether a checked draft has arrived before; nobody is written to."""
    return _found(page, draft, at or timezone.now()) is not None


def _earlier(page: LivingPage, draft: Draft, at: datetime) -> Submitted | None:
    """Find the same sending, and have the way back sent where it came from elsewhere."""
    found = _found(page, draft, at)
    if found is not None and found.outcome == "double":
        send_link(submission=found.submission, now=at)
    return found


def _found(page: LivingPage, draft: Draft, at: datetime) -> Submitted | None:
    """Find the same sending: by the page's own key, or by what was sent within a day."""
    if draft.client_key:
        same = Submission.objects.filter(client_key=draft.client_key, page_id=page.pk, text=draft.text)
        if (row := same.order_by("pk").first()) is not None:
            return Submitted(row, "again")
    keys = [_double_key(page, draft, moment) for moment in (at, at - timedelta(days=1))]
    recent = Submission.objects.filter(double_key__in=keys, created_at__gt=at - timedelta(days=1))
    row = recent.order_by("pk").first()
    return Submitted(row, "double") if row is not None else None


@transaction.atomic
def _store(page: LivingPage, draft: Draft, by: Any, at: datetime) -> Submitted:
    anchor = _anchor(page, draft)
    contributor = Contributor.objects.create(
        name=draft.name, email=draft.email, organisation=draft.organisation, role=draft.role, created_at=at
    )
    submission = Submission.objects.create(
        page_id=page.pk,
        parent=draft.parent,
        contributor=contributor,
        text=draft.text,
        display_name=_stands_above(draft),
        pseudonym=draft.pseudonym,
        channel=Channel.ACCOUNT if by is not None else draft.channel,
        language=draft.language,
        notify=draft.notify,
        double_key=_double_key(page, draft, at),
        client_key=_free_key(draft),
        state=SubmissionState.UNCONFIRMED,
        created_at=at,
        network_hash=network_hash(draft.network, at.date()),
        anchor=anchor,
        intent=draft.intent,
        proposal=draft.proposal,
        source_url=draft.source_url,
        private=draft.private,
        group_name=draft.group_name,
        group_place=draft.group_place,
        group_date=draft.group_date,
    )
    _name_participants(submission, draft, at)
    proof = f"account:{by.public_id}" if by is not None else ""
    _record_consents(submission, draft, proof, at)
    decide(submission, Verb.SUBMITTED, at=at)
    if by is not None:
        confirm_submission(submission=submission, at=at, user=by)
    else:
        send_confirm_mail(submission=submission, now=at)
    return Submitted(submission, "new")


def _stands_above(draft: Draft) -> bool:
    """Tell whether her name stands above her comment: what only the editors read stands nowhere."""
    return bool(draft.name) and not draft.private


def _free_key(draft: Draft) -> str | None:
    """Return the page's key, unless it was used for another text: then this one is a sending of its own."""
    used = draft.client_key and Submission.objects.filter(client_key=draft.client_key).exists()
    return None if used else draft.client_key or None


def _anchor(page: LivingPage, draft: Draft) -> Anchor | None:
    """Make the anchor on the text that readers see now: who publishes meanwhile waits, or was first and is looked at."""
    if draft.span is not None and draft.made_on is not None:
        return make_time_anchor(page_id=page.pk, version=draft.made_on, span=draft.span)
    if not draft.parts or isinstance(draft.anchor, Mapping):
        return None
    Page.objects.select_for_update(of=("self",), no_key=True).get(pk=page.pk)
    version = newest_version(page.pk)
    if version is None:
        raise SubmitRefused(SubmitProblem.PASSAGE_GONE)
    parts = draft.parts if version == draft.made_on else selected(version, draft.anchor)
    return make_anchor(page_id=page.pk, version=version, parts=parts)


def _name_participants(submission: Submission, draft: Draft, at: datetime) -> None:
    """Give each person of a group a row of her own; nobody is written to before a person has read the text."""
    for name, email in draft.participants:
        Submission.objects.create(
            page_id=submission.page_id,
            contributor=Contributor.objects.create(name=name, email=email, created_at=at),
            part_of=submission,
            display_name=False,
            channel=Channel.GROUP,
            language=draft.language,
            state=SubmissionState.UNCONFIRMED,
            created_at=at,
        )


def _record_consents(submission: Submission, draft: Draft, proof: str, at: datetime) -> None:
    grant(submission, Purpose.STORE, proof=proof, at=at)
    if _stands_above(draft):
        grant(submission, Purpose.SHOW_NAME, proof=proof, at=at)
    if draft.use != UseChoice.NONE:
        grant(submission, Purpose.USE, choice=draft.use, proof=proof, at=at)
    if draft.credit != CreditChoice.NONE:
        grant(submission, Purpose.CREDIT, choice=draft.credit, proof=proof, at=at)
    if draft.notify:
        grant(submission, Purpose.NOTIFY, proof=proof, at=at)
