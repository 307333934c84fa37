"""What holders want of their positions: an editor says whether it is they."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from blog.actions.positions.refuse import PositionRefused
from blog.admin.positions.views import PositionsPage
from blog.admin.positions.words import problem
from blog.queries.positions.lines import position_lines
from discussion.actions.claim import settle_claim
from discussion.models import Claim
from discussion.queries.claims import waiting_claims
from discussion.queries.pages import parse_uuid


class Claims(PositionsPage):
    """All that wait, the oldest first; of an address only its host is shown, which often tells whose it is."""

    page_title = gettext_lazy("Wünsche zu Haltungen")

    def get(self, request: HttpRequest) -> HttpResponse:
        """Show them."""
        claims = list(waiting_claims())
        lines = position_lines([claim.position for claim in claims])
        return self.show(
            "discussion/admin/claims.html",
            claims=[(claim, line, _host(claim)) for claim, line in zip(claims, lines, strict=True)],
        )

    def post(self, request: HttpRequest) -> HttpResponse:
        """Follow one of them, or don't."""
        uuid = parse_uuid(request.POST.get("wunsch", ""))
        claim = get_object_or_404(Claim, uuid=uuid)
        try:
            settle_claim(claim=claim, accept="ja" in request.POST, by=request.user)
            messages.success(request, _("Erledigt. Die Person bekommt Bescheid."))
        except PositionRefused as refused:
            messages.error(request, problem(refused.reason))
        return redirect("discussion_claims")


def _host(claim: Claim) -> str:
    return claim.contributor.email.rpartition("@")[2]
