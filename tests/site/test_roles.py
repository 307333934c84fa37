"""Roles of an installation that is older than some permissions: they get what is new, and nothing that was taken from them."""

from importlib import import_module

import pytest
from django.apps import apps
from django.contrib.auth.models import Group, Permission

from haltung.accounts.models import RoleGrant
from haltung.accounts.roles import EDITORS, LEADERS, PERMISSIONS, ensure_roles

pytestmark = pytest.mark.django_db

NEW = "blog.change_position"
migration = import_module("haltung.accounts.migrations.0002_role_grants")


def held(role: str) -> set[str]:
    rows = Permission.objects.filter(group__name=role).select_related("content_type")
    return {f"{row.content_type.app_label}.{row.codename}" for row in rows}


def take(role: str, name: str) -> None:
    app, codename = name.split(".")
    group = Group.objects.get(name=role)
    group.permissions.remove(Permission.objects.get(content_type__app_label=app, codename=codename))


@pytest.fixture
def older() -> None:
    """An installation from before positions whose operator took something from its editors."""
    for role in (EDITORS, LEADERS):
        for name in held(role) - set(migration.BEFORE[role]):
            take(role, name)
    take(EDITORS, "blog.delete_person")
    RoleGrant.objects.all().delete()
    migration.note_what_was_given(apps, None)


@pytest.mark.usefixtures("older")
def test_an_older_installation_gets_what_is_new_and_nothing_back_that_was_taken():
    assert NEW not in held(EDITORS)
    ensure_roles()
    assert held(EDITORS) == set(PERMISSIONS[EDITORS]) - {"blog.delete_person"}
    assert held(LEADERS) == set(PERMISSIONS[LEADERS])


@pytest.mark.usefixtures("older")
def test_what_is_taken_after_it_was_given_stays_taken():
    ensure_roles()
    take(EDITORS, NEW)
    ensure_roles()
    assert NEW not in held(EDITORS)


def test_a_permission_that_an_app_has_not_yet_is_given_when_it_comes(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setitem(PERMISSIONS, EDITORS, (*PERMISSIONS[EDITORS], "blog.sing"))
    ensure_roles()
    kind = Permission.objects.get(content_type__app_label="blog", codename="change_position").content_type
    Permission.objects.create(content_type=kind, codename="sing", name="Can sing")
    ensure_roles()
    assert "blog.sing" in held(EDITORS)


def test_a_role_that_is_made_again_holds_everything():
    Group.objects.get(name=EDITORS).delete()
    ensure_roles()
    assert held(EDITORS) == set(PERMISSIONS[EDITORS])
