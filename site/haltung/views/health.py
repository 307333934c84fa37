"""`/gesundheit/`: how the parts of the site are, for machines."""

from django.http import HttpRequest, JsonResponse
from django.views.decorators.http import require_safe

from haltung.operations import health


@require_safe
def report(request: HttpRequest) -> JsonResponse:
    """200 while the site can serve readers, 503 only if it can't."""
    parts = health.examine()
    serves = all(part.state != "down" or not part.vital for part in parts)
    worst = health.worst(parts)
    body = {
        "status": worst,
        "parts": {part.name: {"status": part.state, "detail": part.detail} for part in parts},
    }
    return JsonResponse(body, status=200 if serves else 503, headers={"Cache-Control": "no-store"})
