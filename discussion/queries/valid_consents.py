"""Which consent of a submission is valid now, as an expression inside other queries.

The newest grant of a purpose counts, by sequence and not by clock, unless a later row withdraws it.
"""

from django.db.models import Case, CharField, Exists, F, OuterRef, Subquery, Value, When

from discussion.kinds import Purpose
from discussion.models import Consent

WITHDRAWN = ""


def valid_choice(purpose: Purpose, submission: str = "submission") -> Subquery:
    """Return what was chosen by the valid consent: empty when withdrawn, null when never given."""
    withdrawn = Exists(Consent.objects.filter(withdraws=OuterRef("pk")))
    newest = (
        Consent.objects.filter(submission=OuterRef(submission), purpose=purpose, withdraws__isnull=True)
        .order_by("-pk")
        .annotate(
            valid=Case(When(withdrawn, then=Value(WITHDRAWN)), default=F("choice"), output_field=CharField())
        )
    )
    return Subquery(newest.values("valid")[:1])


def has_valid_consent(purpose: Purpose, submission: str = "submission") -> Exists:
    """Return whether the newest grant stands, whatever was chosen."""
    newer = Consent.objects.filter(
        submission=OuterRef("submission"), purpose=purpose, withdraws__isnull=True, pk__gt=OuterRef("pk")
    )
    withdrawn = Consent.objects.filter(withdraws=OuterRef("pk"))
    return Exists(
        Consent.objects.filter(
            ~Exists(newer),
            ~Exists(withdrawn),
            submission=OuterRef(submission),
            purpose=purpose,
            withdraws__isnull=True,
        )
    )
