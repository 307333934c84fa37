"""Redirects that editors have made, except for living pages: for those `living.py` decides, which knows who may see them."""

import re
from typing import Any, Final

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from wagtail.contrib.redirects.middleware import RedirectMiddleware as WagtailRedirectMiddleware

from blog.queries.addresses import ARTICLES, PODCASTS, prefix

# What stands below all articles, and below a show; the pages of shows themselves may be moved as other pages are.
_LIVING: Final = re.compile(rf"{ARTICLES}/|{PODCASTS}/[^/]+/[^/]")


class RedirectMiddleware(WagtailRedirectMiddleware):
    """Wagtail's, which would tell the address of a page that is restricted now."""

    def process_response(self, request: HttpRequest, response: HttpResponse) -> Any:
        """Leave articles and episodes alone."""
        if any(_is_living(request.path, language) for language, _name in settings.LANGUAGES):
            return response
        return super().process_response(request, response)


def _is_living(path: str, language: str) -> bool:
    start = prefix(language)
    return path.startswith(start) and _LIVING.match(path, len(start)) is not None
