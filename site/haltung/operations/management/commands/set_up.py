"""`haltung set-up`: brings the tables up to date and makes the pages that every installation has."""

from typing import Any

from django.core.management import call_command
from django.core.management.base import BaseCommand

from blog.actions.set_up_site import set_up_site


class Command(BaseCommand):
    """Make what is missing; what is there stays as it is, so it may run before every start."""

    help = (
        "Migrates, then makes home page, list of articles, imprint and privacy page where they are missing, "
        "and places for anchors that have none."
    )

    def handle(self, *args: Any, **options: Any) -> None:
        """Migrate and set up."""
        call_command("migrate", interactive=False, verbosity=options["verbosity"])
        call_command("carry_anchors", missing=True, stdout=self.stdout)
        tree = set_up_site()
        self.stdout.write(f"Ready: {tree.home.full_url or tree.home.url_path}")
