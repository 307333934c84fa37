"""The overview of what waits; the bench of one article is in `bench`, the look before publishing in `look`."""

from django.http import HttpRequest, HttpResponse

from discussion.admin.merge_desk.base import AdminPage, ArticlePage
from discussion.queries.merge_overview import merge_overview

__all__ = ["AdminPage", "ArticlePage", "MergeOverview"]


class MergeOverview(AdminPage):
    """All articles in which something waits."""

    def get(self, request: HttpRequest) -> HttpResponse:
        """Show them, the most urgent first."""
        lines = merge_overview(request.user)
        return self.show("discussion/admin/merge_overview.html", lines=lines)
