"""A page with versions is withdrawn, never deleted: its versions are evidence."""

from collections.abc import Iterable
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from wagtail.models import Page

from blog.models import Version


def refuse_to_delete(request: HttpRequest, page: Page) -> HttpResponse | None:
    """Say what to do instead, if the page or one below it has versions."""
    if not has_versions([page]):
        return None
    messages.error(request, _refusal())
    return redirect("wagtailadmin_pages:edit", page.pk)


def refuse_to_delete_many(
    request: HttpRequest, action_type: str, objects: Iterable[Any], action: Any
) -> HttpResponse | None:
    """The same for several pages at once."""
    pages = [one for one in objects if isinstance(one, Page)]
    if action_type != "delete" or not has_versions(pages):
        return None
    messages.error(request, _refusal())
    return redirect("wagtailadmin_explore", pages[0].get_parent().pk if pages[0].depth > 1 else pages[0].pk)


def has_versions(pages: Iterable[Page]) -> bool:
    """Tell whether any of the pages, or one below them, was ever published as a version."""
    return any(Version.objects.filter(page__path__startswith=page.path).exists() for page in pages)


def _refusal() -> str:
    return _(
        "Dieser Artikel hat Fassungen, und die bleiben. Nimm ihn stattdessen zurück: „Veröffentlichung aufheben“ nimmt ihn "
        "von der Website; unter seiner Adresse steht dann, dass er zurückgezogen wurde."
    )
