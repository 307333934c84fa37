"""Episodes of somebody else's show come from its feed, never from an editor."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from wagtail.models import Page

from blog.models.podcast.from_feed import is_linked
from blog.models.podcast.show import Show


def refuse_new_episode(request: HttpRequest, parent_page: Page, page_class: Any) -> HttpResponse | None:
    """Say so instead of showing an empty form."""
    parent = parent_page.specific
    if not isinstance(parent, Show) or not is_linked(parent):
        return None
    messages.error(request, _("Das ist ein fremder Podcast: Seine Folgen kommen aus seinem Feed."))
    return redirect("wagtailadmin_explore", parent.pk)
