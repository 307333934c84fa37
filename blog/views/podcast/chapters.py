"""An episode's chapters as JSON (podcast namespace, JSON chapters 1.2)."""

import json
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from blog.queries.podcast.chapters import chapters_of
from blog.text.podcast.timed import TimedChapter
from blog.text.podcast.writing_items import CHAPTERS_TYPE
from blog.views.living import find_public, for_readers
from blog.views.respond import public_bytes

VERSION = "1.2.0"


@require_safe
@for_readers
def chapters(request: HttpRequest, place: str) -> HttpResponse:
    """The chapters of an episode; without any there is no such file."""
    page = find_public(request, place)
    found = chapters_of(page.pk)
    if not found:
        raise Http404("no chapters")
    told = {"version": VERSION, "title": page.title, "chapters": [_chapter(chapter) for chapter in found]}
    content = json.dumps(told, ensure_ascii=False).encode()
    response = public_bytes(request, content, content_type=CHAPTERS_TYPE)
    response.headers["Access-Control-Allow-Origin"] = "*"
    response.headers["Cross-Origin-Resource-Policy"] = "cross-origin"
    return response


def _chapter(chapter: TimedChapter) -> dict[str, Any]:
    seconds, rest = divmod(chapter.start, 1000)
    told: dict[str, Any] = {"startTime": chapter.start / 1000 if rest else seconds, "title": chapter.title}
    if chapter.href:
        told["url"] = chapter.href
    if chapter.img:
        told["img"] = chapter.img
    return told
