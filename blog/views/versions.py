"""The versions of an article: all, one as it was, and the difference of any two."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_safe

from blog.queries.addresses import (
    changes_feed_path,
    compare_path,
    difference_path,
    living_path,
    place_of,
    version_path,
    versions_path,
)
from blog.queries.difference_page import difference_page
from blog.queries.podcast.feed_of import feed_of
from blog.queries.read_models import ArticleHead, VersionPage
from blog.queries.timeline import KINDS, choices, of_kind, timeline
from blog.queries.version_lines import version_lines
from blog.queries.version_page import version_page
from blog.registries import registries
from blog.views.living import find_public, for_readers
from blog.views.respond import public_page

LONGEST = 6  # digits of a number of a version
WORTH_CHOOSING = 2  # two versions have one difference, and its link stands there already


@require_safe
@for_readers
def versions(request: HttpRequest, place: str) -> HttpResponse:
    """All versions of an article with their notes and what happened beside them, of one kind if the address names one."""
    page = find_public(request, place)
    language = page.locale.language_code
    lines = version_lines(
        page.pk, place_of(page), language=language, taken_back=registries.taken_back(page.pk)
    )
    if not lines:
        raise Http404("no version")
    everything = timeline(lines, page.pk)
    chosen = request.GET.get("art", "")
    chosen = chosen if chosen in KINDS else ""
    context = {
        "head": ArticleHead(page.title, living_path(place_of(page), language)),
        "versions": lines,
        "timeline": of_kind(everything, chosen),
        "kinds": choices(everything, chosen),
        "current": lines[0].number,
        "page_links": (),
        "versions_url": versions_path(place_of(page), language),
        "changes_feed_url": changes_feed_path(place_of(page), language),
        "compare_url": compare_path(place_of(page), language) if len(lines) > WORTH_CHOOSING else "",
    }
    return public_page(request, "blog/versions.html", context)


@require_safe
@for_readers
def version(request: HttpRequest, place: str, number: int) -> HttpResponse:
    """One version as it was, marked as such and not for search engines."""
    page = find_public(request, place)
    view = version_page(page, number, page.stamp)
    if view is None:
        raise Http404("no such version")
    context = {
        "head": view.head,
        "version": view.version,
        "current": view.current,
        "title": view.title,
        "standfirst": view.standfirst,
        "standfirst_removed": view.standfirst_removed,
        "passages": view.passages,
        "feed": feed_of(page),
        "older": view.older,
        "newer": view.newer,
        "versions_url": view.versions_url,
        "beside": _beside(request, page, view),
    }
    response = public_page(request, "blog/version.html", context)
    response.headers["X-Robots-Tag"] = "noindex"
    return response


def _beside(request: HttpRequest, page: Any, view: VersionPage) -> dict[str, str]:
    """What stood beside the version when the next one took its place: the talk that it had, not what came later."""
    until = view.newer.date if view.newer else None
    part = str(request.GET.get("nach") or "")
    return {
        name: show(page, until, part, view.version.url, view.language)
        for name, show in registries.beside_version.items()
    }


@require_safe
@for_readers
def compare(request: HttpRequest, place: str) -> HttpResponse:
    """Lead from the two versions chosen in the list to the address of their difference."""
    page = find_public(request, place)
    old, new = request.GET.get("von", ""), request.GET.get("bis", "")
    if not all(number.isascii() and number.isdigit() and len(number) <= LONGEST for number in (old, new)):
        raise Http404("no numbers")
    return redirect(difference_path(place_of(page), int(old), int(new), page.locale.language_code))


@require_safe
@for_readers
def difference(request: HttpRequest, place: str, old: int, new: int) -> HttpResponse:
    """What changed between two versions, in the direction of the address."""
    page = find_public(request, place)
    if old == new:
        return redirect(version_path(place_of(page), new, page.locale.language_code))
    view = difference_page(page, old, new, page.stamp)
    if view is None:
        raise Http404("no such versions")
    context = {name: getattr(view, name) for name in view.__dataclass_fields__}
    response = public_page(request, "blog/difference.html", context)
    response.headers["X-Robots-Tag"] = "noindex"
    return response


__all__ = ["difference", "version", "versions", "versions_path"]
