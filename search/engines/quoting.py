"""Articles that quote a contribution which says the words: looked up where the contribution is kept, so that no index holds them.

What was withdrawn, hidden or erased is therefore not found any more with the next search.
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from functools import reduce
from operator import or_
from typing import Any, Final

from django.db.models import Q, TextField
from django.db.models.functions import Cast

from blog.models.stream import raw_blocks
from blog.queries.public_articles import public_articles
from discussion.models import Submission
from discussion.states import SHOWN
from search.engines.holding import holds_all

MAX_CANDIDATES: Final = 50
"""So many contributions at most are looked for in articles: each is a comparison with every text."""


@dataclass(frozen=True, slots=True)
class Quoting:
    """The passage in which an article quotes a contribution, and what that says now."""

    block: str
    text: str


def pages_quoting(words: Collection[str], language: str) -> Mapping[int, Quoting]:
    """Return the public articles that quote a contribution which holds all of the words. Two statements at most."""
    if not words:
        return {}
    said = Submission.objects.filter(
        holds_all(words, "comment__comment"),
        state__in=[str(state) for state in SHOWN],
        contribution__points__provenance__isnull=False,
        comment__is_public=True,
        comment__is_removed=False,
    )
    rows = said.order_by("-pk").values_list("pk", "contribution__uuid", "comment__comment").distinct()
    texts = {f"contribution:{uuid}": text for _pk, uuid, text in rows[:MAX_CANDIDATES]}
    if not texts:
        return {}
    names_one = reduce(or_, (Q(as_text__contains=ref) for ref in texts))
    pages = public_articles(language).annotate(as_text=Cast("body", TextField())).filter(names_one)
    found = ((page.pk, _quoting(page, texts)) for page in pages.only("body").order_by("pk"))
    return {pk: quoting for pk, quoting in found if quoting}


def _quoting(page: Any, texts: Mapping[str, str]) -> Quoting | None:
    for block in raw_blocks(page.body):
        ref = str(block["value"].get("ref")) if block["type"] == "contribution" else ""
        if ref in texts:
            return Quoting(str(block["id"]), texts[ref])
    return None
