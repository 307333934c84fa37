"""Addresses of one article's bench, below Wagtail's admin; its hook takes them in. The queue has its own."""

from django.urls import URLPattern, path

from discussion.admin.merge_desk.acts import Decline, Reopen, TakeUp, TalkAbout, UndoMerge, Unplan
from discussion.admin.merge_desk.bench import MergeDesk
from discussion.admin.merge_desk.look import Look

urlpatterns: list[URLPattern] = [
    path("einarbeiten/<int:page_id>/", MergeDesk.as_view(), name="merge_desk"),
    path("einarbeiten/<int:page_id>/ansehen/<uuid:uuid>/", Look.as_view(), name="merge_look"),
    path("einarbeiten/<int:page_id>/zuruecknehmen/<uuid:uuid>/", UndoMerge.as_view(), name="merge_undo"),
    path("einarbeiten/<int:page_id>/planung-aufheben/<uuid:uuid>/", Unplan.as_view(), name="merge_unplan"),
    path("einarbeiten/<int:page_id>/ablehnen/<uuid:uuid>/", Decline.as_view(), name="merge_decline"),
    path("einarbeiten/<int:page_id>/wieder-oeffnen/<uuid:uuid>/", Reopen.as_view(), name="merge_reopen"),
    path("einarbeiten/<int:page_id>/im-gespraech/<uuid:uuid>/", TalkAbout.as_view(), name="merge_talk"),
    path("einarbeiten/<int:page_id>/aufgreifen/<uuid:uuid>/", TakeUp.as_view(), name="merge_take_up"),
]
