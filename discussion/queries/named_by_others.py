"""Where others still name somebody who is erased: their texts stay, she is told how many and what she can do."""

from typing import Final

from django.utils.translation import ngettext

from blog.queries.surfaces import find
from discussion.models import Contributor

SHORTEST_NAME: Final = 5
"""A shorter name would be found in everybody's words."""


def named_by_others(row: Contributor) -> tuple[str, ...]:
    """Return one sentence with the number of texts of others, and what she can do about them; nothing where there is none."""
    words = [word for word in (row.name, row.email) if len(word) >= SHORTEST_NAME]
    hers = {"discussion.Contributor"}
    places = sum(found.rows for found in find(words) if found.model not in hers) if words else 0
    if not places:
        return ()
    text = ngettext(
        "In %(count)s Text anderer steht dein Name oder deine Adresse noch. Schreib der Redaktion, wenn das weg soll.",
        "In %(count)s Texten anderer steht dein Name oder deine Adresse noch. Schreib der Redaktion, wenn das weg soll.",
        places,
    )
    return (text % {"count": places},)
