"""Addresses for pages that nobody typed an address for."""

from typing import Any, Final

from django.utils.text import slugify

from blog.models.person import Person
from blog.models.podcast.show import Show

_PLAIN: Final = str.maketrans(
    {"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss", "Ä": "ae", "Ö": "oe", "Ü": "ue", "ẞ": "ss"}
)
LONGEST: Final = 80


def free_slug(parent: Any, title: str) -> str:
    """Return an address below `parent` that says the title and that no page there has."""
    wish = slugify(title.translate(_PLAIN))[:LONGEST].strip("-") or (
        "podcast" if not isinstance(parent, Show) else "folge"
    )
    return _free(
        wish, set(parent.get_children().filter(slug__startswith=wish).values_list("slug", flat=True))
    )


def free_person_slug(name: str) -> str:
    """Return an address for a person that nobody has."""
    wish = slugify(name.translate(_PLAIN))[:LONGEST].strip("-") or "person"
    return _free(wish, set(Person.objects.filter(slug__startswith=wish).values_list("slug", flat=True)))


def _free(wish: str, taken: set[str]) -> str:
    number = 2
    slug = wish
    while slug in taken:
        slug, number = f"{wish}-{number}", number + 1
    return slug
