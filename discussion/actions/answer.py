"""Answers of the editors' in a discussion: comments marked "Redaktion", with or without a name."""

from datetime import datetime
from typing import Any

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone

from discussion.actions.decide import MODERATE
from discussion.actions.place_comment import place_comment
from discussion.actions.record import decide, grant
from discussion.actions.submit_comment import checked_text
from discussion.kinds import Channel, Purpose, Verb
from discussion.models import Comment, Contributor, Submission
from discussion.queries.pages import page_language
from discussion.states import SubmissionState
from discussion.text.addresses import normal_address
from discussion.text.cleaning import clean_name


@transaction.atomic
def answer(
    *,
    page: Any,
    text: str,
    by: Any,
    parent: Comment | None = None,
    with_name: bool = True,
    at: datetime | None = None,
) -> Comment:
    """Publish an answer of the editors' at once; a closed discussion takes it as well. Raises `SubmitRefused`."""
    if not by.has_perm(MODERATE):
        raise PermissionDenied("answering for the editors needs the permission to moderate")
    at = at or timezone.now()
    text = checked_text(text)
    contributor = _contributor(by, at)
    submission = Submission.objects.create(
        page_id=page.pk,
        parent=parent,
        contributor=contributor,
        text=text,
        display_name=False,
        channel=Channel.DESK,
        language=page_language(page),
        state=SubmissionState.PUBLIC,
        created_at=at,
        confirmed_at=at,
    )
    proof = f"account:{by.public_id}"
    grant(submission, Purpose.STORE, proof=proof, at=at)
    if with_name and contributor.name:
        grant(submission, Purpose.SHOW_NAME, proof=proof, at=at)
        submission.display_name = True
        submission.save(update_fields=["display_name"])
    decide(submission, Verb.SUBMITTED, by=by, at=at)
    decide(submission, Verb.APPROVED, by=by, at=at)
    return place_comment(submission=submission, at=at, is_staff_answer=True)


def _contributor(by: Any, at: datetime) -> Contributor:
    """Find or make the row of a colleague: by account, then by address."""
    email = normal_address(by.email)
    found = Contributor.objects.filter(user=by).order_by("pk").first()
    found = (
        found or Contributor.objects.filter(email=email, confirmed_at__isnull=False).order_by("pk").first()
    )
    if found is None:
        return Contributor.objects.create(
            user=by, email=email, name=clean_name(by.get_full_name()), created_at=at, confirmed_at=at
        )
    if found.user_id is None:
        found.user = by
        found.save(update_fields=["user"])
    if not found.name and by.get_full_name():
        found.name = clean_name(by.get_full_name())
        found.save(update_fields=["name"])
    return found
