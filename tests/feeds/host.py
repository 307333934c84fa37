"""A host of feeds on this machine: answers as told, remembers what it was asked, and can misbehave."""

import contextlib
import threading
from collections.abc import Iterator
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

from blog.effects.podcast.addresses import Endpoint, FetchError, FetchFault


@dataclass
class Answer:
    """What lies at a path. `promised` is a length that the answer claims to have."""

    body: bytes = b""
    status: int = 200
    headers: dict[str, str] = field(default_factory=dict)
    promised: int | None = None
    pause: float = 0.0
    """Seconds between two letters."""


@dataclass
class Asked:
    """What somebody asked for."""

    method: str
    host: str
    path: str
    headers: dict[str, str]
    body: bytes


class Host:
    """The whole internet of a test: each name leads here, unless it is told to be private."""

    def __init__(self) -> None:
        self.answers: dict[str, Answer] = {}
        self.asked: list[Asked] = []
        self.private: set[str] = set()
        self.resolved: list[str] = []
        self.stop = threading.Event()
        self.server = ThreadingHTTPServer(("127.0.0.1", 0), type("Here", (_Handler,), {"internet": self}))
        self.server.daemon_threads = True

    def put(self, path: str, body: bytes = b"", **fields: object) -> None:
        """Let this lie at a path, at whatever name."""
        self.answers[path] = Answer(body, **fields)  # type: ignore[arg-type]

    def resolve(self, host: str, port: int) -> Endpoint:
        """Say where a name leads: here, or nowhere if it is private."""
        self.resolved.append(host)
        if host in self.private:
            raise FetchError(FetchFault.PRIVATE)
        return "127.0.0.1", self.server.server_address[1]

    def paths(self) -> list[str]:
        """Return what was asked for, in order."""
        return [asked.path for asked in self.asked]


@contextlib.contextmanager
def running() -> Iterator[Host]:
    """Run a host as long as it is needed."""
    host = Host()
    thread = threading.Thread(target=host.server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True)
    thread.start()
    try:
        yield host
    finally:
        host.stop.set()
        host.server.shutdown()
        host.server.server_close()
        thread.join()


class _Handler(BaseHTTPRequestHandler):
    """Answers from the host's list."""

    internet: Host

    def handle_one_request(self) -> None:
        """Read the head, remember what was asked, answer."""
        self.raw_requestline = self.rfile.readline(65537)
        if not self.raw_requestline or not self.parse_request():
            self.close_connection = True
            return
        given = {name.lower(): value for name, value in self.headers.items()}
        body = self.rfile.read(int(given.get("content-length") or 0))
        self.internet.asked.append(Asked(self.command, given.get("host", ""), self.path, given, body))
        self._answer(self.internet.answers.get(self.path, Answer(status=404)), given)

    def _answer(self, answer: Answer, given: dict[str, str]) -> None:
        etag = answer.headers.get("ETag")
        fresh = etag is not None and given.get("if-none-match") == etag
        self.send_response(304 if fresh else answer.status)
        for name, value in answer.headers.items():
            self.send_header(name, value)
        body = b"" if fresh else answer.body
        self.send_header("Content-Length", str(len(body) if answer.promised is None else answer.promised))
        self.end_headers()
        with contextlib.suppress(OSError):
            self._write(body, answer.pause)
        self.close_connection = True

    def _write(self, body: bytes, pause: float) -> None:
        if not pause:
            self.wfile.write(body)
            return
        for place in range(len(body)):
            if self.internet.stop.wait(pause):
                return
            self.wfile.write(body[place : place + 1])
            self.wfile.flush()

    def log_message(self, *_args: object) -> None:
        """Say nothing."""
