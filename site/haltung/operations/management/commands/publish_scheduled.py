"""`publish_scheduled`: Wagtail's command, wholly or not at all, so that no page is live without its version."""

from typing import Any

from django.db import transaction
from wagtail.management.commands.publish_scheduled import Command as WagtailCommand


class Command(WagtailCommand):
    """Publish and withdraw what is due."""

    def handle(self, *args: Any, **options: Any) -> None:
        """Do it in one transaction."""
        with transaction.atomic():
            super().handle(*args, **options)
