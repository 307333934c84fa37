"""Surfaces that follow from others: what the search and the caches keep, and at last the person herself."""

from typing import Final

from django.core.cache import cache
from django.db import connection
from django.utils import timezone
from wagtail.models import Page
from wagtail.search import index

from blog.actions.bump import bump
from blog.registries import Emptied
from discussion.models import Contributor, Submission
from discussion.queries.named_by_others import named_by_others
from discussion.states import SubmissionState

FTS: Final = "wagtailsearch_indexentry_fts"


def index_columns() -> tuple[str, ...]:
    """Return the columns of the database's own index that hold words; they differ from one database to the other."""
    is_sqlite = connection.vendor == "sqlite"
    return ("title", "body", "autocomplete") if is_sqlite else ("title_text", "body_text")


def search(contributor: int) -> Emptied:
    """Write the pages that she took part in to the search anew."""
    pages = Page.objects.filter(submissions__contributor=contributor).distinct().order_by("pk")
    count = 0
    for page in pages.specific().iterator():
        index.insert_or_update_object(page)
        count += 1
    _forget_deleted_words()
    return Emptied(count)


def _forget_deleted_words() -> None:
    """SQLite's index of words keeps those of deleted texts until it is merged into one."""
    if connection.vendor != "sqlite" or FTS not in connection.introspection.table_names():
        return
    with connection.cursor() as cursor:
        cursor.execute(f"INSERT INTO {FTS}({FTS}) VALUES ('optimize')")  # noqa: S608 - a name of our own


def caches(_contributor: int) -> Emptied:
    """Forget every page that was kept; they are made anew when they are asked for."""
    bump()
    cache.clear()
    return Emptied()


def person(contributor: int) -> Emptied:
    """Empty the one home of her personal data; from now on nobody can be written to."""
    row = Contributor.objects.select_for_update(of=("self",)).get(pk=contributor)
    if Submission.objects.filter(contributor=row).exclude(state=SubmissionState.ERASED).exists():
        return Emptied(more=True)
    if row.erased_at is not None:
        return Emptied()
    stays = named_by_others(row)
    row.name = row.email = row.organisation = row.role = ""
    row.user = row.page_code = None
    row.erased_at = timezone.now()
    row.save()
    return Emptied(1, stays=stays)
