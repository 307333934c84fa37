"""Who sends a form while signed in, with an address that is known to be hers."""

from typing import Any

from allauth.account.models import EmailAddress
from django.http import HttpRequest


def confirmed_user(request: HttpRequest, email: str) -> Any:
    """Return the signed-in user if this address is hers and confirmed, else None."""
    user = request.user
    if not user.is_authenticated:
        return None
    known = EmailAddress.objects.filter(user=user, email__iexact=email, verified=True)
    return user if known.exists() else None
