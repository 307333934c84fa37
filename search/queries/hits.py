"""What is shown of hits: read from the database at the moment of showing, whatever the engine believes.

Names stand as slots in the text and are filled in when the page is sent.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Final, assert_never
from uuid import UUID

from django.db.models import F
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.timezone import localtime
from django.utils.translation import gettext as _

from blog.models import Article, Version
from blog.queries.addresses import article_path, passage_anchor
from blog.queries.article_cards import newest_versions
from blog.queries.credit_slots import slot
from blog.queries.public_articles import public_articles
from blog.text.body import Block, Body
from blog.text.words import block_text
from discussion.queries.named import pages_named
from search.engines.base import Found, Kind, Terms
from search.engines.database import public_comments
from search.engines.quoting import Quoting, pages_quoting
from search.queries.snippets import count_terms, snippet

BESIDE_THE_TEXT: Final = 0.5
"""What stands below a picture is shown only where the text itself has fewer of the words."""


@dataclass(frozen=True, slots=True)
class Hit:
    """One hit, ready to be shown."""

    title: str
    url: str
    snippet_html: SafeString
    meta: str


def hits(found: Found, terms: Terms, language: str) -> tuple[Hit, ...]:
    """Return the hits behind references; what isn't public any more is left out."""
    if not found.keys:
        return ()
    match found.kind:
        case Kind.ARTICLES:
            return _article_hits([int(key) for key in found.keys], terms, language)
        case Kind.COMMENTS:
            return _comment_hits(found.keys, terms, language)
        case _:
            assert_never(found.kind)


def _article_hits(ids: Sequence[int], terms: Terms, language: str) -> tuple[Hit, ...]:
    rows = public_articles(language).filter(pk__in=ids).select_related("topic").defer("body").order_by("pk")
    articles = {row.pk: row for row in rows}
    versions = newest_versions(ids, without=("seal", "passages"))
    named, quoting = pages_named(terms.all), pages_quoting(terms.all, language)
    return tuple(
        _article_hit(articles[pk], versions[pk], terms, named.get(pk), quoting.get(pk))
        for pk in ids
        if pk in articles and pk in versions
    )


def _article_hit(
    article: Article, version: Version, terms: Terms, named: UUID | None, quoting: Quoting | None
) -> Hit:
    body = Body.from_json(version.body)
    url = article_path(article.slug, body.language)
    text, block = _best_place(body, terms)
    if quoting and count_terms(quoting.text, terms.all) > count_terms(text, terms.all):
        text, block = quoting.text, body.block(quoting.block)
    shown = snippet(text, terms.all)
    if named and not count_terms(text, terms.all):
        shown = format_html("{} {}", _("Mitgewirkt hat:"), slot(f"contribution:{named}"))
    topic = article.topic.name_in(body.language) if article.topic else ""
    changed = _("Fassung %(number)s vom %(date)s") % {
        "number": version.number,
        "date": _day(version.published_at),
    }
    return Hit(
        title=body.title,
        url=f"{url}#{passage_anchor(block.id)}" if block else url,
        snippet_html=shown,
        meta=" · ".join(part for part in (topic, changed) if part),
    )


def _best_place(body: Body, terms: Terms) -> tuple[str, Block | None]:
    """The standfirst, or the passage that holds more of the words than it and than those before."""
    best, place = body.standfirst, None
    most: float = count_terms(best, terms.all)
    for block in body.blocks:
        text = block_text(block)
        held = count_terms(text, terms.all) - (BESIDE_THE_TEXT if block.kind == "picture" else 0)
        if held > most:
            best, place, most = text, block, held
    return best, place


def _comment_hits(uuids: Sequence[str], terms: Terms, language: str) -> tuple[Hit, ...]:
    rows = (
        public_comments(language)
        .filter(uuid__in=uuids)
        .annotate(page_title=F("page__title"))
        .order_by("pk")
        .values("uuid", "comment", "submit_date", "page_title")
    )
    comments = {str(row["uuid"]): row for row in rows}
    return tuple(
        Hit(
            title=_("Kommentar zu „%(title)s“") % {"title": comments[uuid]["page_title"]},
            url=reverse("discussion:comment", args=[uuid]),
            snippet_html=snippet(str(comments[uuid]["comment"]), terms.all),
            meta=format_html("{} · {}", slot(f"comment:{uuid}"), _day(comments[uuid]["submit_date"])),
        )
        for uuid in uuids
        if uuid in comments
    )


def _day(at: datetime) -> str:
    return date_format(localtime(at), "DATE_FORMAT")
