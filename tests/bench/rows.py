"""What the measuring parts of the benchmark share: one act, many rounds, statistics, a line for people.

A row is measured in a process of its own with settings and a database (`tests.bench.parts` starts it).
"""

import sys
import time
import traceback
from collections.abc import Callable, Mapping
from typing import Any
from urllib.parse import urlsplit

Row = dict[str, Any]
Rows = Mapping[str, Callable[[float], Mapping[str, Row]]]
"""Name → what measures it; the number shrinks it (1: as promised)."""
ROUNDS = 40
FAILED = "failed"


def timed(act: Callable[[], Any]) -> Row:
    """Return milliseconds and statements of one act. They are counted and not kept: Django keeps the last 9,000 alone."""
    from django.db import connection

    count = 0

    def counting(execute: Callable[..., Any], *arguments: Any) -> Any:
        nonlocal count
        count += 1
        return execute(*arguments)

    with connection.execute_wrapper(counting):
        begun = time.perf_counter()
        act()
        spent = (time.perf_counter() - begun) * 1000
    return {"ms": spent, "statements": count}


def p95(act: Callable[[], Any], rounds: int = 0) -> Row:
    """Return the time under which 95 of 100 rounds stay, warm, and the statements of one."""
    act()
    times = []
    for _round in range(rounds or ROUNDS):
        begun = time.perf_counter()
        act()
        times.append((time.perf_counter() - begun) * 1000)
    times.sort()
    return {"p95 ms": times[int(len(times) * 0.95)], "statements": timed(act)["statements"]}


def alternating(acts: Mapping[str, Callable[[], Any]], rounds: int = 0) -> dict[str, Row]:
    """Return the same for acts that are compared: by turns, so that whatever else the machine does hits all alike."""
    times: dict[str, list[float]] = {name: [] for name in acts}
    for number in range((rounds or 2 * ROUNDS) + 3):
        for name, act in acts.items():
            begun = time.perf_counter()
            act()
            if number >= 3:  # the first ones fill the caches
                times[name].append((time.perf_counter() - begun) * 1000)
    found = {}
    for name, act in acts.items():
        told = sorted(times[name])
        found[name] = {
            "p95 ms": told[int(len(told) * 0.95)],
            "median ms": told[len(told) // 2],
            "statements": timed(act)["statements"],
        }
    return found


def host() -> str:
    """Return the name by which the site is asked."""
    from django.conf import settings

    return urlsplit(settings.HALTUNG_BASE_URL).hostname or "localhost"


def analyze() -> None:
    """Let the database look at its tables, as it does by itself on a site that has stood for a minute."""
    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")


def say(words: str) -> None:
    """Tell how far it is, on the channel that nobody reads figures from."""
    print(f"{time.strftime('%H:%M:%S')} {words}", file=sys.stderr, flush=True)


def measure(rows: Rows, name: str, scale: float) -> dict[str, Row]:
    """Return what one row measures; one that fails says so in its place."""
    say(f"{name} …")
    begun = time.perf_counter()
    try:
        found = dict(rows[name](scale))
    except Exception as error:  # noqa: BLE001 - whatever it is, the other rows go on
        traceback.print_exc()
        found = {name: {FAILED: f"{type(error).__name__}: {error}"[:300]}}
    say(f"{name}: {time.perf_counter() - begun:.0f} s")
    return found


def without_failed(found: Mapping[str, Row]) -> dict[str, Row]:
    """Return the rows that have figures."""
    return {name: row for name, row in found.items() if FAILED not in row}


def table(found: Mapping[str, Row]) -> str:
    """One line for each row."""
    return "\n".join(f"{name}: {', '.join(map(_figure, row.items()))}" for name, row in found.items())


def _figure(figure: tuple[str, Any]) -> str:
    what, value = figure
    return f"{value:.0f} {what}" if isinstance(value, float) else f"{value} {what}"
