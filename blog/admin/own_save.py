"""What a page's open form has saved by itself is no newer version of somebody else's, even if the answer got lost."""

from typing import Any

from django.http import HttpRequest
from django.templatetags.static import static
from django.utils.html import format_html
from wagtail.models import Page

from blog.models.page_form import SAVES_ITSELF, written_by


def mark_own_save(request: HttpRequest, *_given: Any) -> None:
    """Tell the form that the page saves itself and nobody clicked: only such a revision may be written over again."""
    if request.method == "POST" and not request.accepts("text/html"):
        request.POST = _changed(request, {SAVES_ITSELF: "1"})


def name_own_save(request: HttpRequest, page: Page) -> None:
    """Let a form whose own automatic save is the newest revision name it, as if it had heard the answer.

    Wagtail compares before the form does, and after a cut connection would refuse every further automatic save. The
    form compares again when it holds the page (`LivingPageForm`), so nobody comes in between.
    """
    mark_own_save(request)
    if request.method != "POST" or "overwrite_revision_id" in request.POST:
        return
    newest = page.get_latest_revision()
    if newest is None or not written_by(newest, request.POST.get("open_form", ""), request.user):
        return
    written = newest.created_at.isoformat()
    request.POST = _changed(
        request,
        {
            "loaded_revision_id": str(newest.pk),
            "loaded_revision_created_at": written,
            "opened_as": written,
        },
    )


def waiting_script() -> str:
    """Return the script that lets a click wait until an automatic save is through."""
    return format_html('<script src="{}"></script>', static("blog/admin/save_first.js"))


def _changed(request: HttpRequest, values: dict[str, str]) -> Any:
    data = request.POST.copy()
    for name, value in values.items():
        data[name] = value
    return data
