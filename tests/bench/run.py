"""`make bench`: builds the data on PostgreSQL, serves it with gunicorn, measures, prints one table, writes JSON."""

import json
import os
import platform
import signal
import subprocess
import sys
import time
import traceback
import urllib.parse
import urllib.request
from collections.abc import Callable
from dataclasses import asdict
from typing import Any

from tests.bench import carrying, differing, heavy, podcasts
from tests.bench.load import Figure, get, load
from tests.bench.parts import PORT, ROOT, all_rows, databases, environment
from tests.bench.rows import Row, say, table

RESULT = ROOT / ".work" / "bench.json"
SECONDS = float(os.environ.get("HALTUNG_BENCH_SECONDS", "4"))
READERS = (1, 8, 32)
SERVER = [
    "gunicorn",
    "haltung.wsgi",
    "--worker-class=gthread",
    "--workers=2",
    "--threads=4",
    "--keep-alive=30",
]


def prepare(env: dict[str, str]) -> dict[str, Any]:
    """Build the data in a process of its own and return what that process tells: paths and statements."""
    command = [sys.executable, "-m", "tests.bench.prepare"]
    out = subprocess.run(command, env=env, cwd=ROOT, check=True, stdout=subprocess.PIPE, text=True)
    found: dict[str, Any] = json.loads(out.stdout.splitlines()[-1])
    return found


def serve(env: dict[str, str]) -> subprocess.Popen[bytes]:
    """Start gunicorn and wait until it answers."""
    command = [sys.executable, "-m", *SERVER, f"--bind=127.0.0.1:{PORT}", "--log-level=error"]
    server = subprocess.Popen(command, env=env, cwd=ROOT)
    for _try in range(100):
        if server.poll() is not None:
            raise SystemExit("The server ended before it answered.")
        try:
            urllib.request.urlopen(f"http://127.0.0.1:{PORT}/robots.txt", timeout=2).read()
        except OSError:
            time.sleep(0.2)
        else:
            return server
    server.kill()
    raise SystemExit("The server did not start within 20 seconds.")


def posting(path: str) -> Any:
    """Return a maker of comment forms: each from another address and network."""

    def make(n: int) -> bytes:
        fields = {
            "text": f"Antwort Nummer {n}: bei uns war es anders.",
            "name": f"Leserin {n}",
            "email": f"leserin-{n}@example.org",
            "use": "idea",
            "credit": "none",
            "privacy": "on",
        }
        body = urllib.parse.urlencode(fields).encode()
        head = (
            f"POST {path}diskussion/neu/ HTTP/1.1\r\nHost: localhost:{PORT}\r\nOrigin: http://localhost:{PORT}\r\n"
            f"X-Forwarded-For: 10.{n // 256 % 256}.{n % 256}.1\r\n"
            f"Content-Type: application/x-www-form-urlencoded\r\nContent-Length: {len(body)}\r\n\r\n"
        )
        return head.encode() + body

    return make


def measure(paths: dict[str, str]) -> dict[str, list[Figure]]:
    """Measure every page with 1, 8 and 32 readers; the stock tree with one, since it takes seconds."""
    figures: dict[str, list[Figure]] = {}
    for name, path in paths.items():
        if name.startswith("stock_tree") and name != "stock_tree_1000":
            continue
        say(f"{name} …")
        load(PORT, get(path), readers=2, seconds=0.5)  # warm
        readers = (1, 8) if name.startswith("stock") else READERS
        seconds = max(SECONDS, 15.0) if name.startswith("stock") else SECONDS
        figures[name] = [load(PORT, get(path), readers=count, seconds=seconds) for count in readers]
    figures["post_comment"] = [load(PORT, posting(paths["article_0"]), readers=4, seconds=SECONDS)]
    return figures


def promises(figures: dict[str, list[Figure]]) -> dict[str, float]:
    """The ratios that the project promises: each must be at least (or at most) what the README says."""
    rate = {name: max(figure.per_second for figure in found) for name, found in figures.items()}
    at_eight = {name: found[min(1, len(found) - 1)] for name, found in figures.items()}
    return {
        "home / plain page, requests (≥ 1.1)": rate["home"] / rate["plain_page"],
        "article with 10 comments / plain page, requests (≥ 1.1)": rate["article_10"] / rate["plain_page"],
        "article with 1,000 comments / stock tree, requests (≥ 20)": rate["article_1000"]
        / rate["stock_tree_1000"],
        "p95 with 10,000 / with 100 comments at 8 readers (≤ 1.3)": (
            at_eight["article_10000"].p95 / at_eight["article_100"].p95
        ),
    }


def pages_table(found: dict[str, Any], figures: dict[str, list[Figure]]) -> str:
    """The pages, for people."""
    lines = [
        "| page | statements | kB | kB gzip | readers | requests/s | median ms | p95 ms | failures |",
        "|---|---|---|---|---|---|---|---|---|",
    ]
    for name, rows in figures.items():
        facts = found["pages"].get(name, {})
        for row in rows:
            size = f"{facts.get('bytes', 0) / 1000:.1f} | {facts.get('gzip', 0) / 1000:.1f}"
            lines.append(
                f"| {name} | {facts.get('statements', '')} | {size} | {row.readers} | {row.per_second:.1f} "
                f"| {row.median:.1f} | {row.p95:.1f} | {row.failures} |"
            )
    lines += [
        f"| merge (action) | {found['merge']['statements']} | | | 1 | | {found['merge']['ms']:.1f} | | |"
    ]
    return "\n".join(lines)


def pages(database: str) -> dict[str, Any]:
    """Build the data, serve it, load every page; a part that fails is told and left out."""
    env = environment(database)
    say("building articles and comments …")
    found = prepare(env)
    server = serve(env)
    try:
        figures = measure(found["paths"])
    finally:
        server.send_signal(signal.SIGTERM)
        server.wait(20)
    return {"found": found, "figures": figures, "promises": promises(figures)}


def told(name: str, act: Callable[[], Any]) -> Any:
    """Return what a part of the benchmark found, or nothing when it fails: the others go on."""
    say(f"{name} …")
    try:
        return act()
    except Exception as error:  # noqa: BLE001 - whatever it is, the other parts go on
        traceback.print_exc()
        say(f"{name} FAILED: {type(error).__name__}")
        return {}


def measured() -> dict[str, Any]:
    """Measure everything; what failed is empty or says so."""
    with databases() as copy:
        site = told("pages", lambda: pages(copy("pages")))
        weights = all_rows("tests.bench.heavy", list(heavy.ROWS), 1.0, copy)
        shows = all_rows("tests.bench.podcasts", list(podcasts.ROWS), 1.0, copy)
    return {
        "machine": {
            "cores": os.cpu_count(),
            "python": platform.python_version(),
            "system": platform.system(),
        },
        "site": site,
        "heavy": weights,
        "podcasts": shows,
        "differences": told("differences", lambda: dict(differing.milliseconds())),
        "carried": told("anchors carried", lambda: dict(carrying.milliseconds())),
        "promises": {**site.get("promises", {}), **heavy.promises(weights), **podcasts.promises(shows)},
    }


def as_json(found: dict[str, Any]) -> str:
    """What is written to the file."""
    site = found["site"]
    figures: dict[str, list[Figure]] = site.get("figures", {})
    return json.dumps(
        {
            "machine": found["machine"],
            "found": site.get("found", {}),
            "figures": {name: [asdict(row) for row in rows] for name, rows in figures.items()},
            "promises": found["promises"],
            "heavy": found["heavy"],
            "podcasts": found["podcasts"],
            "difference of 200 passages, ms": found["differences"],
            "carrying 1,000 anchors × 200 passages, ms": found["carried"],
        },
        indent=1,
        ensure_ascii=False,
    )


def report(found: dict[str, Any]) -> str:
    """Everything, for people."""
    rows: dict[str, Row] = {**found["heavy"], **found["podcasts"]}
    site = found["site"]
    lines = [pages_table(site["found"], site["figures"])] if site else []
    lines.append(table(rows))
    for edit, taken in found["differences"].items():
        lines.append(f"Difference of 200 passages, {edit} (< 100 ms): {taken:.0f} ms")
    for edit, taken in found["carried"].items():
        lines.append(f"Carrying 1,000 anchors × 200 passages, {edit} (< 500 ms): {taken:.0f} ms")
    lines += [f"{promise}: {ratio:.2f}" for promise, ratio in found["promises"].items()]
    return "\n".join(lines)


def main() -> None:
    """Run the whole benchmark."""
    begun = time.perf_counter()
    found = measured()
    RESULT.parent.mkdir(exist_ok=True)
    RESULT.write_text(as_json(found))
    print(report(found))
    machine, minutes = found["machine"], (time.perf_counter() - begun) / 60
    print(
        f"Written to {RESULT.relative_to(ROOT)} after {minutes:.0f} minutes; {machine['cores']} cores, Python {machine['python']}."
    )


if __name__ == "__main__":
    main()
