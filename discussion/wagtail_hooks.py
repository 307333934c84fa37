"""Registers with Wagtail what lies in `discussion.admin`."""

from typing import Any

from django.http import HttpRequest
from django.urls import URLPattern
from wagtail import hooks

from blog.admin.menu import POSITIONS_MENU
from discussion.admin.asking.urls import urlpatterns as ask_urls
from discussion.admin.erasures import hooks as erasures
from discussion.admin.erasures.urls import urlpatterns as erasure_urls
from discussion.admin.merge_desk import hooks as merge_desk
from discussion.admin.merge_desk.urls import urlpatterns as merge_urls
from discussion.admin.moderation import hooks as moderation
from discussion.admin.moderation.urls import urlpatterns as moderation_urls
from discussion.admin.positions import hooks as positions
from discussion.admin.positions.urls import urlpatterns as position_urls
from discussion.admin.queue.urls import urlpatterns as queue_urls
from discussion.admin.removals import hooks as removals
from discussion.admin.removals.urls import urlpatterns as removal_urls
from discussion.admin.withdrawals import hooks as withdrawals
from discussion.admin.withdrawals.urls import urlpatterns as withdrawal_urls


def _urls() -> list[URLPattern]:
    return [
        *moderation_urls,
        *withdrawal_urls,
        *erasure_urls,
        *removal_urls,
        *queue_urls,
        *merge_urls,
        *ask_urls,
        *position_urls,
    ]


def _add_summaries(request: HttpRequest, items: list[Any]) -> None:
    """Say on the editor's home how many texts and contributions wait."""
    items.append(moderation.WaitingTexts(request))
    items.append(merge_desk.WaitingSummary(request))
    items.append(withdrawals.TasksSummary(request))
    items.append(positions.WishesSummary(request))


hooks.register("register_admin_urls", _urls)
hooks.register("register_admin_menu_item", moderation.menu_item)
hooks.register("register_admin_menu_item", merge_desk.menu_item)
hooks.register("register_admin_menu_item", erasures.menu_item)
hooks.register(POSITIONS_MENU, positions.menu_item)
hooks.register("register_page_header_buttons", merge_desk.page_buttons)
hooks.register("register_page_header_buttons", removals.page_buttons)
hooks.register("register_log_actions", removals.log_action)
hooks.register("construct_homepage_summary_items", _add_summaries)
