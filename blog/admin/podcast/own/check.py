"""The page that says what directories will complain about."""

from itertools import groupby
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _

from blog.admin.podcast.own.permission import show_of_editor
from blog.admin.podcast.own.words import WEIGHTS, complaint_sentence
from blog.models.podcast.show import Show
from blog.queries.addresses import absolute
from blog.queries.podcast.addresses import feed_path
from blog.queries.podcast.feed_check import feed_complaints
from blog.text.podcast.complaints import Complaint, Weight


def check_page(request: HttpRequest, show_id: int) -> HttpResponse:
    """What will be complained about once everything that waits is published, what matters most first."""
    show = show_of_editor(request, get_object_or_404(Show, pk=show_id))
    found = feed_complaints(show)
    return TemplateResponse(
        request,
        "blog/admin/podcast/check.html",
        {
            "show": show,
            "groups": [group for weight in Weight if (group := _group(weight, found))["parts"]],
            "feed_url": absolute(feed_path(show.slug, show.locale.language_code)),
            "page_title": _("Was Verzeichnisse bemängeln werden"),
        },
    )


def _group(weight: Weight, found: tuple[Complaint, ...]) -> dict[str, Any]:
    chosen = sorted((one for one in found if one.weight == weight), key=lambda one: one.episode)
    parts = [
        {"episode": episode, "sentences": [complaint_sentence(one) for one in group]}
        for episode, group in groupby(chosen, key=lambda one: one.episode)
    ]
    return {"weight": weight.value, "title": WEIGHTS[weight], "parts": parts}
