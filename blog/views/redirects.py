"""Redirects that editors have made, except for articles: for those `living.py` decides, which knows who may see them."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from wagtail.contrib.redirects.middleware import RedirectMiddleware as WagtailRedirectMiddleware

from blog.queries.addresses import article_path


class RedirectMiddleware(WagtailRedirectMiddleware):
    """Wagtail's, which would tell the address of an article that is restricted now."""

    def process_response(self, request: HttpRequest, response: HttpResponse) -> Any:
        """Leave articles alone."""
        if request.path.startswith((article_path("", "de")[:-1], article_path("", "en")[:-1])):
            return response
        return super().process_response(request, response)
