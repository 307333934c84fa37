"""The form in which a position's holder corrects it or takes it back, and the page behind the link in her mail."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from blog.models import Position
from blog.queries.positions.position_page import PositionView, position_by_code, position_view
from blog.views.respond import public_page
from discussion.actions.claim import ask_claim, confirm_claim
from discussion.actions.limits import TooMany
from discussion.forms.positions import ClaimForm
from discussion.kinds import ClaimKind
from discussion.models import Claim
from discussion.states import ClaimState
from discussion.views.origin import sent_from_here
from discussion.views.private import private_page

FORM = "discussion/positions/claim.html"


@csrf_exempt
@require_http_methods(["GET", "HEAD", "POST"])
def claim(request: HttpRequest, code: str) -> HttpResponse:
    """Show the form, or have the address asked whether this is hers."""
    row, view = public_position(code)
    if request.method != "POST":
        return public_page(request, FORM, _context(code, view, ClaimForm()))
    form = ClaimForm(request.POST)
    if not sent_from_here(request):
        form.add_error(None, _("Schick das Formular bitte von dieser Seite noch einmal ab."))
        return private_page(request, FORM, _context(code, view, form), status=403)
    if not form.is_valid():
        return private_page(request, FORM, _context(code, view, form), status=422)
    return _asked(request, row, view, form)


@csrf_exempt
@require_http_methods(["GET", "HEAD", "POST"])
def claim_link(request: HttpRequest, token: str) -> HttpResponse:
    """The page behind the link: what she wants, and the button that confirms it. Opening it does nothing."""
    found = Claim.objects.known(token)
    if found is None:
        return private_page(request, "discussion/follow_unknown.html", {}, status=410)
    refused = request.method == "POST" and not sent_from_here(request)
    if request.method == "POST" and not refused:
        found = confirm_claim(claim=found)
    context = {
        "claim": found,
        "state": _state(found),
        "refused": refused,
        "link_url": reverse("discussion:claim_link", args=[token]),
    }
    return private_page(
        request, "discussion/positions/claim_link.html", context, status=403 if refused else 200
    )


def public_position(code: str) -> tuple[Position, PositionView]:
    """Return a position that readers see; raises `Http404`."""
    row = position_by_code(code, get_language() or "de")
    view = position_view(row) if row is not None else None
    if row is None or view is None:
        raise Http404("no such position")
    return row, view


def _asked(request: HttpRequest, row: Position, view: PositionView, form: ClaimForm) -> HttpResponse:
    data = form.cleaned_data
    try:
        ask_claim(
            position=row,
            kind=ClaimKind(data["kind"]),
            email=data["email"],
            name=data["name"],
            statement=data["statement"],
            stance=data["stance"],
            words=data["words"],
            language=get_language() or "de",
            network=request.META.get("REMOTE_ADDR", ""),
        )
    except TooMany:
        form.add_error(
            None, _("Von hier kamen gerade viele Anfragen. Versuch es bitte in einer Stunde noch einmal.")
        )
        return private_page(request, FORM, _context(view.position.code, view, form), status=429)
    return private_page(request, "discussion/positions/claim_asked.html", {"position": view.position})


def _context(code: str, view: PositionView, form: ClaimForm) -> dict[str, Any]:
    return {
        "position": view.position,
        "form": form,
        "claim_url": reverse("discussion:claim", args=[code]),
        "other_language_url": "",
    }


def _state(found: Claim) -> str:
    states = {ClaimState.UNCONFIRMED: "asked", ClaimState.DONE: "done", ClaimState.WAITING: "waiting"}
    return states.get(ClaimState(found.state), "refused")
