"""One connection to a foreign machine: pinned to the address that was checked, bounded in bytes, time and silence."""

import http.client
import socket
import ssl
import threading
import time
import zlib
from collections.abc import Callable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass
from typing import Any, Final

from django.conf import settings

from blog.effects.podcast import addresses
from blog.effects.podcast.addresses import PORTS, FetchError, FetchFault, Resolver, Target

PORTION: Final = 64 * 1024
UNFOLDED: Final = 1024 * 1024
"""So many bytes at a time come out of a compressed answer, however well it is compressed."""


@dataclass(frozen=True, slots=True)
class Limits:
    """How much of somebody else's time and bytes we take: bytes after unfolding, seconds for all hops together."""

    size: int = 20 * 1024 * 1024
    seconds: float = 15.0
    silence: float = 5.0
    """Longest pause of a connection, in seconds."""


class Unfolding:
    """Takes the compression of HTTP off (RFC 9110 8.4.1), a bounded portion at a time."""

    def __init__(self, encoding: str) -> None:
        name = encoding.strip().lower()
        if name not in ("", "identity", "gzip", "x-gzip", "deflate"):
            raise FetchError(FetchFault.STATUS)
        # 32 + 15: zlib finds out by itself whether it is gzip or zlib.
        self._inner = None if name in ("", "identity") else zlib.decompressobj(32 + zlib.MAX_WBITS)

    @property
    def unfinished(self) -> bool:
        """Whether the compressed data ended before its own end."""
        return self._inner is not None and not self._inner.eof

    def portions(self, raw: bytes) -> Iterator[bytes]:
        """Yield what a portion of the answer unfolds to."""
        if self._inner is None:
            yield raw
            return
        try:
            while raw and not self._inner.eof:
                yield self._inner.decompress(raw, UNFOLDED)
                raw = self._inner.unconsumed_tail
        except zlib.error as error:
            raise FetchError(FetchFault.CUT) from error


class _Pinned(http.client.HTTPConnection):
    """A connection to an address that was checked; the host's name is only told to the other side."""

    def __init__(self, place: Target, endpoint: addresses.Endpoint, timeout: float) -> None:
        super().__init__(place.host, PORTS[place.scheme], timeout=timeout)
        self.place, self.endpoint = place, endpoint
        self.kept: socket.socket | None = None

    def connect(self) -> None:
        """Connect there and nowhere else; with TLS the name must stand in the certificate."""
        plain = socket.create_connection(self.endpoint, self.timeout)
        if self.place.scheme == "https":
            plain = ssl.create_default_context().wrap_socket(plain, server_hostname=self.place.host)
        # `http.client` lets go of it as soon as the head of the answer is there; its time must be bounded after that, too.
        self.sock = self.kept = plain


class Connection:
    """One hop: its connection, its answer, its portions, with all faults of the net as `FetchError`."""

    def __init__(self, place: Target, limit: Limits, deadline: float, resolver: Resolver | None) -> None:
        self.place, self.limit, self.deadline = place, limit, deadline
        find = resolver or addresses.public_endpoint
        self.http = _Pinned(place, find(place.host, PORTS[place.scheme]), self._patience())
        # Whoever sends a letter every few seconds never times out; this ends it all the same.
        self.alarm = threading.Timer(max(0.0, deadline - time.monotonic()), self._ring)
        self.alarm.daemon = True
        self.late = False

    def __enter__(self) -> "Connection":
        self.alarm.start()
        return self

    def __exit__(self, *_error: object) -> None:
        self.alarm.cancel()
        self.http.close()

    def _ring(self) -> None:
        self.late = True
        if self.http.kept is not None:
            with suppress(OSError):
                self.http.kept.shutdown(socket.SHUT_RDWR)

    def _patience(self) -> float:
        left = self.deadline - time.monotonic()
        if left <= 0:
            raise FetchError(FetchFault.TOO_SLOW)
        return min(left, self.limit.silence)

    def ask(self, method: str, headers: Mapping[str, str], body: bytes | None = None) -> Any:
        """Send the request; returns the answer's head."""
        agent = f"Haltung (+{settings.HALTUNG_BASE_URL})"
        usual = {
            "User-Agent": agent,
            "Accept-Encoding": "gzip, deflate",
            "Accept": "*/*",
            "Connection": "close",
        }
        return self._guarded(lambda: self._request(method, body, {**usual, **headers}))

    def _request(self, method: str, body: bytes | None, headers: Mapping[str, str]) -> Any:
        self.http.request(method, self.place.path, body, dict(headers))
        return self.http.getresponse()

    def portions(self, answer: Any, headers: Mapping[str, str]) -> Iterator[bytes]:
        """Yield the body, unfolded, as long as it is within the limits."""
        unfold = Unfolding(headers.get("content-encoding", ""))
        size = 0
        while raw := self._guarded(lambda: self._read(answer)):
            for portion in unfold.portions(raw):
                size += len(portion)
                if size > self.limit.size:
                    raise FetchError(FetchFault.TOO_LARGE)
                yield portion
        self._patience()
        # Reading in portions, `http.client` takes an early end for the end.
        if answer.length or unfold.unfinished:
            raise FetchError(FetchFault.CUT)

    def _read(self, answer: Any) -> bytes:
        if self.http.kept is not None:
            self.http.kept.settimeout(self._patience())
        return bytes(answer.read1(PORTION))

    def _guarded(self, act: Callable[[], Any]) -> Any:
        try:
            return act()
        except ssl.SSLCertVerificationError as error:
            raise FetchError(FetchFault.TLS) from error
        except TimeoutError as error:
            raise FetchError(FetchFault.TOO_SLOW) from error
        except http.client.IncompleteRead as error:
            raise FetchError(FetchFault.CUT) from error
        except (OSError, http.client.HTTPException, ValueError) as error:
            raise FetchError(FetchFault.TOO_SLOW if self.late else FetchFault.UNREACHABLE) from error
