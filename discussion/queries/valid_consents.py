"""Which consent of a submission is valid now, as an expression inside other queries.

The newest grant of a purpose counts, by sequence and not by clock, unless a later row withdraws it.
"""

from django.db.models import Case, CharField, Exists, F, OuterRef, Subquery, Value, When
from django.db.models.functions import Coalesce

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


def newest_wording(purpose: Purpose, submission: str = "submission") -> Coalesce:
    """Return the wording of the newest grant of a purpose, whether it stands or not; empty when never given."""
    newest = Consent.objects.filter(submission=OuterRef(submission), purpose=purpose, withdraws__isnull=True)
    return Coalesce(Subquery(newest.order_by("-pk").values("wording")[:1]), Value(""))


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
