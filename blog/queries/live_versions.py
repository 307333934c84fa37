"""I3 of `haltung doctor --data`: what readers see, the newest version and the feed are one, told by the version's number.

That page and newest version say the same words is asked by `texts_beside_their_version` (`blog.queries.checks`).
"""

from collections.abc import Iterator

from django.conf import settings
from django.db.models import Count, Max, Min

from blog.models.version import Version
from blog.queries.article_cards import newest_versions
from blog.queries.feed_entries import ENTRIES, newest_articles
from blog.queries.public_articles import public_articles


def numbers_and_feeds() -> list[str]:
    """Return a sentence for each article whose page, newest version and feed are not one."""
    return [*_numbers(), *_elsewhere(), *_feeds()]


def _numbers() -> Iterator[str]:
    """Versions are numbered from one, without a gap."""
    rows = Version.objects.order_by("page_id").values("page_id")
    for row in rows.annotate(first=Min("number"), last=Max("number"), count=Count("pk")):
        if (row["first"], row["last"]) != (1, row["count"]):
            yield f"Page {row['page_id']} has {row['count']} versions, numbered {row['first']} to {row['last']}."


def _elsewhere() -> Iterator[str]:
    """A version protects a revision of its own page."""
    rows = Version.objects.filter(revision__isnull=False).order_by("pk")
    for page, number, other in rows.values_list("page_id", "number", "revision__object_id"):
        if str(page) != other:
            yield f"Version {number} of page {page} keeps a revision of page {other}."


def _feeds() -> Iterator[str]:
    for language, _name in settings.LANGUAGES:
        pages = {
            f"urn:uuid:{key}:{language}": pk
            for pk, key in public_articles(language).order_by("pk").values_list("pk", "translation_key")
        }
        versions = newest_versions(list(pages.values()), without=("seal", "passages"))
        entries = {entry.id: entry for entry in newest_articles(language)}
        if len(entries) != min(ENTRIES, len(pages)):
            yield f"The feed ({language}) has {len(entries)} articles, but {len(pages)} are public."
        for key, entry in entries.items():
            version = versions.get(pages.get(key, 0))
            if version is None or version.published_at != entry.changed:
                yield f"The feed ({language}) shows another version of {entry.url} than the newest."
