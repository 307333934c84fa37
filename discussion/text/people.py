"""Who was there: a person a line, name and address, as somebody types it."""

import re
from typing import Final

_ADDRESS: Final = re.compile(r"[^\s<>,;:()\"]+@[^\s<>,;:()\"]+")
_EDGES: Final = ' \t,;:<>()"–-'


class UnclearLine(ValueError):  # noqa: N818 - named after what it is in the reader's words
    """A line without a name or without an address; lines are counted from one."""

    def __init__(self, number: int) -> None:
        super().__init__(str(number))
        self.number = number


def people(text: str) -> tuple[tuple[str, str], ...]:
    """Return (name, address) for each line; empty lines are none. Raises `UnclearLine`."""
    lines = enumerate(text.splitlines(), start=1)
    return tuple(_person(number, line) for number, line in lines if line.strip())


def _person(number: int, line: str) -> tuple[str, str]:
    addresses = _ADDRESS.findall(line)
    if len(addresses) != 1:
        raise UnclearLine(number)
    name = line.replace(addresses[0], " ").strip(_EDGES)
    if not any(letter.isalpha() for letter in name):
        raise UnclearLine(number)
    return name, addresses[0].strip(".")
