"""What was said already, asked for while somebody writes: nothing of it is stored, and no address holds it."""

from django.core.cache import cache
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST

from blog.views.living import for_readers
from discussion.actions.limits import TEXT_LIMIT, network_hash
from discussion.queries.pages import discussed
from discussion.queries.similar import similar as similar_to
from discussion.views.origin import sent_from_here
from discussion.views.private import private, private_page
from discussion.views.thread import page_or_404

PER_NETWORK = 120
"""Questions that one network may ask in ten minutes: a long text, written slowly, asks about thirty."""
MINUTES = 10


@csrf_exempt
@require_POST
@for_readers
def similar(request: HttpRequest, place: str) -> HttpResponse:
    """Answer with a piece of HTML; with nothing where there is nothing to show, or too much was asked."""
    page = page_or_404(request, place)
    if not sent_from_here(request):
        return private(HttpResponse(status=403))
    if _asks_too_much(request):
        response = private(HttpResponse(status=429))
        response.headers["Retry-After"] = str(MINUTES * 60)
        return response
    found = similar_to(discussed(page), request.POST.get("text", "")[:TEXT_LIMIT])
    if not found:
        return private(HttpResponse(status=204))
    return private_page(request, "discussion/similar.html", {"similar": found})


def _asks_too_much(request: HttpRequest) -> bool:
    now = timezone.now()
    network = network_hash(request.META.get("REMOTE_ADDR", ""), now.date())
    key = f"haltung:similar:{network}:{now:%H}{now.minute // MINUTES}"
    if cache.add(key, 1, MINUTES * 60):
        return False
    try:
        return bool(cache.incr(key) > PER_NETWORK)
    except ValueError:  # it ended between the two
        return False
