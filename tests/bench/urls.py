"""The site's addresses, with the stock comment tree before them."""

from django.urls import include, path

from haltung.urls import handler400, handler403, handler404, handler500
from haltung.urls import urlpatterns as site_patterns
from tests.bench.reference.views import stock_tree

__all__ = ["handler400", "handler403", "handler404", "handler500", "urlpatterns"]

urlpatterns = [
    path("referenz/<int:page_id>/", stock_tree),
    path("comments/", include("django_comments_xtd.urls")),
    *site_patterns,
]
