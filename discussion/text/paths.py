"""Places in a discussion: paths of fixed-width base-36 steps, and the short cursors that addresses carry.

Paths compare as text depth-first: `000003` is a thread, `000003000001` the second answer in it. A cursor is
written for people: `3` is the end of thread 3 (all of it), `3.1` the place right behind that comment.
"""

import re
from typing import Final

STEP: Final = 6
LEVELS: Final = 4
DIGITS: Final = "0123456789abcdefghijklmnopqrstuvwxyz"
_CURSOR: Final = re.compile(r"\A(?:0|[1-9a-z][0-9a-z]{0,5})(?:\.(?:0|[1-9a-z][0-9a-z]{0,5})){0,3}\Z")


def step(number: int) -> str:
    """Return one step of a path."""
    letters = ""
    while number:
        number, digit = divmod(number, 36)
        letters = DIGITS[digit] + letters
    return letters.rjust(STEP, "0")


def steps(path: str) -> list[str]:
    """Return a path's steps."""
    return [path[start : start + STEP] for start in range(0, len(path), STEP)]


def level(path: str) -> int:
    """Return how deep a place is; threads have level 0."""
    return len(path) // STEP - 1


def thread(path: str) -> str:
    """Return the path of the thread that a place is in."""
    return path[:STEP]


def after_thread(path: str) -> str:
    """Return the first path that lies behind the whole thread of a place."""
    return step(int(thread(path), 36) + 1)


def cursor_behind_thread(path: str) -> str:
    """Return the cursor of the part that begins behind the thread of a place."""
    return _short(thread(path))


def cursor_before_thread(path: str) -> str | None:
    """Return the cursor of the part that begins with the thread of a place; None for the first one."""
    number = int(thread(path), 36)
    return _short(step(number - 1)) if number else None


def cursor_behind(path: str) -> str:
    """Return the cursor of the part that begins right behind a comment inside a thread."""
    return ".".join(_short(one) for one in steps(path))


def lower_bound(cursor: str) -> tuple[str, bool] | None:
    """Return the path a cursor's part begins at and whether that path itself belongs to it; None if malformed."""
    if not _CURSOR.match(cursor):
        return None
    path = "".join(one.rjust(STEP, "0") for one in cursor.split("."))
    return (path, False) if level(path) else (after_thread(path), True)


def _short(one: str) -> str:
    return one.lstrip("0") or "0"
