"""Who may fold contributions into which pages: our permission and Wagtail's permission to publish, both."""

from collections.abc import Collection
from typing import Any, Final

from django.conf import settings
from django.contrib.auth import get_user_model
from django.db.models import QuerySet
from wagtail.models import Page
from wagtail.permission_policies.pages import PagePermissionPolicy

MERGE: Final = "discussion.merge"


def may_merge(page: Page, user: Any) -> bool:
    """Tell whether somebody holds our permission and Wagtail's permission to publish this page."""
    return bool(user.has_perm(MERGE) and page.permissions_for_user(user).can_publish())


def may_propose(page: Page, user: Any) -> bool:
    """Tell whether somebody may work on a merge: who may not publish can let it be reviewed, where the site has that."""
    if not user.has_perm(MERGE):
        return False
    permissions = page.permissions_for_user(user)
    return bool(permissions.can_publish() or (permissions.can_edit() and page.has_workflow))


def mergeable_pages(user: Any) -> QuerySet[Page]:
    """Return the pages that somebody may merge into, as one condition on the tree, however many there are."""
    if not user.has_perm(MERGE):
        return Page.objects.none().order_by("pk")
    return PagePermissionPolicy().instances_user_has_permission_for(user, "publish").order_by("pk")


def may_merge_all(user: Any, page_ids: Collection[int]) -> bool:
    """Tell whether somebody may merge into each of these pages; one statement."""
    wanted = set(page_ids)
    return mergeable_pages(user).filter(pk__in=wanted).count() == len(wanted)


def mergers() -> QuerySet[Any]:
    """Return everybody who may merge somewhere, by name; one statement."""
    publishers = PagePermissionPolicy().users_with_permission("publish").order_by().values("pk")
    holders = get_user_model().objects.with_perm(MERGE, backend=settings.AUTHENTICATION_BACKENDS[0])
    return holders.filter(pk__in=publishers).order_by("last_name", "first_name", "email", "pk")
