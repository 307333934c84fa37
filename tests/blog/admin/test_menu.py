"""The editor's side menu: short, grouped, with the merge desk before the submenus."""

from typing import Any

import pytest
from django.test import RequestFactory
from wagtail.admin.menu import SubmenuMenuItem, admin_menu

from tests.factories import blog

pytestmark = pytest.mark.django_db
LONGEST = 16
"""Letters that fit into the menu's width."""


def menu(user: Any) -> list[tuple[str, list[str]]]:
    request = RequestFactory().get("/redaktion/")
    request.user = user

    def shown(of: Any) -> list[Any]:
        return sorted(of.menu_items_for_request(request), key=lambda item: item.order)

    return [
        (
            str(item.label),
            [str(one.label) for one in shown(item.menu)] if isinstance(item, SubmenuMenuItem) else [],
        )
        for item in shown(admin_menu)
    ]


def test_what_belongs_together_stands_in_one_submenu():
    blog.tree()
    found = dict(menu(blog.editor()))
    assert found["Haltungen"] == ["Alle Haltungen", "Fragen", "Antworten"]
    assert found["Podcasts"] == ["Podcasts folgen", "Wer ist gemeint?", "Eigenen umziehen"]
    assert found["Personen"][:2] == ["Alle Personen", "Organisationen"]


def test_the_merge_desk_stands_before_the_submenus_and_no_label_is_cut():
    blog.tree()
    found = menu(blog.user(is_superuser=True, is_staff=True, is_active=True))
    names = [name for name, _entries in found]
    assert names.index("Einarbeiten") < names.index("Personen") < names.index("Haltungen")
    assert dict(found)["Personen"] == ["Alle Personen", "Organisationen", "Zusammenführen"]
    ours = [entry for name in ("Personen", "Haltungen", "Podcasts") for entry in dict(found)[name]]
    assert {name for name in (*names, *ours) if len(name) > LONGEST} == set()
    assert len(names) <= 14


def test_who_may_nothing_of_a_submenu_does_not_see_it():
    blog.tree()
    assert not {"Haltungen", "Podcasts", "Personen"} & set(dict(menu(blog.user())))
