"""What search engines are asked to leave out, and where the list of pages is."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

RULES = """User-agent: *
Disallow: /redaktion/
Disallow: /konto/
Disallow: /beitrag/
Disallow: /folgen/
Disallow: /bestaetigen/
Disallow: /rueckfrage/
Disallow: /gegenlesen/
Disallow: /en/beitrag/
Disallow: /en/folgen/
Disallow: /en/bestaetigen/
Disallow: /en/rueckfrage/
Disallow: /en/gegenlesen/
Disallow: /suche/
Disallow: /en/suche/
"""


@require_safe
def robots(request: HttpRequest) -> HttpResponse:
    """The rules; a demo asks to be left out wholly."""
    rules = "User-agent: *\nDisallow: /\n" if settings.HALTUNG_DEMO else RULES
    text = f"{rules}\nSitemap: {settings.HALTUNG_BASE_URL}/sitemap.xml\n"
    return HttpResponse(text, content_type="text/plain; charset=utf-8")
