"""What the pages around merging have in common: Wagtail's furniture, one article, permission."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext_lazy
from django.views import View
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from blog.actions.refuse import PublishRefused, RefusalReason, refuse_unless_free
from blog.models import LivingPage
from blog.queries.living import living_or_none
from discussion.admin.merge_desk import words
from discussion.queries.may_merge import may_merge, may_propose

TITLE = gettext_lazy("Einarbeiten")
ICON = "group"


class AdminPage(WagtailAdminTemplateMixin, View):
    """A page in Wagtail's admin below „Einarbeiten“."""

    page_title = TITLE
    header_icon = ICON

    def show(self, template: str, *, status: int = 200, **context: Any) -> HttpResponse:
        """Render a template with Wagtail's furniture."""
        self.template_name = template
        return self.render_to_response(self.get_context_data(**context), status=status)

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        """Lead from the admin's home to here."""
        return [*self.breadcrumbs_items, {"url": reverse("merge_overview"), "label": TITLE}]


class ArticlePage(AdminPage):
    """A page about one article or episode; an alias leads to its source."""

    page: LivingPage
    proposing = True
    """Whether who may not publish may work here, too: where the site has reviews, her merge goes there."""

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """Find the article and ask for permission."""
        page = living_or_none(kwargs["page_id"])
        if page is None:
            raise Http404("no such page")
        self.page = page
        if self.page.alias_of_id:
            return redirect("merge_desk", self.page.alias_of_id)
        if not (may_propose if self.proposing else may_merge)(self.page, request.user):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    def get_page_subtitle(self) -> str:
        """Name the article."""
        return str(self.page.get_admin_display_title())

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        """Lead on to the article."""
        here = {"url": reverse("merge_desk", args=[self.page.pk]), "label": self.get_page_subtitle()}
        return [*super().get_breadcrumbs_items(), here]

    def desk_url(self) -> str:
        """Return the address of this article's merge page."""
        return reverse("merge_desk", args=[self.page.pk])

    def hindrance(self, *, has_version: bool = True) -> str:
        """Say why the article can't be changed at all now, or nothing."""
        try:
            refuse_unless_free(self.page, self.request.user)
        except PublishRefused as refused:
            return "" if self._goes_to_review(refused) else words.why_not_published(refused)
        if not has_version:
            return words.why_not_published(PublishRefused(RefusalReason.NO_VERSION))
        return ""

    def _goes_to_review(self, refused: PublishRefused) -> bool:
        """Who may not publish isn't hindered where her merge can be reviewed."""
        return refused.reason == RefusalReason.NO_PERMISSION and self.proposing and self.page.has_workflow
