"""Reads single environment variables into types and collects what is wrong with them.

Knows nothing of this site; which variables there are is told in `environment.py`.
"""

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from django.core.exceptions import ImproperlyConfigured

TRUE_WORDS = frozenset({"1", "true", "yes", "on", "ja"})
FALSE_WORDS = frozenset({"0", "false", "no", "off", "nein", ""})


class EnvironmentFault(ImproperlyConfigured):
    """The site can't start with these variables; `faults` holds one sentence for each."""

    def __init__(self, faults: tuple[str, ...]) -> None:
        self.faults = faults
        super().__init__("\n".join(faults))


class Variables:
    """Reads single variables and collects what is wrong with them."""

    def __init__(self, variables: Mapping[str, str], root: Path) -> None:
        self.variables = variables
        self.root = root
        self.known: set[str] = set()
        self.faults: list[str] = []

    def text(self, name: str, default: str = "") -> str:
        """The variable's text without blanks around it, or the default when it is missing or empty."""
        self.known.add(name)
        return self.variables.get(name, "").strip() or default

    def fault(self, sentence: str) -> None:
        """Note one fault."""
        self.faults.append(sentence)

    def words(self, name: str) -> tuple[str, ...]:
        """A list separated by commas."""
        return tuple(word.strip() for word in self.text(name).split(",") if word.strip())

    def flag(self, name: str, *, default: bool) -> bool:
        """A yes or no."""
        word = self.text(name, "1" if default else "0").lower()
        if word not in TRUE_WORDS | FALSE_WORDS:
            self.fault(f"{name} is {word!r}, but must be 1 or 0.")
        return word in TRUE_WORDS

    def number(self, name: str, default: int, *, smallest: int, largest: int) -> int:
        """A whole number within its bounds."""
        word = self.text(name, str(default))
        if not (word.isascii() and word.isdigit() and smallest <= int(word) <= largest):
            self.fault(f"{name} is {word!r}, but must be a whole number from {smallest} to {largest}.")
            return default
        return int(word)

    def choice(self, name: str, default: str, allowed: tuple[str, ...]) -> str:
        """One word of a closed list."""
        word = self.text(name, default)
        if word not in allowed:
            self.fault(f"{name} is {word!r}, but must be one of {', '.join(allowed)}.")
            return default
        return word

    def path(self, name: str, default: Path) -> Path:
        """A folder; a relative one starts at the checkout."""
        return self.root / Path(self.text(name, str(default))).expanduser()

    def parsed(self, name: str, default: str, parse: Callable[[str], dict[str, Any]]) -> dict[str, Any]:
        """An address that django-environ turns into settings. The value isn't repeated: it may hold a password."""
        value = self.text(name, default)
        scheme, marker, _rest = value.partition("://")
        try:
            if not marker:
                raise ValueError
            return parse(value)
        except (ImproperlyConfigured, ValueError, KeyError, TypeError):
            what = f"the scheme {scheme!r}" if marker else "a value without ://"
            self.fault(
                f"{name} has {what}, which is no address that this site can use (see README, settings)."
            )
            return {}
