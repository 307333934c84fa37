"""The pages behind the links of an erasure: to confirm it, to change one's mind, to read what was done."""

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from discussion.actions.ask_erasure import (
    ErasureProblem,
    ErasureRefused,
    confirm_erasure,
    known_erasure,
    stop_erasure,
)
from discussion.actions.erasing.job import REPORT_KEPT
from discussion.models import Erasure, Token
from discussion.queries.erasure_page import report_lines, state_of
from discussion.views.origin import sent_from_here
from discussion.views.private import private, private_page


@csrf_exempt
@require_http_methods(["GET", "HEAD", "POST"])
def confirm(request: HttpRequest, token: str) -> HttpResponse:
    """Show what would be erased, or confirm it; opening the link alone does nothing."""
    is_foreign = request.method == "POST" and not sent_from_here(request)
    here = reverse("discussion:erasure_confirm", args=[token])
    try:
        if request.method == "POST" and not is_foreign:
            confirm_erasure(token=token)
            return private(HttpResponseRedirect(here, status=303))
        row = known_erasure(token=token, purpose=Token.ERASE_CONFIRM)
    except ErasureRefused as refused:
        if refused.problem == ErasureProblem.UNKNOWN:
            raise Http404 from None
        return private_page(request, "discussion/erasure_confirm.html", {"over": True}, status=410)
    page = {
        "over": False,
        "state": state_of(row),
        "due_at": row.due_at,
        "confirm_url": here,
        "foreign": is_foreign,
    }
    return private_page(request, "discussion/erasure_confirm.html", page, status=403 if is_foreign else 200)


@csrf_exempt
@require_http_methods(["GET", "HEAD", "POST"])
def erasure(request: HttpRequest, token: str) -> HttpResponse:
    """Show how far it is and, at the end, the report; stop it as long as nothing was erased."""
    try:
        row = known_erasure(token=token, purpose=Token.ERASE)
    except ErasureRefused:
        raise Http404 from None
    if request.method != "POST":
        return _page(request, row, token)
    if not sent_from_here(request):
        return _page(request, row, token, foreign=True, status=403)
    try:
        stop_erasure(erasure=row)
    except ErasureRefused:
        return _page(request, row, token, too_late=True, status=409)
    return private(HttpResponseRedirect(reverse("discussion:erasure", args=[token]), status=303))


def _page(
    request: HttpRequest,
    row: Erasure,
    token: str,
    *,
    foreign: bool = False,
    too_late: bool = False,
    status: int = 200,
) -> HttpResponse:
    context = {
        "state": state_of(row),
        "due_at": row.due_at,
        "finished_at": row.finished_at,
        "kept_until": row.finished_at and row.finished_at + REPORT_KEPT,
        "lines": report_lines(row),
        "stop_url": reverse("discussion:erasure", args=[token]),
        "foreign": foreign,
        "too_late": too_late,
    }
    return private_page(request, "discussion/erasure.html", context, status=status)
