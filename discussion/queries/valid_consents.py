"""Which consent of a submission is valid now, as an expression inside other queries.

The newest grant of a purpose counts, by sequence and not by clock, unless a later row withdraws it.
"""

from django.db.models import Case, CharField, Exists, F, OuterRef, QuerySet, Subquery, Value, When
from django.db.models.functions import Coalesce

from discussion.kinds import Purpose
from discussion.models import Consent

WITHDRAWN = ""


def grants() -> QuerySet[Consent]:
    """Return the rows that grant something, for use inside other queries.

    Told by an expression: for `withdraws IS NULL` SQLite reads the unique index of that column, and with it every grant of the site for each
    consent that is asked about.
    """
    return Consent.objects.alias(takes_back=Coalesce("withdraws_id", Value(0))).filter(takes_back=0)


def valid_choice(purpose: Purpose, submission: str = "submission") -> Subquery:
    """Return what was chosen by the valid consent: empty when withdrawn, null when never given."""
    withdrawn = Exists(Consent.objects.filter(withdraws=OuterRef("pk")))
    newest = (
        grants()
        .filter(submission=OuterRef(submission), purpose=purpose)
        .order_by("-pk")
        .annotate(
            valid=Case(When(withdrawn, then=Value(WITHDRAWN)), default=F("choice"), output_field=CharField())
        )
    )
    return Subquery(newest.values("valid")[:1])


def newest_wording(purpose: Purpose, submission: str = "submission") -> Coalesce:
    """Return the wording of the newest grant of a purpose, whether it stands or not; empty when never given."""
    newest = grants().filter(submission=OuterRef(submission), purpose=purpose)
    return Coalesce(Subquery(newest.order_by("-pk").values("wording")[:1]), Value(""))


def has_valid_consent(purpose: Purpose, submission: str = "submission") -> Exists:
    """Return whether the newest grant stands, whatever was chosen."""
    newer = grants().filter(submission=OuterRef("submission"), purpose=purpose, pk__gt=OuterRef("pk"))
    withdrawn = Consent.objects.filter(withdraws=OuterRef("pk"))
    return Exists(
        grants().filter(~Exists(newer), ~Exists(withdrawn), submission=OuterRef(submission), purpose=purpose)
    )
