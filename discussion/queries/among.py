"""Asks for rows with one of many UUIDs by a single parameter, so that a statement reads the same however many there are."""

import json
from collections.abc import Iterable
from typing import Any, Final

from django.db import connection
from django.db.models import Lookup

ASKED: Final = "?asked"
"""Stands in a prepared statement's parameters for the UUIDs."""


class Among(Lookup):
    """Whether a UUID is one of those that `parameter` makes."""

    lookup_name = "among"
    prepare_rhs = False

    def as_sql(self, compiler: Any, connection: Any) -> tuple[str, tuple[str | int, ...]]:
        """Return the condition for SQLite."""
        left, params = self.process_lhs(compiler, connection)
        return f"{left} IN (SELECT value FROM json_each(%s))", (*params, self.rhs)  # noqa: S608 - a column and a place

    def as_postgresql(self, compiler: Any, connection: Any) -> tuple[str, tuple[str | int, ...]]:
        """Return the condition for PostgreSQL."""
        left, params = self.process_lhs(compiler, connection)
        return f"{left} = ANY(%s::uuid[])", (*params, self.rhs)


def parameter(uuids: Iterable[str]) -> str:
    """Return UUIDs, as they are written, as the one parameter that `Among` takes."""
    if connection.vendor == "postgresql":
        return f"{{{','.join(uuids)}}}"
    return json.dumps([uuid.replace("-", "") for uuid in uuids])


def written(letters: str) -> str:
    """Return a UUID that was read as text the way it is written: SQLite keeps it without dashes."""
    if len(letters) != 32:
        return letters
    return "-".join((letters[:8], letters[8:12], letters[12:16], letters[16:20], letters[20:]))
