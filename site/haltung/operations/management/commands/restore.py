"""`haltung restore FILE`: puts a backup back; what was erased or withdrawn since goes again before the site opens."""

from pathlib import Path
from typing import Any

from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError, CommandParser

from discussion.actions.withdraw_again import withdraw_again
from haltung.operations.backup import BackupFault, put_back
from haltung.operations.erase_again import ListFault, derive_anew, erase_again


class Command(BaseCommand):
    """Restore a backup."""

    help = (
        "Replaces database and pictures by a backup, replays the list of erasures and withdrawals, makes derived data anew. "
        "A withdrawn text's passage in an article is a task for its editors again, with a new deadline."
    )
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: CommandParser) -> None:
        """Options."""
        parser.add_argument("file", type=Path, nargs="?")
        parser.add_argument("--yes", action="store_true", help="Don't ask.")
        parser.add_argument(
            "--erase-again",
            action="store_true",
            help="Put nothing back; only replay the list of erasures and withdrawals.",
        )

    def handle(self, *args: Any, **options: Any) -> None:
        """Restore, erase again, derive."""
        if bool(options["file"]) == options["erase_again"]:
            raise CommandError("Name a backup, or say --erase-again.")
        try:
            if options["file"]:
                self._put_back(options["file"], sure=options["yes"])
            people, passages = erase_again()
            consents = withdraw_again()
        except (BackupFault, ListFault) as fault:
            raise CommandError(str(fault)) from None
        derive_anew()
        self.stdout.write(
            f"Erased again: {people} people, {passages} passages. Withdrawn again: {consents} consents. "
            "The site may open."
        )

    def _put_back(self, file: Path, *, sure: bool) -> None:
        if (
            not sure
            and input("This replaces the database. End web and worker first. Go on? [yes/no] ") != "yes"
        ):
            raise CommandError("Nothing was changed.")
        put_back(file)
        call_command("migrate", interactive=False, verbosity=0)
