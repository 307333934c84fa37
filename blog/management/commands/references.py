"""`haltung references`: derive anew what all texts refer to."""

from typing import Any

from django.core.management.base import BaseCommand

from blog.actions.refer import refer_all


class Command(BaseCommand):
    """Make the rows of references anew from the newest versions."""

    help = "Derives anew, from the newest version of every page, what its passages refer to."

    def handle(self, *args: Any, **options: Any) -> None:
        """Say how many."""
        pages, total = refer_all()
        self.stdout.write(f"{total} references on {pages} pages.")
