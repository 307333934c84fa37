"""The discussion beside an article as finished HTML: kept under the discussion's stamp, with slots instead of names."""

from collections.abc import Mapping
from typing import Any

from django.template.loader import render_to_string
from django.utils import translation

from blog.kinds import DiscussionMode
from blog.queries.kept import kept, key_of
from discussion.forms import comment_form
from discussion.models import Discussion
from discussion.queries.pages import Where, discussed
from discussion.queries.thread import thread_page
from discussion.queries.totals import discussion_of


def section(page: Any, query: Mapping[str, str], language: str) -> str:
    """Return the first part of a page's discussion and the form; empty where the discussion is closed."""
    source = discussed(page)
    if source.discussion_mode == DiscussionMode.CLOSED:
        return ""
    with translation.override(language):
        # The stamp is read before the rows: what is kept under it can be too new, never too old.
        row = discussion_of(source.pk)
        key = key_of("discussion", page.pk, page.slug, source.pk, source.discussion_mode, row.stamp)
        return kept(key, lambda: _render(page, source, row))


def _render(page: Any, source: Any, row: Discussion) -> str:
    thread = thread_page(source.pk, page=source, discussion=row)
    where = Where(page)
    context = {
        "thread": thread,
        "form": comment_form(page),
        "page_url": where.page,
        "discussion_url": where.discussion,
        "send_url": where.send,
        "similar_url": where.similar,
        "privacy_url": where.privacy,
        "mode": thread.mode,
        "more_url": thread.next_url,
    }
    return render_to_string("discussion/section.html", context)
