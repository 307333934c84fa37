"""Public comments that nobody offered for the article: found, and taken up."""

from typing import Any

from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin import messages

from discussion.actions.offer import take_up
from discussion.admin.queue import words
from discussion.admin.queue.views import DeskPage
from discussion.models import Submission
from discussion.queries.desk_comments import PER_PAGE, comment_lines, comments_without_offer
from discussion.queries.pages import parse_uuid
from discussion.states import SHOWN


class Comments(DeskPage):
    """The list, with a filter in its address."""

    page_subtitle = gettext_lazy("Kommentare ohne Angebot")

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        """Lead on to this page."""
        return [
            *super().get_breadcrumbs_items(),
            {"url": reverse("desk_comments"), "label": self.page_subtitle},
        ]

    def get(self, request: HttpRequest) -> HttpResponse:
        """Show what was looked for."""
        told = {name: request.GET.get(name, "").strip()[:100] for name in ("q", "artikel", "sprache")}
        language = told["sprache"] if told["sprache"] in dict(settings.LANGUAGES) else ""
        rows = comments_without_offer(
            request.user, words=told["q"], article=told["artikel"], language=language
        )
        page = Paginator(rows, PER_PAGE).get_page(request.GET.get("seite"))
        query = request.GET.copy()
        query.pop("seite", None)
        return self.show(
            "discussion/admin/queue_comments.html",
            told=told,
            languages=settings.LANGUAGES,
            page_obj=page,
            lines=comment_lines(page.object_list),
            query=query.urlencode(),
            here=request.get_full_path(),
        )

    def post(self, request: HttpRequest) -> HttpResponse:
        """Take up those that were chosen."""
        uuids = [uuid for told in request.POST.getlist("kommentar") if (uuid := parse_uuid(told))]
        shown = Submission.objects.filter(
            uuid__in=uuids[:PER_PAGE], state__in=[str(state) for state in SHOWN]
        )
        rows = list(shown.select_related("page").order_by("pk"))
        try:
            for submission in rows:
                take_up(submission=submission, by=request.user)
        except PermissionDenied:
            messages.error(request, words.NOT_ALLOWED)
        else:
            told = _("%(which)s aufgegriffen. In den Text kommt etwas erst, wenn die Person es erlaubt hat.")
            messages.success(request, told % {"which": words.count(len(rows))})
        here = request.POST.get("here", "")
        own = reverse("desk_comments")
        return redirect(here if here.startswith(own) else own)
