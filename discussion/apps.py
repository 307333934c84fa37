"""Registers the discussion app."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class DiscussionConfig(AppConfig):
    """Configuration of the discussion app."""

    name = "discussion"
    verbose_name = _("Diskussion")
    default_auto_field = "django.db.models.BigAutoField"
