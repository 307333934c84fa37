"""Registers with Wagtail what lies in `discussion.admin`."""

from typing import Any

from django.http import HttpRequest
from django.urls import URLPattern
from wagtail import hooks
from wagtail.admin.menu import MenuItem

from discussion.admin.merge_desk import hooks as merge_desk
from discussion.admin.merge_desk.urls import urlpatterns as merge_urls
from discussion.admin.moderation import hooks as moderation
from discussion.admin.moderation.urls import urlpatterns as moderation_urls

hooks.register("register_page_header_buttons", merge_desk.page_buttons)


@hooks.register("register_admin_urls")
def register_merge_urls() -> list[URLPattern]:
    """Take the merge page's addresses in."""
    return merge_urls


@hooks.register("register_admin_urls")
def register_moderation_urls() -> list[URLPattern]:
    """Take the addresses of moderation in."""
    return moderation_urls


@hooks.register("register_admin_menu_item")
def register_moderation_menu_item() -> MenuItem:
    """Put moderation into the menu."""
    return moderation.menu_item()


@hooks.register("register_admin_menu_item")
def register_merge_menu_item() -> MenuItem:
    """Put the merge page into the menu."""
    return merge_desk.menu_item()


@hooks.register("construct_homepage_summary_items")
def add_waiting_summary(request: HttpRequest, items: list[Any]) -> None:
    """Say on the editor's home how many texts and contributions wait."""
    items.append(moderation.WaitingTexts(request))
    items.append(merge_desk.WaitingSummary(request))
