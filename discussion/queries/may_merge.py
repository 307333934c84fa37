"""Who may fold contributions into a page."""

from typing import Any

from wagtail.models import Page

MERGE = "discussion.merge"


def may_merge(page: Page, user: Any) -> bool:
    """Tell whether somebody holds our permission and Wagtail's permission to publish this page."""
    return bool(user.has_perm(MERGE) and page.permissions_for_user(user).can_publish())
