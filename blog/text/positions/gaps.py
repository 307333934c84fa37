"""What is missing from a question's voices: named, so that nobody takes a few voices for all."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

STANCES: Final = ("for", "depends", "against")
ROLES: Final = ("practice", "leadership", "it", "clients")
"""From where voices should come, in the order in which they are missed; „other“ is missed by nobody."""


@dataclass(frozen=True, slots=True)
class Gap:
    """Nobody with this stance (`kind` stance), or nobody who speaks from there (`kind` role)."""

    kind: str
    name: str


def gaps(voices: Iterable[tuple[str, str]]) -> tuple[Gap, ...]:
    """Return what no voice (stance, role) covers, stances first; nothing at all where there are no voices yet.

    Whoever holds no stance is a voice from where she speaks, and none for a side.
    """
    known = list(voices)
    if not known:
        return ()
    stances = {stance for stance, _role in known}
    roles = {role for _stance, role in known}
    return (
        *(Gap("stance", name) for name in STANCES if name not in stances),
        *(Gap("role", name) for name in ROLES if name not in roles),
    )
