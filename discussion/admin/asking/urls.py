"""Addresses of the pages for asking, below Wagtail's admin; its hook takes them in."""

from django.urls import URLPattern, path

from discussion.admin.asking.views import AskBack, InviteReview

urlpatterns: list[URLPattern] = [
    path("einarbeiten/<int:page_id>/rueckfrage/<uuid:uuid>/", AskBack.as_view(), name="merge_ask"),
    path(
        "einarbeiten/<int:page_id>/gegenlesen/<uuid:uuid>/",
        InviteReview.as_view(),
        name="merge_review_invite",
    ),
]
