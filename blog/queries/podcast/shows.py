"""Finds shows: by their address, by a private feed, and all of them."""

import hashlib
from typing import Any

from django.db.models import Exists, QuerySet

from blog.kinds import ShowOrigin
from blog.models.podcast.show import PrivateFeed, Show
from blog.queries.public_articles import public_pages, restrictions


def find_show(slug: str, language: str) -> Any:
    """Return the show with this address, whatever its state, or nothing; it carries `restricted`."""
    found = Show.objects.filter(slug=slug, locale__language_code=language, alias_of__isnull=True)
    annotated = found.select_related("locale", "cover").annotate(restricted=Exists(restrictions()))
    return annotated.order_by("-live", "path").first()


def public_shows(language: str) -> QuerySet[Show]:
    """Return the shows that lists may show, ours first, then by title."""
    found: QuerySet[Show] = public_pages(Show, language).order_by("-origin", "title", "pk")
    return found


def own_shows() -> QuerySet[Show]:
    """Return all shows of ours, published or not, in all languages."""
    return Show.objects.filter(origin=ShowOrigin.OWN, alias_of__isnull=True).order_by("title", "pk")


def token_hash(token: str) -> str:
    """Return what is stored of a secret address: enough to know it again, not enough to give it away."""
    return hashlib.sha256(token.encode()).hexdigest()


def private_feed(token: str) -> PrivateFeed | None:
    """Return the private feed of a secret address, revoked or not."""
    found = PrivateFeed.objects.filter(token_hash=token_hash(token))
    return found.select_related("show__locale", "show__cover").order_by("pk").first()
