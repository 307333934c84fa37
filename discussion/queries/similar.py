"""Public comments that say what somebody is about to say: shown before she sends it."""

from dataclasses import dataclass
from typing import Any, Final

from django.contrib.postgres.search import SearchQuery, SearchVector
from django.db import connection
from django.db.models import QuerySet

from blog.models import LivingPage
from discussion.models import Comment
from discussion.queries.markers import Marker
from discussion.queries.thread import FIELDS, CommentLine, lines_of
from discussion.text.likeness import most_like, stems
from discussion.text.reading import excerpt

AMONG: Final = 500
"""The newest comments that are looked at."""
SHOWN: Final = 240
WORDS: Final = 40


@dataclass(frozen=True, slots=True)
class Similar:
    """A comment in short, and what became of it; its name is filled in when the page is sent."""

    ref: str
    url: str
    words: str
    markers: tuple[Marker, ...]


def similar(page: LivingPage, text: str, *, but_from: str = "") -> tuple[Similar, ...]:
    """Return up to three public comments that are like a text; a constant number of statements.

    `but_from` is an address whose own comments are none.
    """
    rows = list(_candidates(page.pk, text, but_from).values(*FIELDS)[:AMONG])
    likes = most_like(text, [f"{row['comment']} {row['submission__proposal'] or ''}" for row in rows])
    lines = lines_of(page, [rows[like.place] for like in likes]) if likes else []
    return tuple(_similar(line, rows[like.place]) for line, like in zip(lines, likes, strict=True))


def _candidates(page_id: int, text: str, but_from: str) -> QuerySet[Comment]:
    shown = Comment.rows.filter(page_id=page_id, is_public=True, withdrawn=False, is_staff_answer=False)
    if but_from:
        shown = shown.exclude(submission__contributor__email=but_from)
    newest = shown.order_by("-pk")
    if connection.vendor != "postgresql":
        return newest
    return _with_any_word(newest, stems(text))


def _with_any_word(newest: QuerySet[Comment], words: frozenset[str]) -> QuerySet[Comment]:
    """Let PostgreSQL leave out what shares no beginning of a word, so that older comments are looked at as well."""
    if not words:
        return newest.none()
    parts = sorted(words, key=lambda word: (-len(word), word))[:WORDS]
    asked = SearchQuery(" | ".join(f"'{part}':*" for part in parts), search_type="raw", config="simple")
    return newest.annotate(said=SearchVector("comment", config="simple")).filter(said=asked)


def _similar(line: CommentLine, row: Any) -> Similar:
    return Similar(line.ref, line.url, excerpt(str(row["comment"]), SHOWN), line.markers)
