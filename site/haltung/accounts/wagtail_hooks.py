"""Where editors find their password and their second factor: allauth's pages, linked from the admin's settings."""

from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem


@hooks.register("register_settings_menu_item")
def second_factor_item() -> MenuItem:
    """Everybody who signs in may see this one."""
    return MenuItem(
        _("Zweiter Faktor"), reverse("mfa_index"), name="second-factor", icon_name="key", order=10
    )


@hooks.register("register_settings_menu_item")
def password_item() -> MenuItem:
    """Wagtail's own password form is switched off; this is the way to the other one."""
    return MenuItem(
        _("Passwort ändern"), reverse("account_change_password"), name="password", icon_name="lock", order=20
    )
