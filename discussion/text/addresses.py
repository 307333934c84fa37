"""E-mail addresses in the one form in which they are compared: lower case, the host in letters of ASCII."""

import contextlib


def normal_address(email: str) -> str:
    """Return an address in normal form; what has no form stays as it is, in lower case."""
    local, at, host = email.strip().rpartition("@")
    if not at:
        return email.strip().lower()
    with contextlib.suppress(UnicodeError):
        host = host.encode("idna").decode("ascii")
    return f"{local}@{host}".lower()
