"""Everything that is stored about one contributor, for her own eyes: JSON with a schema number."""

from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _

from discussion.models import Consent, Contributor, Decision, Provenance, Submission
from discussion.queries.own_rows import contribution_rows, person_rows

SCHEMA = 1


def own_data(contributor_id: int) -> dict[str, Any]:
    """Return all rows about a contributor; nothing of other people is in it."""
    person = Contributor.objects.get(pk=contributor_id)
    submissions = Submission.objects.filter(contributor=person).select_related(
        "page", "comment", "contribution", "anchor", "part_of"
    )
    return {
        "schema": SCHEMA,
        "made_at": timezone.now().isoformat(),
        "person": {
            "id": str(person.uuid),
            "name": person.name,
            "email": person.email,
            "organisation": person.organisation,
            "role": person.role,
            "since": person.created_at.isoformat(),
            "confirmed_at": person.confirmed_at.isoformat() if person.confirmed_at else None,
        },
        "submissions": [_submission(one) for one in submissions.order_by("created_at", "pk")],
        **person_rows(person),
    }


def submission_data(submission: Submission) -> dict[str, Any]:
    """Return what is stored about one sending, for a holder who hasn't shown that the address is hers."""
    return {
        "schema": SCHEMA,
        "made_at": timezone.now().isoformat(),
        "note": _("Alles über dich bekommst du über einen Link, den wir an deine Adresse schicken."),
        "submissions": [_submission(submission)],
    }


def is_only_one(submission: Submission) -> bool:
    """Tell whether its contributor sent nothing else."""
    return (
        not Submission.objects.filter(contributor=submission.contributor_id)
        .exclude(pk=submission.pk)
        .exists()
    )


def _submission(one: Submission) -> dict[str, Any]:
    comment = getattr(one, "comment", None)
    contribution = getattr(one, "contribution", None)
    return {
        "id": str(one.uuid),
        "number": one.number,
        "article": one.page.slug,
        "sent_at": one.created_at.isoformat(),
        "channel": one.channel,
        "language": one.language,
        "state": one.state,
        "text_sent": one.text,
        "correction": one.correction,
        "about": [_about(part) for part in one.anchor.parts] if one.anchor else None,
        "wish": one.intent,
        "proposal": one.proposal,
        "source": one.source_url,
        "for_editors_only": one.private,
        "group": _group(one.part_of or one),
        "text_public": comment.comment if comment else None,
        "comment_id": str(comment.uuid) if comment else None,
        "name_shown": one.display_name,
        "other_name": one.pseudonym,
        "told_here": {
            "name": one.told_name,
            "organisation": one.told_organisation,
            "role": one.told_role,
        },
        "network_hash_kept": bool(one.network_hash),
        "contribution": _contribution(contribution) if contribution else None,
        "consents": [_consent(row) for row in Consent.objects.filter(submission=one).order_by("pk")],
        "decisions": [_decision(row) for row in Decision.objects.filter(submission=one).order_by("at", "pk")],
    }


def _about(part: dict[str, Any]) -> dict[str, Any] | str:
    """Return the words that a text is about, or the milliseconds of an episode."""
    if "block" in part:
        return str(part.get("exact", ""))
    return {"start": part.get("start"), "end": part.get("end")}


def _group(one: Submission) -> dict[str, Any] | None:
    """Return the group that she wrote for or was named by; the others in it are none of her data."""
    if not one.group_name:
        return None
    day = one.group_date.isoformat() if one.group_date else None
    return {"name": one.group_name, "place": one.group_place, "date": day}


def _contribution(contribution: Any) -> dict[str, Any]:
    rows = Provenance.objects.filter(point__contribution=contribution, merge__result__isnull=False).order_by(
        "pk"
    )
    passages = rows.values_list("anchor__block", "merge__result__number", "kind", "merge__undone_by__number")
    return {
        "id": str(contribution.uuid),
        "state": contribution.state,
        "use": contribution.use,
        "credit": contribution.credit,
        "passages": [
            {"passage": str(block), "version": number, "kind": kind, "undone_in_version": undone}
            for block, number, kind, undone in passages
        ],
        **contribution_rows(contribution),
    }


def _consent(row: Consent) -> dict[str, Any]:
    return {
        "id": str(row.uuid),
        "purpose": row.purpose,
        "choice": row.choice,
        "wording": row.wording,
        "wording_sha256": row.wording_hash,
        "at": row.at.isoformat(),
        "channel": row.channel,
        "withdraws": row.withdraws_id is not None,
    }


def _decision(row: Decision) -> dict[str, Any]:
    return {"what": row.verb, "reason": row.reason, "words": row.words, "at": row.at.isoformat()}
