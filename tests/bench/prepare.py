"""Builds the benchmark's database and measures what needs no load; prints one line of JSON.

A process of its own, since settings are read once. Run by `tests.bench.run`.
"""

import gzip
import io
import json
import time
from contextlib import redirect_stdout
from typing import Any

import django
from django.core.management import call_command


def main() -> None:
    """Migrate, build, look at every page once warm, merge once."""
    django.setup()
    quiet = io.StringIO()
    with redirect_stdout(quiet):
        call_command("migrate", verbosity=0)
        call_command("collectstatic", interactive=False, verbosity=0)
        facts = _build_and_look()
    print(json.dumps(facts))


def _build_and_look() -> dict[str, Any]:
    from django.db import connection

    from blog.actions.set_up_site import set_up_site
    from tests.bench.world import build

    set_up_site()
    paths = build()
    call_command("rebuild_references_index", verbosity=0)
    with connection.cursor() as cursor:
        # A site that has stood for a minute has its statistics; so has ours, and the references'.
        cursor.execute("ANALYZE")
    pages = {name: _look(path) for name, path in paths.items()}
    return {"paths": paths, "pages": pages, "merge": _merge()}


def _look(path: str) -> dict[str, Any]:
    """Statements and bytes of one page, asked for the third time."""
    from django.db import connection
    from django.test import Client
    from django.test.utils import CaptureQueriesContext

    client = Client(SERVER_NAME="localhost")
    if not path.startswith("/referenz/"):
        client.get(path)
        client.get(path)
    with CaptureQueriesContext(connection) as caught:
        answer = client.get(path)
    return {
        "status": answer.status_code,
        "statements": len(caught),
        "bytes": len(answer.content),
        "gzip": len(gzip.compress(answer.content, 6)),
    }


def _merge() -> dict[str, Any]:
    """Merge one offered contribution into a passage and undo nothing."""
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    from tests.bench.merging import one_merge

    begin = one_merge()
    with CaptureQueriesContext(connection) as caught:
        started = time.perf_counter()
        begin()
        spent = (time.perf_counter() - started) * 1000
    return {"statements": len(caught), "ms": spent}


if __name__ == "__main__":
    main()
