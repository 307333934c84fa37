"""`haltung carry-anchors`: makes the places of all anchors again, from the texts of the versions alone."""

from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from blog.actions.carry_anchors import rebuild_placements
from blog.queries.placements import pages_with_anchors, pages_without_places


class Command(BaseCommand):
    """Rebuild what is derived about anchors; the anchors themselves stay as they are."""

    help = "Makes the places of anchors in each version again; --missing only where an anchor has none."

    def add_arguments(self, parser: CommandParser) -> None:
        """Options."""
        parser.add_argument(
            "--missing", action="store_true", help="Only pages with an anchor without a place."
        )

    def handle(self, *args: Any, **options: Any) -> None:
        """Rebuild page after page, each in a transaction of its own."""
        pages = pages_without_places() if options["missing"] else pages_with_anchors()
        rows = sum(rebuild_placements(page) for page in pages)
        if pages or not options["missing"]:
            self.stdout.write(f"{len(pages)} pages, {rows} places of anchors.")
