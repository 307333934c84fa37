"""The site's addresses with those of the demo, as in demo mode."""

from django.urls import include, path

from haltung.urls import handler400, handler403, handler404, handler500
from haltung.urls import urlpatterns as site_patterns

__all__ = ["handler400", "handler403", "handler404", "handler500", "urlpatterns"]

urlpatterns = [path("demo/", include("haltung.demo.urls")), *site_patterns]
