"""The pages of a discussion: its parts, and the address of each comment."""

from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.views.decorators.http import require_safe

from blog.kinds import DiscussionMode
from blog.models import LivingPage
from blog.views.living import find_public, for_readers
from blog.views.respond import PUBLIC, public_page
from discussion.forms import comment_form
from discussion.queries.comment_address import comment_address
from discussion.queries.pages import Where, discussed
from discussion.queries.thread import UnknownPart, thread_page


def page_or_404(request: HttpRequest, place: str) -> LivingPage:
    """Return the article with this address if this reader may see it and its discussion is not closed."""
    page: LivingPage = find_public(request, place)
    if discussed(page).discussion_mode == DiscussionMode.CLOSED:
        raise Http404
    return page


@require_safe
@for_readers
def discussion_page(request: HttpRequest, place: str) -> HttpResponse:
    """Show one part of a discussion."""
    page = page_or_404(request, place)
    try:
        thread = thread_page(discussed(page).pk, after=request.GET.get("nach") or None)
    except UnknownPart as error:
        raise Http404 from error
    where = Where(page)
    context = {
        "head": where.head,
        "thread": thread,
        "form": comment_form(page),
        "send_url": where.send,
        "similar_url": where.similar,
        "mode": thread.mode,
        "more_url": thread.next_url,
        "first_url": where.discussion if thread.after else "",
    }
    return public_page(request, "discussion/discussion_page.html", context)


@require_safe
def comment(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """Lead to a comment, wherever it stands now."""
    address = comment_address(uuid)
    if address is None:
        raise Http404
    response: HttpResponse = HttpResponseRedirect(address)
    response.headers["Cache-Control"] = PUBLIC
    return response
