"""The discussion beside an article as finished HTML: kept under the discussion's stamp, with slots instead of names."""

from collections.abc import Mapping
from typing import Any

from django.template.loader import render_to_string
from django.utils import translation

from blog.kinds import DiscussionMode
from blog.queries.kept import kept, key_of
from discussion.forms import comment_form
from discussion.queries.pages import Where
from discussion.queries.thread import thread_page


def section(page: Any, query: Mapping[str, str], language: str) -> str:
    """Return the first part of a page's discussion and the form; empty where the discussion is closed.

    `page` is one that `find_living` found: its stamp was read with it, before the rows.
    """
    if page.discussion_mode == DiscussionMode.CLOSED:
        return ""
    with translation.override(language):
        key = key_of("discussion", page.pk, page.slug, page.discussion_mode, page.discussion_stamp)
        return kept(key, lambda: _render(page))


def _render(page: Any) -> str:
    thread = thread_page(page.pk, page=page)
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
