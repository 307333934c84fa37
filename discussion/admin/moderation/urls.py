"""Addresses of moderation, below Wagtail's admin; its hook takes them in."""

from django.urls import URLPattern, path

from discussion.admin.moderation import views

urlpatterns: list[URLPattern] = [
    path("moderation/", views.Queue.as_view(), name="discussion_moderation"),
    path("moderation/<uuid:uuid>/", views.OneText.as_view(), name="discussion_moderation_text"),
    path("moderation/<uuid:uuid>/freigeben/", views.Approve.as_view(), name="discussion_approve"),
    path("moderation/<uuid:uuid>/annehmen/", views.TakeIn.as_view(), name="discussion_take_in"),
    path("moderation/<uuid:uuid>/ablehnen/", views.Reject.as_view(), name="discussion_reject"),
    path("moderation/<uuid:uuid>/ausblenden/", views.Hide.as_view(), name="discussion_hide"),
    path("moderation/<uuid:uuid>/zeigen/", views.Restore.as_view(), name="discussion_restore"),
    path("moderation/<uuid:uuid>/anheften/", views.Pin.as_view(), name="discussion_pin"),
    path("moderation/<uuid:uuid>/loesen/", views.Unpin.as_view(), name="discussion_unpin"),
    path("moderation/<uuid:uuid>/antworten/", views.Answer.as_view(), name="discussion_answer"),
    path(
        "moderation/<uuid:uuid>/berichtigung/",
        views.AcceptCorrection.as_view(),
        name="discussion_accept_correction",
    ),
    path(
        "moderation/<uuid:uuid>/berichtigung/ablehnen/",
        views.RefuseCorrection.as_view(),
        name="discussion_refuse_correction",
    ),
    path("moderation/<uuid:uuid>/adresse/", views.ReadAddress.as_view(), name="discussion_read_address"),
]
