"""How a name is shortened as its owner wishes: first name, initials. No Django in here.

Errs on the side of showing less: a title with one name ("Frau Huber") has no first name that we know.
"""

import re
from itertools import dropwhile
from typing import Final

PARTICLES: Final = frozenset(
    [
        "von",
        "vom",
        "van",
        "vander",
        "der",
        "den",
        "de",
        "del",
        "della",
        "di",
        "da",
        "du",
        "dos",
        "das",
        "la",
        "le",
        "ten",
        "ter",
        "tom",
        "und",
        "zu",
        "zum",
        "zur",
        "auf",
        "auf'm",
        "af",
        "av",
        "al",
        "el",
        "bin",
        "ibn",
    ]
)
TITLES: Final = frozenset(
    [
        "dr",
        "prof",
        "professor",
        "professorin",
        "dipl-ing",
        "pd",
        "phd",
        "herr",
        "frau",
        "hr",
        "fr",
        "familie",
        "pater",
        "sr",
        "schwester",
        "bruder",
        "pfarrer",
        "pfarrerin",
        "mr",
        "mrs",
        "ms",
        "sir",
    ]
)
# Only with a dot: without it they may be names.
DOTTED_TITLES: Final = frozenset(
    [
        "dipl.",
        "ing.",
        "mag.",
        "med.",
        "phil.",
        "rer.",
        "nat.",
        "jur.",
        "theol.",
        "habil.",
        "univ.",
        "h.c.",
        "e.h.",
        "m.a.",
        "b.a.",
        "m.sc.",
        "b.sc.",
        "ll.m.",
    ]
)
_SPACE: Final = re.compile(r"\s+")


def first_name(name: str) -> str:
    """Return the first name, or the initials where only a title and a surname are known."""
    titled, words = _words(name)
    given = [word for word in words if not _is_particle(word)]
    if not given:
        return ""
    if _is_particle(words[0]) or (titled and len(given) == 1):
        return initials(name)
    return given[0]


def initials(name: str) -> str:
    """Return the initials: `A.-L. v. d. H.` for Anna-Lena von der Heide."""
    return " ".join(_initial(word) for word in _words(name)[1])


def _words(name: str) -> tuple[bool, list[str]]:
    """Tell whether there was a title, and return the words of the name without it, first name first."""
    surname, comma, given = name.partition(",")
    if comma and given.strip() and not all(_is_title(word) for word in given.split()):
        name = f"{given} {surname}"
    elif comma:
        name = surname
    words = [word for word in _SPACE.split(name) if any(letter.isalpha() for letter in word)]
    titles = len(words) - len(list(dropwhile(_is_title, words)))
    return titles > 0, words[titles:]


def _is_title(word: str) -> bool:
    plain = word.casefold()
    return plain in DOTTED_TITLES or plain.rstrip(".").replace(".-", "-") in TITLES


def _is_particle(word: str) -> bool:
    return word.islower() and word.rstrip(".").casefold() in PARTICLES


def _initial(word: str) -> str:
    parts = [next((letter for letter in part if letter.isalpha()), "") for part in word.split("-")]
    letters = [letter if _is_particle(word) else letter.upper() for letter in parts if letter]
    return "-".join(f"{letter}." for letter in letters)
