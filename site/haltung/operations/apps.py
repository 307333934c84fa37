"""The operations app: commands, checks and receivers; it has no tables."""

from datetime import timedelta

from django.apps import AppConfig, apps
from django.core.management import call_command
from django.db.models.signals import post_migrate

from blog.registries import registries


class OperationsConfig(AppConfig):
    """Connects what runs the site."""

    name = "haltung.operations"
    label = "operations"

    def ready(self) -> None:
        """Register the checks, what follows a migration, and what the clock starts."""
        from haltung.operations import checks  # noqa: F401  registers itself
        from haltung.operations.receivers import after_migrate

        # The last app of all: by then every permission that a role holds has been made.
        last = [config for config in apps.get_app_configs() if config.models_module][-1]
        post_migrate.connect(after_migrate, sender=last, dispatch_uid="haltung.after_migrate")
        registries.clock["publish_scheduled"] = (timedelta(minutes=1), publish_scheduled)
        registries.clock["clear_sessions"] = (timedelta(hours=12), clear_sessions)


def publish_scheduled() -> None:
    """What was scheduled for now goes live, or ends."""
    call_command("publish_scheduled")


def clear_sessions() -> None:
    """Sessions that ended are forgotten."""
    call_command("clearsessions")
