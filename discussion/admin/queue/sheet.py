"""The consent sheet: a page to print, in German and English, for one contribution or blank."""

from typing import Any
from uuid import UUID

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone, translation

from discussion.admin.queue.views import DeskPage
from discussion.queries.consent_sheet import consent_sheet
from discussion.queries.desk_queue import in_queue
from discussion.queries.may_merge import mergeable_pages


class ConsentSheet(DeskPage):
    """What somebody reads, fills in and signs."""

    def get(self, request: HttpRequest, uuid: UUID | None = None) -> HttpResponse:
        """Show it for printing."""
        contribution = None
        if uuid is not None:
            found = in_queue([uuid], request.user)
            if not found:
                raise Http404
            contribution = found[0]
        language = request.GET.get("sprache", "")
        if language not in dict(settings.LANGUAGES):
            language = contribution.submission.language if contribution else settings.LANGUAGE_CODE
        with translation.override(language):
            context: dict[str, Any] = {
                "sheet": consent_sheet(language, contribution=contribution, article=self._article(request)),
                "language": language,
                "languages": settings.LANGUAGES,
                "today": timezone.localdate(),
                "site_name": settings.WAGTAIL_SITE_NAME,
            }
            return render(request, "discussion/admin/consent_sheet.html", context)

    def _article(self, request: HttpRequest) -> Any:
        told = request.GET.get("artikel", "")
        if not (told.isascii() and told.isdigit()):
            return None
        return mergeable_pages(request.user).filter(pk=int(told)).first()
