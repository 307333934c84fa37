"""The discussion beside an old version, as it stood when the next version came."""

from datetime import datetime
from typing import Any

from django.http import Http404
from django.template.loader import render_to_string
from django.utils import translation
from django.utils.safestring import mark_safe

from blog.kinds import DiscussionMode
from blog.queries.kept import kept, key_of
from discussion.queries.pages import Where
from discussion.queries.thread import UnknownPart, thread_page
from discussion.text import paths


def then(page: Any, until: datetime | None, part: str, address: str, language: str) -> str:
    """Return one part of a page's discussion as it stood; empty where the discussion is closed.

    A version's discussion is what was public until the next version took its place. What was hidden or withdrawn since stays so, and a
    corrected comment shows its present words: this is a view of the talk, not a copy of it.
    """
    if page.discussion_mode == DiscussionMode.CLOSED:
        return ""
    if part and paths.lower_bound(part) is None:
        raise Http404("no such part")
    with translation.override(language):
        moment = until.timestamp() if until else "now"
        state = page.discussion_mode, page.discussion_stamp
        key = key_of("then", page.pk, page.slug, moment, part, *state)
        return kept(key, lambda: _render(page, until, part, address))


def _render(page: Any, until: datetime | None, part: str, address: str) -> str:
    try:
        thread = thread_page(page.pk, page=page, after=part or None, until=until)
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
