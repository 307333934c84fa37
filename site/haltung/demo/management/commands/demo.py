"""`haltung demo`: sets everything up, loads the example content once, then runs web and worker until Ctrl-C."""

import logging
import os
from typing import Any

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError
from django.db import connection
from django.db.migrations.executor import MigrationExecutor

from haltung.demo import content
from haltung.demo.ground import PASSWORD
from haltung.demo.load import NotEmptyError, load
from haltung.operations import supervisor
from haltung.operations.collecting import collect_if_changed
from haltung.operations.garbage import collected_seldom
from haltung.operations.management.commands.serve import serve
from haltung.operations.sites import keep_sites_in_step

EDITOR = content.read("site")["staff"]["email"]
HOST = "127.0.0.1"


class Command(BaseCommand):
    """Run the demo."""

    help = "Sets up the demo, serves it with its worker on PORT (8000) until Ctrl-C; a second start keeps the data."
    requires_system_checks: list[str] = []

    def handle(self, *args: Any, **options: Any) -> None:
        """Prepare, say where to look, serve."""
        port = os.environ.get("PORT", "8000")
        try:
            supervisor.free_port(HOST, port)
        except supervisor.PortFault as fault:
            raise CommandError(str(fault)) from None
        prepare()
        base = settings.HALTUNG_BASE_URL
        self.stdout.write(f"Haltung läuft: {base}/ · Redaktion: {base}/redaktion/ · Post: {base}/demo/post/")
        self.stdout.write(f"Anmelden mit {EDITOR} und dem Passwort {PASSWORD} · Ende mit Strg-C")
        self.stdout.flush()
        raise SystemExit(serve(HOST, port, with_worker=True))


def prepare() -> None:
    """Bring database, static files and content up to date."""
    logging.disable(logging.INFO)  # hundreds of lines about pages that are being invented
    try:
        with collected_seldom():
            migrate()
            if settings.ENVIRONMENT.collected_static:
                collect_if_changed()
            load()
    except NotEmptyError:
        sentence = "This database holds other articles; the demo needs one of its own (see DATABASE_URL)."
        raise CommandError(sentence) from None


def migrate() -> None:
    """Run the migrations that are missing; where none is, only the address may be new."""
    executor = MigrationExecutor(connection)
    if executor.migration_plan(executor.loader.graph.leaf_nodes()):
        call_command("migrate", interactive=False, verbosity=0)
        call_command("carry_anchors", missing=True, verbosity=0)
    else:
        keep_sites_in_step()
