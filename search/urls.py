"""Addresses of search."""

from django.urls import URLPattern, path

from search.views import results

app_name = "search"

urlpatterns: list[URLPattern] = [path("suche/", results.show, name="results")]
