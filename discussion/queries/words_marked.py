"""The words of an article that somebody marked, as they stood then: for the editors' lists."""

from django.utils.text import Truncator

from blog.kinds import AnchorKind
from blog.models import Anchor


def words_marked(anchor: Anchor | None, letters: int) -> str:
    """Return the marked words, cut at so many letters; empty for a second, or nothing. No statement."""
    if anchor is None or anchor.kind == AnchorKind.TIME:
        return ""
    words = " … ".join(str(part["exact"]) for part in anchor.parts if part.get("exact"))
    return Truncator(words).chars(letters)
