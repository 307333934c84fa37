"""Which rows hold words, asked of the database itself: the same on SQLite and PostgreSQL."""

from collections.abc import Collection, Iterable, Sequence

from django.db.models import Q


def holds_all(terms: Collection[str], field: str) -> Q:
    """Return what holds each of the terms somewhere in a field."""
    held = Q()
    for term in terms:
        held &= _holds(term, field)
    return held


def _holds(term: str, field: str) -> Q:
    """SQLite tells capital and small letters apart beyond ASCII, so each way to write them is asked for."""
    held = Q()
    for way in _ways(term):
        held |= Q(**{f"{field}__icontains": way})
    return held


def _ways(term: str) -> Iterable[str]:
    if term.isascii():
        return (term,)
    ways: Sequence[str] = (term, term.lower(), term.upper(), term[:1].upper() + term[1:].lower())
    return dict.fromkeys(ways)
