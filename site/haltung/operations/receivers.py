"""Keeps rows that repeat a setting in step with it: the two Site rows and the roles. Runs after each `migrate`."""

from typing import Any

from django.apps import AppConfig
from django.db import DEFAULT_DB_ALIAS

from haltung.accounts.roles import ensure_roles
from haltung.operations.sites import keep_sites_in_step


def after_migrate(sender: AppConfig, using: str = DEFAULT_DB_ALIAS, plan: Any = None, **kwargs: Any) -> None:
    """Names and addresses of the site follow the environment; roles exist as soon as their permissions do."""
    if using == DEFAULT_DB_ALIAS:
        keep_sites_in_step()
        ensure_roles()
