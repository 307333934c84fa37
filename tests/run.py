"""Runs every test that this machine can run, and says what it left out and why: `python -m tests.run`.

Two runs: the first on SQLite, the second on PostgreSQL with the browser, so that the last lines are those of the
second. Without PostgreSQL there is the first alone. `HALTUNG_TEST_REQUIRE=all` turns each omission into a failure.
"""

import os
import subprocess
import sys
from contextlib import ExitStack

from tests import parts
from tests.services import postgres

WORKERS = os.environ.get("HALTUNG_TEST_WORKERS", "2")


def main(arguments: list[str]) -> int:
    """Run both suites and return the exit code."""
    if parts.on_postgres():
        return _pytest("PostgreSQL, as DATABASE_URL names it", arguments, {})
    without_database = {"DATABASE_URL": ""}
    if postgres.programs() is None:
        why = "there is no PostgreSQL server on this machine"
        if parts.all_required():
            print(f"HALTUNG_TEST_REQUIRE=all, but {why}.", file=sys.stderr)
            return 2
        return _pytest("SQLite", arguments, without_database)
    first = _pytest("SQLite", arguments, {**without_database, "HALTUNG_TEST_ELSEWHERE": "postgres browser"})
    if first:
        return first
    with ExitStack() as stack:
        url = stack.enter_context(postgres.running())
        return _pytest("PostgreSQL", arguments, {"DATABASE_URL": url})


def _pytest(title: str, arguments: list[str], variables: dict[str, str]) -> int:
    print(f"\n=== tests on {title} ===", flush=True)
    environment = {name: value for name, value in {**os.environ, **variables}.items() if value}
    command = [sys.executable, "-m", "pytest", "-n", WORKERS, *arguments]
    return subprocess.run(command, env=environment, check=False).returncode


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
