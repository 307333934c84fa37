"""The three roles. They add up: somebody may hold several.

A role is made once, with what it may do; afterwards it belongs to the operator, who may change it. A permission that is new
with a version of ours reaches the roles that are there already, once: `RoleGrant` notes what a role was given.
"""

from collections.abc import Iterable

from django.contrib.auth.models import Group, Permission
from django.db import transaction
from django.db.models import Q
from wagtail.models import (
    Collection,
    GroupApprovalTask,
    GroupCollectionPermission,
    GroupPagePermission,
    Page,
    WorkflowPage,
)

from haltung.accounts.models import RoleGrant

EDITORS, MODERATORS, LEADERS = "Redaktion", "Moderation", "Leitung"

# Permissions by app and code name; what an app doesn't have (yet) is passed over.
ADMIN = ("wagtailadmin.access_admin",)
SNIPPETS = tuple(
    f"blog.{act}_{model}"
    for model in ("person", "topic", "organisation", "question", "position")
    for act in ("add", "change", "delete")
)
PERMISSIONS: dict[str, tuple[str, ...]] = {
    EDITORS: (*ADMIN, *SNIPPETS, "discussion.merge"),
    MODERATORS: (*ADMIN, "discussion.moderate"),
    LEADERS: (
        *ADMIN,
        *SNIPPETS,
        "discussion.merge",
        "discussion.moderate",
        "discussion.read_address",
        "discussion.erase",
        "blog.change_sitesettings",
        *(f"accounts.{act}_user" for act in ("add", "change", "delete")),
        *(f"wagtailredirects.{act}_redirect" for act in ("add", "change", "delete")),
    ),
}
PAGES: dict[str, tuple[str, ...]] = {
    EDITORS: ("add_page", "change_page", "publish_page"),
    LEADERS: ("add_page", "change_page", "publish_page", "lock_page", "unlock_page", "bulk_delete_page"),
}
# Wagtail asks for the permissions of its own models even where a project has models of its own.
FILE_APPS = ("wagtailimages", "wagtaildocs")
FILES = tuple(f"{act}_{model}" for act in ("add", "change", "choose") for model in ("image", "document"))


@transaction.atomic
def ensure_roles() -> None:
    """Make the roles that are missing, and give the others what is new. With the first one, Wagtail's own two make room."""
    missing = [name for name in PERMISSIONS if not Group.objects.filter(name=name).exists()]
    for name in missing:
        group = Group.objects.create(name=name)
        RoleGrant.objects.filter(role=name).delete()
        _give_pages(group, PAGES.get(name, ()))
        if name in PAGES:
            _give_files(group)
    for group in Group.objects.filter(name__in=PERMISSIONS).order_by("pk"):
        _give_once(group)
    if LEADERS in missing:
        _replace_wagtails_groups(Group.objects.get(name=LEADERS))


def _give_once(group: Group) -> None:
    """Give a role each permission that it was never given, as soon as its app has it."""
    given = set(RoleGrant.objects.filter(role=group.name).values_list("permission", flat=True))
    new = _permissions(name for name in PERMISSIONS[group.name] if name not in given)
    group.permissions.add(*new)
    RoleGrant.objects.bulk_create(
        RoleGrant(role=group.name, permission=f"{row.content_type.app_label}.{row.codename}") for row in new
    )


def _permissions(names: Iterable[str]) -> list[Permission]:
    wanted = Q(pk__in=[])
    for name in names:
        app, codename = name.split(".")
        wanted |= Q(content_type__app_label=app, codename=codename)
    return list(Permission.objects.filter(wanted).select_related("content_type").order_by("pk"))


def _give_pages(group: Group, codenames: Iterable[str]) -> None:
    root = Page.objects.filter(depth=1).order_by("path").first()
    if root is None:
        return
    permissions = Permission.objects.filter(
        content_type__app_label="wagtailcore", codename__in=list(codenames)
    )
    for permission in permissions.order_by("pk"):
        GroupPagePermission.objects.create(group=group, page=root, permission=permission)


def _give_files(group: Group) -> None:
    root = Collection.objects.filter(depth=1).order_by("path").first()
    if root is None:
        return
    permissions = Permission.objects.filter(content_type__app_label__in=FILE_APPS, codename__in=FILES)
    for permission in permissions.order_by("pk"):
        GroupCollectionPermission.objects.create(group=group, collection=root, permission=permission)


def _replace_wagtails_groups(leaders: Group) -> None:
    """Wagtail's migrations bring two English groups and switch its four-eyes workflow on; here that is a choice."""
    for task in GroupApprovalTask.objects.order_by("pk"):
        task.groups.add(leaders)
    WorkflowPage.objects.filter(page__depth=1).delete()
    Group.objects.filter(name__in=("Editors", "Moderators"), user__isnull=True).delete()
