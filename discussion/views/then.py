"""The discussion beside an old version, as it stood when the next version came."""

from datetime import datetime
from typing import Any

from django.http import Http404
from django.template.loader import render_to_string
from django.utils import translation
from django.utils.safestring import mark_safe

from blog.kinds import DiscussionMode
from blog.queries.kept import kept, key_of
from discussion.queries.pages import Where, discussed
from discussion.queries.thread import UnknownPart, thread_page
from discussion.queries.totals import stamp_of
from discussion.text import paths


def then(page: Any, until: datetime | None, part: str, address: str, language: str) -> str:
    """Return one part of a page's discussion as it stood; empty where the discussion is closed.

    A version's discussion is what was public until the next version took its place. What was hidden or withdrawn since stays so, and a
    corrected comment shows its present words: this is a view of the talk, not a copy of it.
    """
    source = discussed(page)
    if source.discussion_mode == DiscussionMode.CLOSED:
        return ""
    if part and paths.lower_bound(part) is None:
        raise Http404("no such part")
    with translation.override(language):
        moment = until.timestamp() if until else "now"
        key = key_of(
            "then", page.pk, page.slug, source.pk, moment, part, source.discussion_mode, stamp_of(source.pk)
        )
        return kept(key, lambda: _render(page, source, until, part, address))


def _render(page: Any, source: Any, until: datetime | None, part: str, address: str) -> str:
    try:
        thread = thread_page(source.pk, after=part or None, until=until)
    except UnknownPart as error:
        raise Http404 from error
    context = {
        "thread": thread,
        "until": until,
        "now_url": Where(page).discussion,
        "first_url": f"{address}#diskussion" if part else "",
        "more_url": f"{address}?nach={thread.next_cursor}#diskussion" if thread.next_cursor else "",
    }
    return mark_safe(render_to_string("discussion/then.html", context))  # noqa: S308 - the output of a template
