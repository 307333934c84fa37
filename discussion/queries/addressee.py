"""To whom a mail goes: addresses and names for mails, receipts and pages of one's own data, never for the public."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.contrib.auth import get_user_model

from discussion.models import Contributor


@dataclass(frozen=True, slots=True)
class Addressee:
    """A confirmed or still unconfirmed address, and the language of its mails."""

    email: str
    name: str
    language: str


def addressee(contributor: Contributor, language: str) -> Addressee | None:
    """Return where a contributor can be written to; None once her data is erased."""
    if contributor.erased_at is not None or not contributor.email:
        return None
    return Addressee(contributor.email, contributor.name, language)


def editors_or_moderators(users: Iterable[Any]) -> Sequence[Addressee]:
    """Return those of these users who can be written to, each once; everybody who may moderate if there is nobody."""
    found = {user.email: user for user in users if user is not None and user.is_active and user.email}
    people = [Addressee(user.email, user.get_full_name(), settings.LANGUAGE_CODE) for user in found.values()]
    return people or moderators()


def moderators() -> Sequence[Addressee]:
    """Return everybody who may moderate."""
    users = get_user_model().objects.with_perm(
        "discussion.moderate", backend=settings.AUTHENTICATION_BACKENDS[0]
    )
    active = users.filter(is_active=True).exclude(email="").order_by("pk")
    return [Addressee(user.email, user.get_full_name(), settings.LANGUAGE_CODE) for user in active]
