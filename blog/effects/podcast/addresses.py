"""Where a foreign address may lead: http and https on their own ports, to machines of the open internet alone.

The machine is asked for once, checked, and the connection goes to just that address, so that a name that answers
differently a moment later (DNS rebinding) leads nowhere else.
"""

import ipaddress
import socket
from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from typing import Final
from urllib.parse import urlsplit

PORTS: Final = {"http": 80, "https": 443}
# Addresses that carry another one inside: who is meant is that one.
_NAT64: Final = ipaddress.ip_network("64:ff9b::/96")


class FetchFault(StrEnum):
    """Why something could not be fetched; the key that is stored, turned into a sentence by the admin alone."""

    ADDRESS = "address"
    """No http or https address on the usual ports, or one with a name and a password."""
    UNKNOWN_HOST = "unknown_host"
    PRIVATE = "private"
    """It leads into a private network or to this machine."""
    REDIRECTS = "redirects"
    TOO_LARGE = "too_large"
    TOO_SLOW = "too_slow"
    UNREACHABLE = "unreachable"
    TLS = "tls"
    """The certificate isn't valid."""
    NOT_FOUND = "not_found"
    GONE = "gone"
    """410: taken away for good."""
    FORBIDDEN = "forbidden"
    """401 or 403."""
    BUSY = "busy"
    """429 or 503: asks us to come later."""
    STATUS = "status"
    """Any other answer than success."""
    CUT = "cut_answer"
    """The answer ended before its announced end, or its compression is broken."""


class FetchError(Exception):
    """Something could not be fetched; `wait` are the seconds after which the host asks us to come again."""

    def __init__(self, fault: FetchFault, *, status: int = 0, wait: int = 0) -> None:
        super().__init__(fault.value)
        self.fault = fault
        self.status = status
        self.wait = wait


@dataclass(frozen=True, slots=True)
class Target:
    """A checked web address: what to ask, and of whom."""

    url: str
    scheme: str
    host: str
    path: str


Endpoint = tuple[str, int]
"""An IP address and a port to connect to."""
Resolver = Callable[[str, int], Endpoint]


def target(url: str) -> Target:
    """Check an address by its form alone, or raise `FetchError`."""
    try:
        parts = urlsplit(url)
        scheme, host, port = parts.scheme.lower(), (parts.hostname or "").rstrip("."), parts.port
        ascii_host = host if ":" in host else host.encode("idna").decode("ascii")
    except (ValueError, UnicodeError) as error:
        raise FetchError(FetchFault.ADDRESS) from error
    if scheme not in PORTS or not host or "@" in parts.netloc or port not in (None, PORTS[scheme]):
        raise FetchError(FetchFault.ADDRESS)
    path = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
    if not path.isascii() or any(letter <= " " or letter == "\x7f" for letter in path):
        raise FetchError(FetchFault.ADDRESS)
    return Target(url, scheme, ascii_host, path)


def fault_without_asking(url: str) -> FetchFault | None:
    """Return what is wrong with an address as far as it can be told without the network: its form, a private number."""
    try:
        host = target(url).host
    except FetchError as error:
        return error.fault
    try:
        ipaddress.ip_address(host)
    except ValueError:
        return FetchFault.PRIVATE if host == "localhost" or host.endswith(".localhost") else None
    return None if is_public(host) else FetchFault.PRIVATE


def public_endpoint(host: str, port: int) -> Endpoint:
    """Return the address to connect to; all that a name stands for must be public, or `FetchError` is raised."""
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError) as error:
        raise FetchError(FetchFault.UNKNOWN_HOST) from error
    addresses = list(dict.fromkeys(str(entry[4][0]) for entry in found))
    if not addresses:
        raise FetchError(FetchFault.UNKNOWN_HOST)
    if not all(is_public(address) for address in addresses):
        raise FetchError(FetchFault.PRIVATE)
    return addresses[0], port


def is_public(address: str) -> bool:
    """Tell whether an IP address belongs to the open internet, whatever other address it carries inside."""
    try:
        found = ipaddress.ip_address(address.partition("%")[0])
    except ValueError:
        return False
    if isinstance(found, ipaddress.IPv6Address):
        if found in _NAT64:
            return is_public(str(ipaddress.IPv4Address(int(found) & 0xFFFFFFFF)))
        inner = found.ipv4_mapped or found.sixtofour or (found.teredo or (None, None))[1]
        if inner is not None and not is_public(str(inner)):
            return False
    return found.is_global and not found.is_multicast and not found.is_reserved
