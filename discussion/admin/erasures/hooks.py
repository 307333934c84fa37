"""Where erasures show up in Wagtail's admin: the menu of those who may erase."""

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext_lazy
from wagtail.admin.menu import MenuItem

from discussion.actions.ask_erasure import ERASE


class ErasuresMenuItem(MenuItem):
    """Shown to those who may erase."""

    def is_shown(self, request: HttpRequest) -> bool:
        """Ask for the permission."""
        return bool(request.user.has_perm(ERASE))


def menu_item() -> ErasuresMenuItem:
    """Return the entry in the menu."""
    return ErasuresMenuItem(
        gettext_lazy("Löschungen"),
        reverse("discussion_erasures"),
        name="erasures",
        icon_name="bin",
        order=160,
    )
