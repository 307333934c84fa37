"""The parts of a machine that some tests need, and what is left out where one is missing.

A test asks for a part by its marker. Where the part is missing the test is left out and the run says why; with
`HALTUNG_TEST_REQUIRE=all` the run fails instead. Differs from pytest's skip, which hides among passing tests.
"""

import os
import shutil
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Part:
    """Something on this machine that tests with the marker of the same name need."""

    marker: str
    missing: Callable[[], str]  # one sentence, or nothing when the part is there


def chromium() -> str:
    """Return the path of the browser, or nothing."""
    named = os.environ.get("CHROMIUM", "")
    found = named or shutil.which("chromium") or shutil.which("chromium-browser") or ""
    return found if found and Path(found).exists() else ""


def redis_server() -> str:
    """Return the path of a Redis or Valkey server, or nothing."""
    return shutil.which("valkey-server") or shutil.which("redis-server") or ""


def on_postgres() -> bool:
    """Tell whether this run's database is PostgreSQL."""
    return os.environ.get("DATABASE_URL", "").startswith(("postgres://", "postgresql://"))


def _postgres() -> str:
    return "" if on_postgres() else "this run's database is not PostgreSQL"


def _browser() -> str:
    return _postgres() or ("" if chromium() else "there is no Chromium on this machine")


def _redis() -> str:
    return "" if redis_server() else "there is neither valkey-server nor redis-server on this machine"


def _gettext() -> str:
    return "" if shutil.which("msgfmt") else "there are no gettext tools on this machine"


def _java() -> str:
    return (
        ""
        if shutil.which("java")
        else "there is no Java on this machine, which the W3C's checker of HTML needs"
    )


def _node() -> str:
    there = shutil.which("node") and shutil.which("npm")
    return "" if there else "there is no Node.js with npm on this machine, which other programs' parsers need"


PARTS = (
    Part("postgres", _postgres),
    Part("browser", _browser),
    Part("redis", _redis),
    Part("gettext", _gettext),
    Part("java", _java),
    Part("node", _node),
)


def left_out() -> dict[str, str]:
    """Return marker → reason for each part that this run does without."""
    return {part.marker: why for part in PARTS if (why := part.missing())}


def all_required() -> bool:
    """Tell whether a missing part is a failure."""
    return os.environ.get("HALTUNG_TEST_REQUIRE", "") == "all"


def elsewhere() -> set[str]:
    """Return the markers whose tests another run of the same `make test` takes."""
    return set(os.environ.get("HALTUNG_TEST_ELSEWHERE", "").split())
