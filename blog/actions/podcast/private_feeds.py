"""Secret addresses of a show's feed: made, and revoked."""

import secrets

from django.db import transaction
from django.utils import timezone

from blog.models.podcast.show import PrivateFeed, Show
from blog.queries.podcast.shows import token_hash

_BYTES = 24


@transaction.atomic
def make_private_feed(*, show: Show, label: str) -> tuple[PrivateFeed, str]:
    """Make a secret address; returns the row and the token, which nobody can read again later."""
    token = secrets.token_urlsafe(_BYTES)
    return PrivateFeed.objects.create(show=show, label=label, token_hash=token_hash(token)), token


@transaction.atomic
def revoke_private_feed(*, feed: PrivateFeed) -> None:
    """Let a secret address be gone from now on; revoking twice changes nothing."""
    PrivateFeed.objects.filter(pk=feed.pk, revoked_at__isnull=True).update(revoked_at=timezone.now())
