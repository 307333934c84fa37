"""Asks whether an address belongs to a position's holder. Holds nothing that a stranger could have written into it."""

from django.urls import reverse
from django.utils import translation

from blog.models import OutboxRow
from blog.queries.addresses import absolute
from blog.queries.positions.lines import code_of
from blog.queries.positions.places import position_path
from discussion.effects.mails.letter import Letter, post
from discussion.models import CONFIRM_VALID, Claim
from discussion.queries.addressee import addressee

KIND = "discussion.mail.claim_confirm"


def send(row: OutboxRow) -> None:
    """Send the link, unless it was confirmed or the wish is gone."""
    rows = Claim.objects.filter(uuid=row.ref.partition(":")[2], confirmed_at=None)
    claim = rows.select_related("contributor", "position").order_by("pk").first()
    to = addressee(claim.contributor, claim.language) if claim is not None else None
    if claim is None or to is None:
        return
    token = Claim.objects.mint(claim)
    with translation.override(claim.language):
        url = absolute(reverse("discussion:claim_link", args=[token]))
    position_url = absolute(position_path(code_of(claim.position), claim.position.language))
    context = {"confirm_url": url, "position_url": position_url, "days": CONFIRM_VALID.days}
    post(row, Letter("claim_confirm", to, context))
