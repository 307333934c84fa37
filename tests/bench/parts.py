"""Runs parts of the benchmark: each in a process and a database of its own, so that none weighs on another or stops it."""

import json
import os
import subprocess
import sys
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from tests.bench.rows import FAILED, Row, Rows, measure, say, table
from tests.services.ports import free_port
from tests.services.postgres import running

ROOT = Path(__file__).resolve().parents[2]
PORT = int(os.environ.get("HALTUNG_BENCH_PORT") or free_port())
Promises = Callable[[Mapping[str, Row]], dict[str, float]]


def environment(database: str) -> dict[str, str]:
    """The environment of a production site on loopback."""
    return {
        **os.environ,
        "HALTUNG_ENV": "production",
        "HALTUNG_SECRET_KEY": "only-for-one-benchmark-0123456789-abcdefghijklmnop",
        "HALTUNG_BASE_URL": f"http://localhost:{PORT}",
        "HALTUNG_TRUSTED_PROXIES": "127.0.0.1",
        "HALTUNG_DATA_DIR": str(ROOT / ".work" / "bench"),
        "HALTUNG_LOG_LEVEL": "ERROR",
        "HALTUNG_REQUIRE_MFA": "0",
        "DATABASE_URL": database,
        "DJANGO_SETTINGS_MODULE": "tests.bench.settings",
    }


@contextmanager
def databases() -> Iterator[Callable[[str], str]]:
    """Start PostgreSQL with a site that is set up; yield what copies it under a name and returns the copy's address."""
    with running() as address:
        say("migrating …")
        command = [sys.executable, "-m", "tests.bench.parts"]
        subprocess.run(command, env=environment(address), cwd=ROOT, check=True, stdout=subprocess.DEVNULL)
        yield lambda name: _copy(address, name)


def _copy(address: str, name: str) -> str:
    import psycopg
    from psycopg import sql

    parts = urlsplit(address)
    other = parts._replace(scheme="postgresql", path="/template1").geturl()
    with psycopg.connect(other, autocommit=True) as connection:
        base = sql.Identifier(parts.path.strip("/"))
        connection.execute(sql.SQL("CREATE DATABASE {} TEMPLATE {}").format(sql.Identifier(name), base))
    return parts._replace(path=f"/{name}").geturl()


def part(module: str, name: str, scale: float, database: str) -> dict[str, Row]:
    """Measure a row of a module in a process of its own; a process that dies says so in the row's place."""
    command = [sys.executable, "-m", module, "inside", name, str(scale)]
    done = subprocess.run(
        command, env=environment(database), cwd=ROOT, check=False, stdout=subprocess.PIPE, text=True
    )
    if done.returncode or not done.stdout.strip():
        return {name: {FAILED: f"its process ended with {done.returncode}"}}
    found: dict[str, Row] = json.loads(done.stdout.splitlines()[-1])
    return found


def all_rows(module: str, names: list[str], scale: float, copy: Callable[[str], str]) -> dict[str, Row]:
    """Measure rows of a module one after the other, each on a fresh copy."""
    found: dict[str, Row] = {}
    for name in names:
        found |= part(module, name, scale, copy(name))
    return found


def main(module: str, rows: Rows, promises: Promises, words: list[str]) -> None:
    """By hand: `<row> [scale]`, or `all`, on a database of its own; `inside <row> <scale>` is what this starts."""
    if words[:1] == ["inside"]:
        import django

        django.setup()
        print(json.dumps(measure(rows, words[1], float(words[2]))))
        return
    if not words or words[0] not in {*rows, "all"}:
        raise SystemExit(f"Which row? {', '.join(rows)}, or all")
    names = list(rows) if words[0] == "all" else [words[0]]
    with databases() as copy:
        found = all_rows(module, names, float(words[1]) if len(words) > 1 else 1.0, copy)
    print(table(found))
    for told, figure in promises(found).items():
        print(f"{told}: {figure:.2f}")


def set_up() -> None:
    """Migrate the database of the environment and set up a site in it."""
    import django
    from django.core.management import call_command

    django.setup()
    from blog.actions.set_up_site import set_up_site

    options: dict[str, Any] = {"verbosity": 0}
    call_command("migrate", **options)
    call_command("collectstatic", interactive=False, **options)
    set_up_site()


if __name__ == "__main__":
    set_up()
