"""`haltung serve`: the web server; with `--worker` the worker beside it, both until Ctrl-C."""

import os
from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from haltung.operations import supervisor
from haltung.operations.work import Worker


class Command(BaseCommand):
    """Run the web server."""

    help = "Serves the site with gunicorn on PORT (8000); --worker runs the worker beside it."

    def add_arguments(self, parser: CommandParser) -> None:
        """Options."""
        parser.add_argument("--worker", action="store_true", help="Run the worker as well.")
        parser.add_argument("--host", default="0.0.0.0", help="The address to listen on.")  # noqa: S104  containers
        parser.add_argument(
            "--port", default=os.environ.get("PORT", "8000"), help="The port; else PORT, else 8000."
        )

    def handle(self, *args: Any, **options: Any) -> None:
        """Serve until told to stop."""
        raise SystemExit(serve(options["host"], options["port"], with_worker=options["worker"]))


def serve(host: str, port: str, *, with_worker: bool) -> int:
    """Check the port, then run everything. A fault becomes one sentence and code 1."""
    try:
        number = supervisor.free_port(host, port)
    except supervisor.PortFault as fault:
        raise SystemExit(f"haltung: {fault}") from None
    web = supervisor.web(host, number)
    if with_worker:
        return supervisor.run([web, work])
    web()
    return 0


def work() -> None:
    """The worker, until it is told to stop."""
    Worker(supervisor.stop_signal()).run()
