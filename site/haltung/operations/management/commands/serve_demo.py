"""`haltung serve-demo`: web and worker of the demo together, told in two lines, until Ctrl-C."""

import os
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from haltung.operations.collecting import collect_if_changed
from haltung.operations.management.commands.serve import serve


class Command(BaseCommand):
    """Run the demo."""

    help = "Serves the demo with its worker on PORT (8000) until Ctrl-C."

    def handle(self, *args: Any, **options: Any) -> None:
        """Say where to look, then serve."""
        if not settings.HALTUNG_DEMO:
            raise CommandError(
                "serve-demo is for the demo alone: set HALTUNG_ENV=demo, or use haltung serve."
            )
        collect_if_changed()
        raise SystemExit(serve("127.0.0.1", os.environ.get("PORT", "8000"), with_worker=True))
