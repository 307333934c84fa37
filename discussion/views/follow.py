"""Following an article or a passage by mail: the form, the page behind the links in mails, and the end by one click."""

from typing import Any, Final
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from blog.models import LivingPage
from blog.queries.addresses import changes_feed_path, follow_path, passage_anchor, passage_feed_path, place_of
from blog.queries.living import living
from blog.queries.passage_named import passage_named
from blog.views.living import for_readers
from blog.views.respond import public_page
from discussion.actions.follow import (
    ask_to_follow,
    change_follow,
    confirm_follow,
    resume_follow,
    stop_every_follow,
    stop_follow,
)
from discussion.actions.limits import TooMany
from discussion.forms.follow import FollowForm, RhythmForm
from discussion.models import Follow, Token
from discussion.queries.pages import Where, discussed, page_language, shown_head
from discussion.views.origin import sent_from_here
from discussion.views.private import private, private_page
from discussion.views.thread import page_or_404

EVERYTHING: Final = "?alle=ja"


@csrf_exempt
@require_http_methods(["GET", "HEAD", "POST"])
@for_readers
def follow(request: HttpRequest, place: str) -> HttpResponse:
    """Show the form, or have an address asked whether it wants to follow."""
    page = page_or_404(request, place)
    named = request.POST.get("stelle", "") if request.method == "POST" else request.GET.get("stelle", "")
    block = _passage(page, named)
    if request.method != "POST":
        return public_page(request, "discussion/follow.html", _context(page, block, FollowForm()))
    form = FollowForm(request.POST)
    if not sent_from_here(request):
        form.add_error(None, _("Schick das Formular bitte von dieser Seite noch einmal ab."))
        return _again(request, page, block, form, 403)
    if not form.is_valid():
        return _again(request, page, block, form, 422)
    if form.cleaned_data["website"]:
        form.add_error(
            None, _("Lass bitte das Feld leer, das leer bleiben muss, und schick es noch einmal ab.")
        )
        return _again(request, page, block, form, 422)
    return _asked(request, page, block, form)


@csrf_exempt
@require_http_methods(["GET", "HEAD", "POST"])
def follow_link(request: HttpRequest, token: str) -> HttpResponse:
    """The page behind a link: confirm, or change what was chosen. Opening it does nothing."""
    found = _known(token)
    if found is None:
        return private_page(request, "discussion/follow_unknown.html", {}, status=410)
    if request.method != "POST":
        return _link_page(request, token, found, RhythmForm(_chosen(found)))
    if not sent_from_here(request):
        return _link_page(request, token, found, RhythmForm(_chosen(found)), refused=True, status=403)
    return _changed(request, token, found)


def _changed(request: HttpRequest, token: str, found: Follow) -> HttpResponse:
    if found.confirmed_at is None:
        confirm_follow(follow=found)
        return _back(token, "bestaetigt")
    if "weiter" in request.POST:
        resume_follow(follow=found)
        return _back(token, "weiter")
    form = RhythmForm(request.POST)
    if not form.is_valid():
        return _link_page(request, token, found, form, status=422)
    change_follow(follow=found, rhythm=form.cleaned_data["rhythm"], kinds=form.cleaned_data["kinds"])
    return _back(token, "geaendert")


@csrf_exempt
@require_http_methods(["GET", "HEAD", "POST"])
def follow_stop(request: HttpRequest, token: str) -> HttpResponse:
    """End a follow, or with `?alle=` every one of this person. Whoever holds the link may, a mail program's own button too
    (RFC 8058), so no origin is asked."""
    found = _known(token)
    if found is None:
        return private_page(request, "discussion/follow_unknown.html", {}, status=410)
    if request.method == "POST":
        if "alle" in request.GET:
            stop_every_follow(contributor=found.contributor)
        stop_follow(follow=found)
        return _back(token, "beendet")
    return _link_page(request, token, found, RhythmForm(_chosen(found)), stopping=True)


def _asked(request: HttpRequest, page: LivingPage, block: UUID | None, form: FollowForm) -> HttpResponse:
    data = form.cleaned_data
    try:
        ask_to_follow(
            page=discussed(page),
            block=block,
            email=data["email"],
            rhythm=data["rhythm"],
            kinds=data["kinds"],
            language=get_language() or "de",
            network=request.META.get("REMOTE_ADDR", ""),
        )
    except TooMany as much:
        form.add_error(
            None, _("Von hier kamen gerade viele Anfragen. Versuch es bitte in einer Stunde noch einmal.")
        )
        response = _again(request, page, block, form, 429)
        response.headers["Retry-After"] = str(much.retry_after)
        return response
    return private_page(request, "discussion/follow_sent.html", {"head": Where(page).head})


def _again(
    request: HttpRequest, page: LivingPage, block: UUID | None, form: FollowForm, status: int
) -> HttpResponse:
    return private_page(request, "discussion/follow.html", _context(page, block, form), status=status)


def _context(page: LivingPage, block: UUID | None, form: FollowForm) -> dict[str, Any]:
    where, language = Where(page), page_language(page)
    place = place_of(page)
    feed = passage_feed_path(place, str(block), language) if block else changes_feed_path(place, language)
    return {
        "head": where.head,
        "form": form,
        "follow_url": follow_path(place, language),
        "passage": str(block)[:8] if block else "",
        "passage_url": f"{where.page}#{passage_anchor(str(block))}" if block else "",
        "feed_url": feed,
        "json_url": f"{feed.removesuffix('xml')}json",
        "privacy_url": where.privacy,
    }


def _passage(page: LivingPage, start: str) -> UUID | None:
    """Return the passage that an address names by the beginning of its UUID."""
    if not start:
        return None
    found = passage_named(discussed(page).pk, start)
    if found is None:
        raise Http404("no such passage")
    return UUID(found)


def _known(token: str) -> Follow | None:
    """Return what a link leads to; a link to confirm that came too late leads nowhere."""
    row = Token.objects.known(token, Token.FOLLOW) or Token.objects.known(token, Token.FOLLOW_CONFIRM)
    if row is None or row.follow is None or row.follow.contributor.erased_at is not None:
        return None
    is_over = row.expires_at is not None and row.expires_at <= timezone.now()
    return None if is_over and row.follow.confirmed_at is None else row.follow


def _link_page(
    request: HttpRequest,
    token: str,
    found: Follow,
    form: RhythmForm,
    *,
    refused: bool = False,
    stopping: bool = False,
    status: int = 200,
) -> HttpResponse:
    every = stopping and "alle" in request.GET
    context = {
        "head": shown_head(living(found.page_id)),
        "follow": found,
        "state": _state(found, every=every),
        "form": form,
        "done": request.GET.get("getan", ""),
        "refused": refused,
        "stopping": stopping,
        "link_url": reverse("discussion:follow_link", args=[token]),
        "stop_url": reverse("discussion:follow_stop", args=[token]) + (EVERYTHING if every else ""),
        "every": every,
    }
    return private_page(request, "discussion/follow_link.html", context, status=status)


def _state(found: Follow, *, every: bool) -> str:
    if found.confirmed_at is None:
        return "asked"
    return "stopped" if found.stopped_at and not every else "running"


def _chosen(found: Follow) -> dict[str, Any]:
    return {"rhythm": found.rhythm, "kinds": found.kinds}


def _back(token: str, done: str) -> HttpResponse:
    address = f"{reverse('discussion:follow_link', args=[token])}?getan={done}"
    return private(HttpResponseRedirect(address, status=303))
