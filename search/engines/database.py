"""Search in the database: Wagtail's index for articles, a plain query for comments. The same on SQLite and PostgreSQL."""

from typing import assert_never

from django.contrib.contenttypes.models import ContentType
from django.core.management import call_command
from django.db.models import Q, QuerySet
from modelsearch.query import And, Phrase, PlainText
from wagtail.search.models import IndexEntry

from blog.kinds import DiscussionMode
from blog.models import Article
from blog.queries.living import KINDS
from blog.queries.public_articles import public_articles, public_pages
from discussion.models import Comment
from discussion.queries.named import comments_named, pages_named
from search.engines.base import MAX_FOUND, Found, Kind, Terms
from search.engines.holding import holds_all
from search.engines.quoting import pages_quoting


class DatabaseEngine:
    """The engine that is always there."""

    name = "database"

    def find(self, terms: Terms, kind: Kind, *, language: str, start: int, stop: int) -> Found:
        """Return the hits from `start` to `stop`."""
        match kind:
            case Kind.ARTICLES:
                ids = _articles(terms, language)
                return Found(kind, tuple(str(pk) for pk in ids[start:stop]), len(ids))
            case Kind.COMMENTS:
                uuids = list(_comments(terms, language).values_list("uuid", flat=True)[:MAX_FOUND])
                return Found(kind, tuple(str(uuid) for uuid in uuids[start:stop]), len(uuids))
            case _:
                assert_never(kind)

    def rebuild(self) -> None:
        """Let Wagtail write its index anew, in one transaction."""
        call_command("update_index", verbosity=0)

    def faults(self) -> list[str]:
        """Return the live articles that the index lacks; comments are searched where they are."""
        content_type = ContentType.objects.get_for_model(Article)
        indexed = (
            IndexEntry.objects.filter(content_type=content_type)
            .order_by()
            .values_list("object_id", flat=True)
        )
        lacking = set(Article.objects.live().order_by().values_list("pk", flat=True)) - {
            int(pk) for pk in indexed
        }
        return [f"Article {pk} is live and not in the search index." for pk in sorted(lacking)]


def _articles(terms: Terms, language: str) -> list[int]:
    """Whole words first, by rank; then words that only begin so („Pflege“ finds „Pflegekräfte“); then by a quoted contribution or a name."""
    public = Article.objects.only("pk").filter(pk__in=public_articles(language).values("pk"))
    found = [page.pk for page in public.search(_whole_words(terms))[:MAX_FOUND]]
    if terms.words and not terms.phrases:
        begun = public.autocomplete(And([PlainText(word) for word in terms.words]))[:MAX_FOUND]
        found += [page.pk for page in begun]
    found += sorted(pages_quoting(terms.all, language), reverse=True)
    if named := pages_named(terms.all):
        found += public.filter(pk__in=list(named)).order_by("-pk").values_list("pk", flat=True)
    return list(dict.fromkeys(found))[:MAX_FOUND]


def _whole_words(terms: Terms) -> PlainText | And:
    parts = [Phrase(phrase) for phrase in terms.phrases]
    if not parts:
        return PlainText(" ".join(terms.words), operator="and")
    return And([*parts, *(PlainText(word) for word in terms.words)])


def _comments(terms: Terms, language: str) -> QuerySet[Comment]:
    """Comments that hold all words, and those whose author's public name does; newest first."""
    return (
        public_comments(language)
        .filter(holds_all(terms.all, "comment") | Q(uuid__in=comments_named(terms.all)))
        .order_by("-submit_date", "-pk")
    )


def public_comments(language: str) -> QuerySet[Comment]:
    """Return the comments that everybody may read now, in discussions that are shown."""
    shown = Q()
    for kind in KINDS:
        pages = public_pages(kind, language).exclude(discussion_mode=DiscussionMode.CLOSED)
        shown |= Q(page_id__in=pages.values("pk"))
    return Comment.rows.filter(shown, is_public=True, is_removed=False, withdrawn=False)
