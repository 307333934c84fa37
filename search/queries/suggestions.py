"""What helps somebody who found nothing: another spelling, the topics, the newest articles."""

import difflib
from collections.abc import Iterable
from typing import Final
from urllib.parse import urlencode

from django.urls import reverse
from django.utils.translation import gettext as _

from blog.queries.addresses import article_path
from blog.queries.article_cards import newest_first
from blog.queries.lists import topic_lines
from blog.queries.public_articles import public_articles
from blog.queries.read_models import Link
from blog.text.words import words
from search.engines.base import Terms

NEWEST: Final = 3
_KNOWN: Final = 300
"""Articles whose titles and standfirsts are looked through for a spelling that exists."""
_CHECKED: Final = 3
_CLOSE: Final = 0.75


def suggestions(terms: Terms, language: str) -> tuple[Link, ...]:
    """Return where to go on from an empty result; three statements."""
    articles = list(
        newest_first(public_articles(language)).values_list("title", "standfirst", "slug")[:_KNOWN]
    )
    topics = topic_lines(language)
    known = [text for title, standfirst, _slug in articles for text in (title, standfirst)]
    spelling = _spelled(terms, [*known, *(topic.label for topic in topics)])
    newest = tuple(Link(title, article_path(slug, language)) for title, _lead, slug in articles[:NEWEST])
    return (*spelling, *(Link(topic.label, topic.url) for topic in topics), *newest)


def _spelled(terms: Terms, texts: Iterable[str]) -> tuple[Link, ...]:
    vocabulary = {word.lower(): word for text in texts for word in words(text) if len(word) > 3}
    found: list[str] = []
    changed = False
    for word in terms.words:
        close = [] if len(found) >= _CHECKED or word.lower() in vocabulary else _close(word, vocabulary)
        found.append(vocabulary[close[0]] if close else word)
        changed = changed or bool(close)
    if not changed:
        return ()
    query = " ".join(found)
    address = f"{reverse('search:results')}?{urlencode({'q': query})}"
    return (Link(_("Meintest du „%(query)s“?") % {"query": query}, address),)


def _close(word: str, vocabulary: Iterable[str]) -> list[str]:
    return difflib.get_close_matches(word.lower(), sorted(vocabulary), n=1, cutoff=_CLOSE)
