"""Which episodes readers may find, and where a show went whose address has changed."""

from django.db.models import Exists, OuterRef, QuerySet
from wagtail.contrib.redirects.models import Redirect

from blog.models.podcast.episode import Episode
from blog.models.version import Version
from blog.queries.podcast.addresses import show_path
from blog.queries.podcast.shows import public_shows
from blog.queries.public_articles import public_pages


def public_episodes(language: str) -> QuerySet[Episode]:
    """Return the episodes that lists may show: published ones of shows that are public."""
    found: QuerySet[Episode] = public_pages(Episode, language)
    return found.filter(Exists(Version.objects.filter(page_id=OuterRef("pk"))), podcast__live=True)


def show_moved_to(slug: str, language: str) -> str | None:
    """Return where a show lives now whose address has changed (Wagtail keeps a redirect for it)."""
    old = Redirect.normalise_path(show_path(slug, language))
    targets = Redirect.objects.filter(old_path=old, redirect_page__isnull=False).values("redirect_page_id")
    found = public_shows(language).filter(pk__in=targets).order_by("pk")
    target = found.values_list("slug", flat=True).first()
    return show_path(target, language) if target else None
