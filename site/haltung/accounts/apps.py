"""The accounts app."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class AccountsConfig(AppConfig):
    """People who sign in."""

    name = "haltung.accounts"
    label = "accounts"
    verbose_name = _("Konten")
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Answer for accounts when a person is erased."""
        from blog.registries import registries
        from haltung.accounts.erasing import ACCOUNT

        registries.surfaces["account"] = ACCOUNT
