"""`haltung doctor`: looks at the whole installation and says what is wrong. 0 all well, 1 something lacks, 2 broken.

With `--data` it looks at the rows alone: whether what must always hold of them (I1 to I9) holds.
"""

from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from haltung.operations import examination

MARKS = {"ok": "ok      ", "degraded": "warning ", "down": "broken  "}


class Command(BaseCommand):
    """Examine the installation."""

    help = "Examines settings, migrations, queue, mail, cache and derived data; the exit code says the worst."
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: CommandParser) -> None:
        """Options."""
        parser.add_argument("--mail", action="store_true", help="Also connect to the mail server.")
        parser.add_argument("--data", action="store_true", help="Look at the rows alone: the invariants.")

    def handle(self, *args: Any, **options: Any) -> None:
        """Print a line for each finding."""
        if options["data"]:
            findings = examination.examine_data()
        else:
            findings = examination.examine(connect_to_mail=options["mail"])
        for finding in findings:
            self.stdout.write(
                f"{MARKS[finding.state]} {finding.name}{': ' if finding.detail else ''}{finding.detail}"
            )
        raise SystemExit(examination.exit_code(findings))
