"""Taking in what came by letter, call, meeting or from another site, with the place where the consent lies.

Such a text is for the editors alone. Without a consent that somebody can show it may be read here and goes nowhere.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone

from blog.actions.make_anchor import make_anchor, make_time_anchor
from blog.models import Anchor, LivingPage
from discussion.actions.check_draft import (
    DETAIL_LIMIT,
    check_credit,
    checked_address,
    checked_name,
    checked_span,
    checked_text,
    newest_version,
    selected,
)
from discussion.actions.hold_consent import checked_consent, hold_consent
from discussion.actions.record import decide
from discussion.actions.submit_problems import SubmitProblem, SubmitRefused
from discussion.actions.touch import touch_discussion
from discussion.kinds import BY_HAND, Channel, CreditChoice, Intent, UseChoice, Verb
from discussion.models import Contribution, Contributor, Point, Submission
from discussion.queries.may_merge import may_merge
from discussion.states import SubmissionState, move_submission
from discussion.text.cleaning import clean_name


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """What an editor writes down for somebody. `anchor` is told as a browser tells it, as in a `Draft`."""

    text: str
    channel: str = Channel.LETTER
    name: str = ""
    organisation: str = ""
    role: str = ""
    pseudonym: str = ""
    email: str = ""
    use: str = UseChoice.NONE
    credit: str = CreditChoice.NONE
    consent_held: str = ""
    language: str = "de"
    source_url: str = ""
    group_name: str = ""
    group_place: str = ""
    group_date: date | None = None
    anchor: Sequence[Mapping[str, Any]] | Mapping[str, Any] = ()


@transaction.atomic
def add_contribution(*, page: LivingPage, told: Told, by: Any, at: datetime | None = None) -> Contribution:
    """Store a text for the editors alone, with the consents that lie somewhere, and put it on the desk."""
    if not may_merge(page, by):
        raise PermissionDenied("adding needs the permission to merge into the article")
    at = at or timezone.now()
    held = checked_consent(told.use, told.credit, told.consent_held)
    text = checked_text(told.text)
    contributor = _contributor(told, at)
    check_credit(
        told.credit,
        contributor.name,
        contributor.organisation,
        contributor.role,
        checked_name(told.pseudonym),
    )
    contributor.save()
    submission = _submission(page, told, contributor, text, at)
    decide(submission, Verb.ADDED, by=by, at=at)
    contribution = Contribution.objects.create(
        page_id=page.pk, submission=submission, offered=False, taken_up_by=by, created_at=at
    )
    Point.objects.create(contribution=contribution)
    touch_discussion(page.pk)
    if held:
        hold_consent(contribution=contribution, use=told.use, credit=told.credit, held=held, by=by, at=at)
        contribution.refresh_from_db()
    return contribution


def _contributor(told: Told, at: datetime) -> Contributor:
    """Return a row of her own: nobody has shown that the address is hers, so it joins no other."""
    return Contributor(
        name=checked_name(told.name),
        email=checked_address(told.email) if told.email.strip() else "",
        organisation=clean_name(told.organisation)[:DETAIL_LIMIT],
        role=clean_name(told.role)[:DETAIL_LIMIT],
        created_at=at,
    )


def _submission(
    page: LivingPage, told: Told, contributor: Contributor, text: str, at: datetime
) -> Submission:
    if told.channel not in BY_HAND:
        raise ValueError(f"{told.channel} is no way that editors write down by hand")
    return Submission.objects.create(
        page_id=page.pk,
        contributor=contributor,
        text=text,
        display_name=False,
        pseudonym=checked_name(told.pseudonym),
        private=True,
        channel=told.channel,
        language=told.language,
        intent=Intent.SOURCE if told.source_url else Intent.COMMENT,
        source_url=told.source_url,
        group_name=clean_name(told.group_name)[:DETAIL_LIMIT],
        group_place=clean_name(told.group_place)[:DETAIL_LIMIT],
        group_date=told.group_date,
        anchor=_anchor(page, told.anchor),
        state=move_submission(SubmissionState.UNCONFIRMED, SubmissionState.PRIVATE),
        created_at=at,
    )


def _anchor(page: LivingPage, told: Sequence[Mapping[str, Any]] | Mapping[str, Any]) -> Anchor | None:
    if not told:
        return None
    version = newest_version(page.pk)
    if version is None:
        raise SubmitRefused(SubmitProblem.PASSAGE_GONE)
    if isinstance(told, Mapping):
        return make_time_anchor(page_id=page.pk, version=version, span=checked_span(page, told))
    return make_anchor(page_id=page.pk, version=version, parts=selected(version, told))
