"""„Passt dazu“ beneath the paragraph that is being written: what lies near it, to be put into the form with one click."""

import json
from typing import Any, Final

from django.core.exceptions import PermissionDenied
from django.core.serializers.json import DjangoJSONEncoder
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST
from wagtail.models import Page

from blog.actions.stored_blocks import stored_blocks
from blog.models.blocks import ArticleBody
from blog.queries.near import Near, near_text
from blog.text.body import Block

BODY: Final = ArticleBody()
MOST_LETTERS: Final = 5000
MOST_STANDING: Final = 200


@never_cache
@require_POST
def near_of_paragraph(request: HttpRequest) -> HttpResponse:
    """Return what lies near the words that were sent, each with the block as the page's form takes it.

    Nothing is stored: what an editor is writing is looked at and forgotten. `seite` is the page that isn't meant itself; a page
    that is being created has none.
    """
    page = request.POST.get("seite", "")
    key = int(page) if page.isascii() and page.isdigit() else 0
    if key and not get_object_or_404(Page, pk=key).permissions_for_user(request.user).can_edit():
        raise PermissionDenied
    words = request.POST.get("worte", "")[:MOST_LETTERS]
    found = near_text(words, key, request.POST.getlist("haltung")[:MOST_STANDING])
    lines = [(near, _as_form(near)) for near in found]
    return TemplateResponse(request, "blog/admin/near_paragraph.html", {"lines": lines})


def _as_form(near: Near) -> str:
    """Return a block as Wagtail's script puts it into a stream: its kind, and the state of its fields."""
    block = Block("", near.block.kind, near.block.value)
    (raw,) = stored_blocks([], [block])
    child = BODY.child_blocks[block.kind]
    state: Any = child.get_form_state(child.to_python(raw["value"]))
    return json.dumps({"type": block.kind, "value": state}, cls=DjangoJSONEncoder)
