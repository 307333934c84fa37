"""Tells a position's holder what an editor made of her wish."""

from blog.models import OutboxRow
from blog.queries.addresses import absolute
from blog.queries.positions.lines import code_of
from blog.queries.positions.places import position_path
from discussion.effects.mails.letter import Letter, post
from discussion.models import Claim
from discussion.queries.addressee import addressee
from discussion.states import ClaimState

KIND = "discussion.mail.claim_settled"


def send(row: OutboxRow) -> None:
    """Send it to the address that was confirmed."""
    rows = Claim.objects.filter(uuid=row.ref.partition(":")[2], settled_at__isnull=False)
    claim = rows.select_related("contributor", "position").order_by("pk").first()
    to = addressee(claim.contributor, claim.language) if claim is not None else None
    if claim is None or to is None:
        return
    url = absolute(position_path(code_of(claim.position), claim.position.language))
    context = {"done": claim.state == ClaimState.DONE, "position_url": url}
    post(row, Letter("claim_settled", to, context))
