"""`haltung serve`: the web server; with `--worker` the worker beside it, both until Ctrl-C."""

import os
from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from haltung.operations import supervisor


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
    web = supervisor.web_command(host, number)
    if not with_worker:
        # Alone it takes this process's place, so that signals reach it directly.
        os.execv(web[0], web)  # noqa: S606  ours
    return supervisor.run([web, supervisor.worker_command()])
