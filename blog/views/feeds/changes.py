"""The feed of an article's versions: what is new, and who contributed."""

from django.http import HttpRequest, HttpResponse
from django.utils.feedgenerator import Atom1Feed
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from blog.queries.addresses import absolute, article_path, changes_feed_path
from blog.queries.credit_slots import fill_text
from blog.queries.feed_entries import FeedEntry, changes_of
from blog.queries.kept import kept, key_of
from blog.views.living import find_public, for_readers
from blog.views.respond import public_bytes


@require_safe
@for_readers
def changes(request: HttpRequest, slug: str) -> HttpResponse:
    """The newest versions of an article as Atom."""
    page = find_public(request, slug)
    language = page.locale.language_code
    feed = Atom1Feed(
        title=_("Was sich ändert: %(title)s") % {"title": page.title},
        link=absolute(article_path(page.slug, language)),
        description="",
        language=language,
        feed_url=absolute(changes_feed_path(page.slug, language)),
        feed_guid=f"urn:uuid:{page.translation_key}",
    )
    for entry in kept(key_of("changes", page.pk, page.stamp), lambda: changes_of(page)):
        feed.add_item(
            title=_("Fassung %(title)s") % {"title": entry.title},
            link=entry.url,
            description=_summary(entry),
            pubdate=entry.published,
            updateddate=entry.changed,
            unique_id=entry.id,
        )
    content = feed.writeString("utf-8").encode()
    return public_bytes(request, content, content_type="application/atom+xml; charset=utf-8")


def _summary(entry: FeedEntry) -> str:
    if not entry.credits:
        return entry.summary
    names = _("Mit Beiträgen von: %(names)s") % {"names": fill_text(entry.credits)}
    return f"{entry.summary}\n\n{names}".strip()
