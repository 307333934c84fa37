"""Names of files that come from elsewhere: what of them may be shown, and nothing that a path or a display could be led by."""

import re
import unicodedata
from typing import Final
from urllib.parse import unquote, urlsplit

LONGEST: Final = 120
"""Characters of a name that we keep."""
_LONGEST_END: Final = 10


def file_name(told: str) -> str:
    """Return a file's bare name: no folders, no control, direction or other invisible characters, not too long.

    What is left of too long a name keeps its end after the last dot. Empty where nothing readable is left.
    """
    bare = re.split(r"[/\\]", told.strip())[-1]
    seen = "".join(
        one if unicodedata.category(one)[0] not in "CZ" else " " if one.isspace() else ""
        for one in unicodedata.normalize("NFC", bare)
    )
    name = " ".join(seen.split())
    if not name.strip(". "):
        return ""
    if len(name) <= LONGEST:
        return name
    stem, dot, end = name.rpartition(".")
    if not stem or len(end) > _LONGEST_END:
        return name[: LONGEST - 1] + "…"
    return stem[: LONGEST - len(end) - 2] + "…" + dot + end


def name_in_address(address: str) -> str:
    """Return the name of the file that an address leads to, as far as its path tells one."""
    try:
        path = urlsplit(address).path
    except ValueError:
        return ""
    # Folders are cut before the marks are read: a slash that was written as %2F is no folder of the address.
    return file_name(unquote(path.rpartition("/")[2], errors="replace"))
