"""`haltung worker`: carries out effects and starts what the clock asks for, until it is told to stop."""

from threading import Event
from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from haltung.operations.supervisor import stop_signal
from haltung.operations.work import Worker


class Command(BaseCommand):
    """Run the worker."""

    help = "Runs the outbox and the clock until SIGTERM or Ctrl-C."

    def add_arguments(self, parser: CommandParser) -> None:
        """Options."""
        parser.add_argument("--once", action="store_true", help="Work off what is due now, then end.")

    def handle(self, *args: Any, **options: Any) -> None:
        """Work. A signal lets the row in work come to its end."""
        if options["once"]:
            self.stdout.write(f"{Worker(Event()).catch_up()} done.")
        else:
            Worker(stop_signal()).run()
