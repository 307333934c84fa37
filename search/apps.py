"""Registers the search app."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class SearchConfig(AppConfig):
    """Configuration of the search app."""

    name = "search"
    verbose_name = _("Suche")
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Let `haltung doctor` look at the index."""
        from blog.registries import registries
        from search.queries.engine import engine

        registries.checks["search"] = lambda: engine().faults()
