"""Registers the blog app."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class BlogConfig(AppConfig):
    """Configuration of the blog app."""

    name = "blog"
    verbose_name = _("Artikel")
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Connect the receivers."""
        from blog import receivers

        receivers.connect()
