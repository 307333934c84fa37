"""Wishes of holders about their positions: whose they are, and which an editor has to look at."""

from django.db.models import QuerySet

from blog.kinds import Network
from blog.models import PersonNetwork
from discussion.models import Claim, Contribution
from discussion.states import CLAIMS_WAITING
from discussion.text.addresses import normal_address


def is_hers(claim: Claim) -> bool:
    """Tell whether the address is known to be the holder's: that of the contribution, or the one on the person's page."""
    email, position = claim.contributor.email, claim.position
    if not email:
        return False
    if position.holder_ref:
        uuid = position.holder_ref.partition(":")[2]
        hers = Contribution.objects.filter(uuid=uuid, submission__confirmed_at__isnull=False)
        return hers.filter(submission__contributor__email=email).exists()
    known = PersonNetwork.objects.filter(person_id=position.person_id, network=Network.EMAIL)
    urls = known.order_by("pk").values_list("url", flat=True) if position.person_id else ()
    return email in {_address(url) for url in urls}


def waiting_claims() -> QuerySet[Claim]:
    """Return what an editor has to look at, the oldest first."""
    rows = Claim.objects.filter(state__in=[str(state) for state in CLAIMS_WAITING])
    related = ("position__question", "position__person", "position__organisation", "contributor")
    return rows.select_related(*related).order_by("confirmed_at", "pk")


def _address(url: str) -> str:
    try:
        return normal_address(url.removeprefix("mailto:").partition("?")[0])
    except ValueError:
        return ""
