"""The site's address stands in two tables: contrib.sites (comments, allauth's mails) and Wagtail's sites (pages).

Both repeat `HALTUNG_BASE_URL`; whoever moves the site changes that one variable.
"""

from urllib.parse import urlsplit

from django.conf import settings
from django.contrib.sites.models import Site as NamedSite
from wagtail.models import Locale
from wagtail.models import Site as PageSite

DEFAULT_PORTS = {"http": 80, "https": 443}


def expected() -> tuple[str, str, int]:
    """Host with port as browsers send it, host alone, port."""
    parts = urlsplit(settings.HALTUNG_BASE_URL)
    return parts.netloc, parts.hostname or "", parts.port or DEFAULT_PORTS[parts.scheme]


def keep_sites_in_step() -> None:
    """Write the address where it differs, and the languages that pages may be written in."""
    netloc, host, port = expected()
    name = settings.WAGTAIL_SITE_NAME[:50]
    NamedSite.objects.update_or_create(pk=settings.SITE_ID, defaults={"domain": netloc, "name": name})
    NamedSite.objects.clear_cache()
    for row in PageSite.objects.filter(is_default_site=True).order_by("pk"):
        if (row.hostname, row.port) != (host, port):
            row.hostname, row.port = host, port
            row.save()
    for code, _name in settings.LANGUAGES:
        Locale.objects.get_or_create(language_code=code)


def sites_differ() -> bool:
    """Whether a row still names another address."""
    netloc, host, port = expected()
    named = NamedSite.objects.filter(pk=settings.SITE_ID, domain=netloc).exists()
    return not named or not PageSite.objects.filter(is_default_site=True, hostname=host, port=port).exists()
