"""Addresses of erasures, below Wagtail's admin; its hook takes them in."""

from django.urls import URLPattern, path

from discussion.admin.erasures import views

urlpatterns: list[URLPattern] = [
    path("loeschungen/", views.Erasures.as_view(), name="discussion_erasures"),
    path("loeschungen/<uuid:uuid>/", views.OneErasure.as_view(), name="discussion_erasure"),
]
