"""One contributor for each confirmed address, whatever of hers confirms it and however many things at once."""

from datetime import datetime

from django.db import IntegrityError, transaction

from discussion.models import Contributor


def one_person(own: Contributor, at: datetime) -> Contributor:
    """Return the contributor of an address that is known to be hers now: the one that there was, or this one, confirmed."""
    existing = _confirmed(own.email)
    if existing is not None:
        return existing
    try:
        with transaction.atomic():
            Contributor.objects.filter(pk=own.pk).update(confirmed_at=at)
    except IntegrityError:  # the same address was confirmed at the same moment
        return _confirmed(own.email) or own
    return own


def _confirmed(email: str) -> Contributor | None:
    rows = Contributor.objects.select_for_update(of=("self",)).filter(email=email, confirmed_at__isnull=False)
    return rows.order_by("pk").first()
