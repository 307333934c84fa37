"""`make bench`: builds the data on PostgreSQL, serves it with gunicorn, measures, prints one table, writes JSON."""

import json
import os
import platform
import signal
import subprocess
import sys
import time
import urllib.parse
import urllib.request
from dataclasses import asdict
from pathlib import Path
from typing import Any

from tests.bench import carrying, differing, heavy
from tests.bench.load import Figure, get, load
from tests.services.ports import free_port
from tests.services.postgres import running

ROOT = Path(__file__).resolve().parents[2]
RESULT = ROOT / ".work" / "bench.json"
PORT = int(os.environ.get("HALTUNG_BENCH_PORT") or free_port())
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


def prepare(env: dict[str, str]) -> dict[str, Any]:
    """Build the data in a process of its own and return what that process tells: paths and statements."""
    command = [sys.executable, "-m", "tests.bench.prepare"]
    out = subprocess.run(command, env=env, cwd=ROOT, check=True, stdout=subprocess.PIPE, text=True)
    found: dict[str, Any] = json.loads(out.stdout.splitlines()[-1])
    return found


def prepare_heavy(env: dict[str, str]) -> dict[str, dict[str, Any]]:
    """Measure what is heavy for the desk on the same database, after the pages: its rows would weigh on them."""
    command = [sys.executable, "-m", "tests.bench.heavy", "inside", "all", "1", "json"]
    out = subprocess.run(command, env=env, cwd=ROOT, check=True, stdout=subprocess.PIPE, text=True)
    found: dict[str, dict[str, Any]] = json.loads(out.stdout.splitlines()[-1])
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


def table(found: dict[str, Any], figures: dict[str, list[Figure]]) -> str:
    """One table for people."""
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


def main() -> None:
    """Run the whole benchmark."""
    with running() as database:
        env = environment(database)
        found = prepare(env)
        server = serve(env)
        try:
            figures = measure(found["paths"])
        finally:
            server.send_signal(signal.SIGTERM)
            server.wait(20)
        weights = prepare_heavy(env)
    ratios = {**promises(figures), **heavy.promises(weights)}
    differences = differing.milliseconds()
    carried = carrying.milliseconds()
    machine = {"cores": os.cpu_count(), "python": platform.python_version(), "system": platform.system()}
    RESULT.parent.mkdir(exist_ok=True)
    RESULT.write_text(
        json.dumps(
            {
                "machine": machine,
                "found": found,
                "figures": {name: [asdict(row) for row in rows] for name, rows in figures.items()},
                "promises": ratios,
                "heavy": weights,
                "difference of 200 passages, ms": dict(differences),
                "carrying 1,000 anchors × 200 passages, ms": dict(carried),
            },
            indent=1,
        )
    )
    print(table(found, figures))
    print(heavy.table(weights))
    for edit, taken in differences.items():
        print(f"Difference of 200 passages, {edit} (< 100 ms): {taken:.0f} ms")
    for edit, taken in carried.items():
        print(f"Carrying 1,000 anchors × 200 passages, {edit} (< 500 ms): {taken:.0f} ms")
    for promise, ratio in ratios.items():
        print(f"{promise}: {ratio:.2f}")
    print(f"Written to {RESULT.relative_to(ROOT)}; {machine['cores']} cores, Python {machine['python']}.")


if __name__ == "__main__":
    main()
