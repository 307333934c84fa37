"""What is taken out of text and names at the boundary, before anything is stored.

Text stays as typed except for what nobody can see and no program may get: control letters and the marks of
credit slots. Names also lose everything that turns the direction of writing or has no width.
"""

import re
import unicodedata
from typing import Final

SLOT_MARKS: Final = "\ue000\ue001"
_BREAKS: Final = re.compile(r"\r\n?|\u2028|\u2029|\x85")
_MANY_BREAKS: Final = re.compile(r"\n{4,}")
_SPACES: Final = re.compile(r"\s+")
_NO_LETTERS: Final = re.compile(r"[^a-z]+")
_MARKS_IN_A_ROW: Final = 4
# Letters of other scripts that look like Latin ones; enough to recognise a name that only looks like ours.
_LOOKALIKES: Final = str.maketrans(
    "аеорсухіјѕԁһкмтвнΑΒΕΖΗΙΚΜΝΟΡΤΥΧαεικνορτυ013",  # noqa: RUF001
    "aeopcyxijsdhkmtbhABEZHIKMNOPTYXaeiknoptuole",
)
RESERVED: Final = frozenset(
    {"redaktion", "dieredaktion", "moderation", "moderator", "moderatorin", "admin", "administrator"}
)


def has_nul(text: str) -> bool:
    """Tell whether there is a NUL, which no database of ours stores and nobody types."""
    return "\x00" in text


def clean_text(text: str) -> str:
    """Return text as it is stored: composed letters, plain line ends, nothing invisible that could do harm."""
    text = _MANY_BREAKS.sub("\n\n\n", _BREAKS.sub("\n", unicodedata.normalize("NFC", _encodable(text))))
    kept = (letter for letter in text if letter in "\n\t" or _is_harmless(letter))
    return "".join(kept).strip()


def clean_name(text: str) -> str:
    """Return a name in one line without anything invisible, and without towers of accents."""
    text = _SPACES.sub(" ", _BREAKS.sub(" ", unicodedata.normalize("NFC", _encodable(text))))
    kept: list[str] = []
    marks = 0
    for letter in text:
        category = unicodedata.category(letter)
        marks = marks + 1 if category in {"Mn", "Me"} else 0
        if category[0] != "C" and marks <= _MARKS_IN_A_ROW:
            kept.append(letter)
    return _SPACES.sub(" ", "".join(kept)).strip()


def looks_like_staff(name: str) -> bool:
    """Tell whether readers could take a name for the editors' own: the whole of it, or a word of it."""
    plain = unicodedata.normalize("NFKD", name).translate(_LOOKALIKES).casefold()
    letters = "".join(letter for letter in plain if letter.isascii())
    words = {*_NO_LETTERS.split(letters), _NO_LETTERS.sub("", letters)}
    return not words.isdisjoint(RESERVED)


def _encodable(text: str) -> str:
    """Drop halves of letters, which JSON can carry and no database takes."""
    return text.encode("utf-8", "ignore").decode()


def _is_harmless(letter: str) -> bool:
    return letter not in SLOT_MARKS and unicodedata.category(letter) not in {"Cc", "Cs"}
