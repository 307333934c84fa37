"""What a version is called where its title had to be removed."""

from django.utils.translation import gettext as _


def shown_title(title: str) -> str:
    """Return the title, or that it was removed: a page without one is never published."""
    return title or _("[Titel aus rechtlichen Gründen entfernt]")
