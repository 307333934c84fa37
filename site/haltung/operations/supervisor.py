"""Runs the web server and the worker as one: both start, both end, and none is left behind.

The parts are forked from a process that has loaded the site already, so starting costs that once and not thrice.
"""

import multiprocessing
import os
import signal
import socket
import sys
import time
from collections.abc import Callable, Sequence
from threading import Event

from django.db import connection, connections

PATIENCE = 20.0
FORK = multiprocessing.get_context("fork")

Part = Callable[[], None]


class PortFault(Exception):  # noqa: N818  the project calls them faults
    """The port can't be listened on; the message is one sentence for people."""


def free_port(host: str, port: str) -> int:
    """The port as a number, if it is one and nobody else listens on it."""
    if not port.isdigit() or not 0 < int(port) < 65536:
        raise PortFault(f"PORT is {port!r}, but must be a number between 1 and 65535.")
    with socket.socket(socket.AF_INET, socket.SOCK_STREAM) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, int(port)))
        except PermissionError:
            raise PortFault(
                f"Port {port} needs more rights than this user has: choose one above 1023."
            ) from None
        except OSError:
            raise PortFault(
                f"Port {port} is taken: end what uses it, or choose another with PORT=8001."
            ) from None
    return int(port)


def web(host: str, port: int) -> Part:
    """The web server. SQLite has one writer, so one process with threads serves it best."""
    processes = "1" if connection.vendor == "sqlite" else os.environ.get("WEB_CONCURRENCY", "3")
    arguments = [
        "haltung.wsgi:application",
        "--bind", f"{host}:{port}", "--workers", processes, "--threads", "8", "--worker-class", "gthread",
        "--timeout", "60", "--graceful-timeout", "15", "--keep-alive", "2", "--max-requests", "20000",
        "--max-requests-jitter", "2000", "--log-level", "warning", "--no-control-socket",
        # Trusted proxies are the site's own business (HALTUNG_TRUSTED_PROXIES).
        "--forwarded-allow-ips", "",
    ]  # fmt: skip

    def serve() -> None:
        from gunicorn.app.wsgiapp import WSGIApplication

        sys.argv = ["gunicorn", *arguments]
        WSGIApplication("%(prog)s [OPTIONS] [APP_MODULE]").run()

    return serve


def stop_signal() -> Event:
    """An event that SIGTERM and Ctrl-C set, instead of tearing the program apart."""
    stop = Event()
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, lambda *_: stop.set())
    return stop


def run(parts: Sequence[Part]) -> int:
    """Run all until one ends or a signal comes; then end all. 0 after a signal, else the code of who ended."""
    stop = stop_signal()
    connections.close_all()  # a connection can't be shared with a fork
    running = [FORK.Process(target=_apart, args=(part,)) for part in parts]
    for process in running:
        process.start()
    code = 0
    while not stop.wait(0.2):
        ended = [process.exitcode for process in running if process.exitcode is not None]
        if ended:
            code = max(ended, key=abs) or 1
            break
    _end(running)
    return code


def _apart(part: Part) -> None:
    """Run one part in a session of its own: Ctrl-C reaches the first process alone, which ends the others in order."""
    os.setsid()
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, signal.SIG_DFL)
    part()


def _end(running: Sequence[multiprocessing.process.BaseProcess]) -> None:
    for process in running:
        process.terminate()
    deadline = time.monotonic() + PATIENCE
    for process in running:
        process.join(max(0.1, deadline - time.monotonic()))
        if process.exitcode is None:
            process.kill()
            process.join()
