"""`haltung search-index`: makes the index of the search from nothing, out of what the database holds now."""

from typing import Any

from django.core.management.base import BaseCommand

from search.queries.engine import engine


class Command(BaseCommand):
    """Rebuild the index."""

    help = "Makes the search index from nothing; readers can search all the while."

    def handle(self, *args: Any, **options: Any) -> None:
        """Rebuild and say what was done."""
        chosen = engine()
        chosen.rebuild()
        faults = chosen.faults()
        for fault in faults:
            self.stderr.write(fault)
        self.stdout.write(f"The index of the engine “{chosen.name}” is new.")
        if faults:
            raise SystemExit(1)
