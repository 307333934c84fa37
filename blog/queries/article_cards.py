"""Articles as cards in lists, in a constant number of statements."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace

from django.db.models import F, OuterRef, QuerySet, Subquery
from django.utils.safestring import SafeString
from django.utils.text import get_text_list
from django.utils.translation import gettext as _

from blog.models.article import Article, ArticleAuthor
from blog.models.picture import Picture
from blog.models.version import Version
from blog.queries.addresses import article_path
from blog.queries.article_page import topic_link
from blog.queries.pictures import CARD_SIZES, CARD_WIDTHS, LEAD_SIZES, TEXT_WIDTHS, picture_html
from blog.queries.read_models import ArticleCard
from blog.queries.version_lines import HEAVY
from blog.registries import registries


def newest_first(articles: QuerySet[Article]) -> QuerySet[Article]:
    """Return articles in the order of lists."""
    return articles.order_by(F("first_published_at").desc(nulls_last=True), "-pk")


def cards(articles: QuerySet[Article], language: str, *, lead: bool = False) -> tuple[ArticleCard, ...]:
    """Return articles as cards, without the counts that change beside their text (see `with_counts`).

    With `lead` the first one is shown large, at the top of the page.
    """
    rows = list(articles.select_related("topic").defer("body"))
    ids = [row.pk for row in rows]
    versions = newest_versions(ids)
    authors = author_names(ids)
    pictures = _pictures(rows)
    return tuple(
        ArticleCard(
            page_id=row.pk,
            title=row.title,
            url=article_path(row.slug, language),
            standfirst=row.standfirst,
            topic=topic_link(row.topic, language),
            first_published=row.first_published_at,
            last_changed=versions[row.pk].published_at,
            version=versions[row.pk].number,
            reading_minutes=versions[row.pk].minutes,
            authors_text=get_text_list(authors[row.pk], _("und")),
            picture_html=_picture_html(pictures.get(row.lead_picture_id or 0), large=lead and place == 0),
        )
        for place, row in enumerate(rows)
        if row.pk in versions
    )


def with_counts(found: Sequence[ArticleCard]) -> tuple[ArticleCard, ...]:
    """Return cards with the numbers of comments and contributors as they are now."""
    ids = [card.page_id for card in found]
    if not ids:
        return ()
    comments = registries.comment_totals(ids)
    voices = registries.contributor_totals(ids)
    return tuple(
        replace(card, comment_total=comments.get(card.page_id, 0), contributors=voices.get(card.page_id, 0))
        for card in found
    )


def newest_versions(page_ids: Iterable[int], *, without: Sequence[str] = HEAVY) -> dict[int, Version]:
    """Return the newest version of each page, without its text unless that is asked for."""
    ids = list(page_ids)
    if not ids:
        return {}
    newest = Version.objects.filter(page_id=OuterRef("page_id")).order_by("-number").values("number")[:1]
    found = Version.objects.filter(page_id__in=ids, number=Subquery(newest)).defer(*without).order_by("pk")
    return {version.page_id: version for version in found}


def author_names(page_ids: Iterable[int]) -> dict[int, list[str]]:
    """Return the names of the authors of each article, in their order."""
    result: dict[int, list[str]] = defaultdict(list)
    rows = ArticleAuthor.objects.filter(article_id__in=list(page_ids)).order_by("sort_order", "pk")
    for article, name in rows.values_list("article_id", "person__name"):
        result[article].append(name)
    return result


def _pictures(rows: list[Article]) -> dict[int, Picture]:
    ids = {row.lead_picture_id for row in rows if row.lead_picture_id}
    if not ids:
        return {}
    specs = [f"width-{width}|format-webp" for width in (*CARD_WIDTHS, *TEXT_WIDTHS)]
    found = Picture.objects.filter(pk__in=ids).prefetch_renditions(*specs).order_by("pk")
    return {picture.pk: picture for picture in found}


def _picture_html(picture: Picture | None, *, large: bool) -> SafeString:
    if picture is None:
        return SafeString("")
    if large:
        return picture_html(picture, "", widths=TEXT_WIDTHS, sizes=LEAD_SIZES, lazy=False)
    return picture_html(picture, "", widths=CARD_WIDTHS, sizes=CARD_SIZES)
