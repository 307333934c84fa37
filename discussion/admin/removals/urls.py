"""Addresses of removals by law, below Wagtail's admin; its hook takes them in."""

from django.urls import URLPattern, path

from discussion.admin.removals import views

urlpatterns: list[URLPattern] = [
    path("entfernen/<int:page_id>/", views.Removals.as_view(), name="discussion_removals"),
    path("entfernen/<int:page_id>/<uuid:block>/", views.OneRemoval.as_view(), name="discussion_removal"),
]
