"""Whether the pages that are stored right now are looked at by search later, all changes at once."""

from contextvars import ContextVar
from typing import Final

INDEXED_LATER: Final[ContextVar[bool]] = ContextVar("indexed_later", default=False)
"""Set by `blog.actions.index_once` alone."""
