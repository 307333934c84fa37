"""References that go nowhere, for editors: on their home as a number, and as a list of what to mend."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext as _
from wagtail.admin.site_summary import SummaryItem

from blog.queries.broken_references import broken_citations, broken_positions, count_broken, dead_sources

ADDRESS = "blog_broken_references"


def admin_urls() -> list[URLPattern]:
    """Return the address below Wagtail's admin."""
    return [path("verweise/", broken_page, name=ADDRESS)]


def broken_page(request: HttpRequest) -> HttpResponse:
    """Show what goes nowhere in pages that this editor may change, in positions, and elsewhere."""
    context = {
        "citations": broken_citations(request.user),
        "positions": broken_positions(),
        "sources": dead_sources(request.user),
        "page_title": _("Verweise, die ins Leere gehen"),
    }
    return TemplateResponse(request, "blog/admin/broken_references.html", context)


def add_summary(request: HttpRequest, items: list[Any]) -> None:
    """Say on the editor's home how many there are."""
    items.append(BrokenSummary(request))


class BrokenSummary(SummaryItem):
    """How many references go nowhere; nothing where all is well."""

    order = 158
    template_name = "blog/admin/broken_summary.html"
    _count: int | None = None

    def get_context_data(self, parent_context: Any) -> dict[str, Any]:
        """Count."""
        return {"number": self._number(), "url": reverse(ADDRESS)}

    def is_shown(self) -> bool:
        """Only as long as there are any."""
        return self._number() > 0

    def _number(self) -> int:
        if self._count is None:
            self._count = count_broken(self.request.user)
        return self._count
