"""What every page knows about the site around it."""

from typing import Any

from django.http import HttpRequest


def site(request: HttpRequest) -> dict[str, Any]:
    """The site's name, navigation and addresses (see the base template)."""
    return {}
