"""Which engine answers: the database, until the site has another."""

from search.engines.base import Engine
from search.engines.database import DatabaseEngine


def engine() -> Engine:
    """Return the engine to ask."""
    return DatabaseEngine()
