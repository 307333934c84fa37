"""`haltung backup FILE`: database and pictures in one archive, while the site runs."""

from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from haltung.operations.backup import BackupFault, back_up


class Command(BaseCommand):
    """Write a backup."""

    help = "Writes database and pictures into one archive. The list of erasures is not in it: keep its folder apart."

    def add_arguments(self, parser: CommandParser) -> None:
        """Options."""
        parser.add_argument("file", type=Path)
        parser.add_argument("--without-media", action="store_true", help="Leave the pictures out.")

    def handle(self, *args: Any, **options: Any) -> None:
        """Write it."""
        try:
            back_up(options["file"], media=not options["without_media"])
        except BackupFault as fault:
            raise CommandError(str(fault)) from None
        self.stdout.write(f"Written: {options['file']} ({options['file'].stat().st_size} bytes).")
