"""The editor's side menu: what belongs together stands in one submenu, so that the whole of it is seen at once."""

from typing import Final

from django.utils.translation import gettext_lazy as _
from wagtail.admin.menu import Menu, SubmenuMenuItem

PEOPLE_MENU: Final = "register_people_menu_item"
POSITIONS_MENU: Final = "register_positions_menu_item"
PODCASTS_MENU: Final = "register_podcasts_menu_item"
"""Hooks: each entry of the submenu is registered by whom its page belongs to, and shown to those who may open it."""


def people() -> SubmenuMenuItem:
    """Return the submenu of people and organisations."""
    menu = Menu(register_hook_name=PEOPLE_MENU)
    return SubmenuMenuItem(_("Personen"), menu, name="people-menu", icon_name="user", order=220)


def positions() -> SubmenuMenuItem:
    """Return the submenu of positions, the questions they answer and what readers answer."""
    menu = Menu(register_hook_name=POSITIONS_MENU)
    return SubmenuMenuItem(_("Haltungen"), menu, name="positions-menu", icon_name="openquote", order=230)


def podcasts() -> SubmenuMenuItem:
    """Return the submenu of podcasts that we follow or move here; our own are pages."""
    menu = Menu(register_hook_name=PODCASTS_MENU)
    return SubmenuMenuItem(_("Podcasts"), menu, name="podcasts-menu", icon_name="media", order=232)
