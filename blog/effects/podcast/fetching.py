"""Fetches what lies at a foreign address, safely: the one way in which this site asks other machines for podcasts.

Each hop is checked and pinned anew (`addresses`); bytes, time and hops are bounded; a compressed answer is counted as it
unfolds. Nothing of the answer is believed but its bytes.
"""

import http.client
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any, Final
from urllib.parse import urljoin

from blog.effects.podcast.addresses import FetchError, FetchFault, Resolver, target
from blog.effects.podcast.connection import Connection, Limits

USUAL: Final = Limits()
MOST_HOPS: Final = 5
REDIRECTS: Final = frozenset({301, 302, 303, 307, 308})
FOR_EVER: Final = frozenset({301, 308})
_FAULTS: Final = {
    401: FetchFault.FORBIDDEN,
    403: FetchFault.FORBIDDEN,
    404: FetchFault.NOT_FOUND,
    410: FetchFault.GONE,
    429: FetchFault.BUSY,
    503: FetchFault.BUSY,
}


@dataclass(frozen=True, slots=True)
class Fetched:
    """An answer. `moved_to` is the address that the host said it lies at for ever, if another one than asked for."""

    url: str
    body: bytes
    charset: str = ""
    mime: str = ""
    etag: str = ""
    modified: str = ""
    moved_to: str = ""
    links: Mapping[str, str] = field(default_factory=dict)
    """Relation → address, from the `Link` header."""


@dataclass(frozen=True, slots=True)
class NotModified:
    """What we have is still what there is."""

    url: str
    moved_to: str = ""


@dataclass(frozen=True, slots=True)
class FetchRefused:
    """Nothing was fetched; `wait` are the seconds after which the host asks us to come again."""

    fault: FetchFault
    status: int = 0
    wait: int = 0


def fetch(
    url: str,
    *,
    etag: str = "",
    modified: str = "",
    limit: Limits = USUAL,
    resolver: Resolver | None = None,
) -> Fetched | NotModified | FetchRefused:
    """Fetch a document. `resolver` is for tests: it says where a host and port are to be found."""
    parts: list[bytes] = []
    try:
        answer = _ask(url, _conditions(etag, modified), limit, resolver, parts.append)
    except FetchError as error:
        return FetchRefused(error.fault, error.status, error.wait)
    if answer.status == http.client.NOT_MODIFIED:
        return NotModified(answer.url, answer.moved_to)
    return answer.fetched(b"".join(parts))


def fetch_into(
    url: str, write: Callable[[bytes], Any], *, limit: Limits, resolver: Resolver | None = None
) -> Fetched | FetchRefused:
    """Fetch something large, a portion at a time; `body` of the answer stays empty."""
    try:
        return _ask(url, {}, limit, resolver, write).fetched(b"")
    except FetchError as error:
        return FetchRefused(error.fault, error.status, error.wait)


def post(
    url: str,
    form: str,
    *,
    limit: Limits = USUAL,
    resolver: Resolver | None = None,
) -> Fetched | FetchRefused:
    """Send a form (a hub of WebSub wants one); redirects are not followed with it."""
    deadline = time.monotonic() + limit.seconds
    try:
        place = target(url)
        with Connection(place, limit, deadline, resolver) as connection:
            headers = {"Content-Type": "application/x-www-form-urlencoded"}
            answer = connection.ask("POST", headers, form.encode("ascii"))
            if not 200 <= answer.status < 300:
                raise FetchError(_FAULTS.get(answer.status, FetchFault.STATUS), status=answer.status)
    except FetchError as error:
        return FetchRefused(error.fault, error.status, error.wait)
    return Fetched(url, b"")


@dataclass(frozen=True, slots=True)
class _Answer:
    status: int
    url: str
    moved_to: str
    headers: Mapping[str, str]

    def fetched(self, body: bytes) -> Fetched:
        """Return it with what was read."""
        mime, _semicolon, rest = self.headers.get("content-type", "").partition(";")
        charset = rest.partition("charset=")[2].strip(" \"'").partition(";")[0]
        return Fetched(
            self.url,
            body,
            charset[:40],
            mime.strip().lower()[:60],
            self.headers.get("etag", "")[:300],
            self.headers.get("last-modified", "")[:100],
            self.moved_to,
            link_header(self.headers.get("link", ""), self.url),
        )


def link_header(text: str, base: str) -> dict[str, str]:
    """Return relation → address of a `Link` header (RFC 8288), the first of each."""
    found: dict[str, str] = {}
    for part in text.split(",")[:20]:
        address, _semicolon, rest = part.strip().partition(";")
        relation = rest.partition("rel=")[2].partition(";")[0].strip(" \"'").lower()
        if relation and address.startswith("<") and address.endswith(">"):
            found.setdefault(relation, urljoin(base, address[1:-1]))
    return found


def _conditions(etag: str, modified: str) -> dict[str, str]:
    given = {"If-None-Match": etag, "If-Modified-Since": modified}
    # What a host told us goes back as a header, so it must be one line of plain letters.
    return {name: value for name, value in given.items() if value and value.isascii() and value.isprintable()}


def _ask(
    url: str,
    headers: Mapping[str, str],
    limit: Limits,
    resolver: Resolver | None,
    write: Callable[[bytes], Any],
) -> _Answer:
    deadline = time.monotonic() + limit.seconds
    moved, for_ever = "", True
    for _hop in range(MOST_HOPS + 1):
        place = target(url)
        with Connection(place, limit, deadline, resolver) as connection:
            answer = connection.ask("GET", headers)
            given = {name.lower(): value for name, value in answer.getheaders()}
            if answer.status in REDIRECTS and given.get("location"):
                url = _next(url, given["location"])
                for_ever = for_ever and answer.status in FOR_EVER
                moved = url if for_ever else moved
                continue
            if answer.status == http.client.NOT_MODIFIED and headers:
                return _Answer(answer.status, url, moved, given)
            if answer.status != http.client.OK:
                fault = _FAULTS.get(answer.status, FetchFault.STATUS)
                raise FetchError(fault, status=answer.status, wait=_wait(given))
            for portion in connection.portions(answer, given):
                write(portion)
            return _Answer(answer.status, url, moved, given)
    raise FetchError(FetchFault.REDIRECTS)


def _next(url: str, location: str) -> str:
    try:
        return urljoin(url, location.strip())
    except ValueError as error:
        raise FetchError(FetchFault.ADDRESS) from error


def _wait(headers: Mapping[str, str]) -> int:
    told = headers.get("retry-after", "").strip()
    return min(int(told), 7 * 86400) if told.isascii() and told.isdigit() and len(told) < 9 else 0
