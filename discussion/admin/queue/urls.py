"""Addresses of the desk's queue, below Wagtail's admin; its hook takes them in."""

from django.urls import URLPattern, path

from discussion.admin.queue.acts import Act
from discussion.admin.queue.add import AddContribution, ChooseArticle
from discussion.admin.queue.comments import Comments
from discussion.admin.queue.sheet import ConsentSheet
from discussion.admin.queue.single import Cut, HoldConsent, Join, Single, Ungroup
from discussion.admin.queue.views import Articles, QueuePage

urlpatterns: list[URLPattern] = [
    path("einarbeiten/", QueuePage.as_view(), name="merge_overview"),
    path("einarbeiten/sammeln/", Act.as_view(), name="desk_act"),
    path("einarbeiten/artikel/", Articles.as_view(), name="desk_articles"),
    path("einarbeiten/kommentare/", Comments.as_view(), name="desk_comments"),
    path("einarbeiten/neu/", ChooseArticle.as_view(), name="desk_add"),
    path("einarbeiten/<int:page_id>/neu/", AddContribution.as_view(), name="desk_add_to"),
    path("einarbeiten/einwilligung/", ConsentSheet.as_view(), name="desk_sheet"),
    path("einarbeiten/einwilligung/<uuid:uuid>/", ConsentSheet.as_view(), name="desk_sheet_for"),
    path("einarbeiten/beitrag/<uuid:uuid>/", Single.as_view(), name="desk_contribution"),
    path("einarbeiten/beitrag/<uuid:uuid>/teilen/", Cut.as_view(), name="desk_cut"),
    path("einarbeiten/beitrag/<uuid:uuid>/zusammen/", Join.as_view(), name="desk_join"),
    path("einarbeiten/beitrag/<uuid:uuid>/einzeln/", Ungroup.as_view(), name="desk_ungroup"),
    path("einarbeiten/beitrag/<uuid:uuid>/festhalten/", HoldConsent.as_view(), name="desk_hold"),
]
