"""What an article or an episode quotes, and the one click that makes a position of it."""

from typing import Any, Final

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.models import Page

from blog.actions.positions.from_quote import position_from_quote
from blog.actions.positions.from_seconds import position_from_seconds
from blog.actions.positions.refuse import PositionRefused
from blog.admin.positions.views import PositionsPage
from blog.admin.positions.words import problem
from blog.kinds import PositionState
from blog.models.podcast.episode import Episode
from blog.models.positions.position import Position
from blog.queries.positions.quotable import quotable_in, seconds_in
from blog.text.podcast.times import Span, TimeTextError, read_time

TITLE = gettext_lazy("Haltungen daraus")
ADD_PERSON: Final = "blog.add_person"


class Quotes(PositionsPage):
    """All quotations of a page's newest version; those that are positions already lead there."""

    page_title = TITLE
    page: Page

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """Find the page."""
        self.page = get_object_or_404(Page, pk=kwargs["page_id"], live=True)
        return super().dispatch(request, *args, **kwargs)

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        """Lead on to the page that is quoted from."""
        edit = reverse("wagtailadmin_pages:edit", args=[self.page.pk])
        *before, here = super().get_breadcrumbs_items()
        return [*before, {"url": edit, "label": self.page.title}, here]

    def get(self, request: HttpRequest, page_id: int) -> HttpResponse:
        """Show them."""
        return self.show(
            "blog/admin/positions/quotes.html",
            quotes=quotable_in(page_id),
            can_add=request.user.has_perm(ADD_PERSON),
            is_episode=self.page.specific_class is Episode,
            seconds=seconds_in(page_id),
            edit_url=reverse("wagtailadmin_pages:edit", args=[page_id]),
        )

    def post(self, request: HttpRequest, page_id: int) -> HttpResponse:
        """Make a position of one of them and open it."""
        known = set(Position.objects.filter(anchor__page_id=page_id).values_list("pk", flat=True))
        try:
            position = self._made(request, page_id)
        except PositionRefused as refused:
            messages.error(request, problem(refused.reason))
            return redirect("blog_position_quotes", page_id)
        except TimeTextError:
            messages.error(request, _("Schreib beide Zeiten so: 23:41. Das Ende liegt hinter dem Anfang."))
            return redirect("blog_position_quotes", page_id)
        if position.pk in known and "neu" not in request.POST:
            state = PositionState(position.state).label
            messages.info(request, _("Das steht schon unter „Haltungen“ (%(state)s).") % {"state": state})
        else:
            messages.success(
                request, _("Aufgenommen, mit Zitat und Quelle. Prüf sie, dann kannst du sie zeigen.")
            )
        self._name_unknown(position)
        return redirect("blog_position", position.uuid)

    def _name_unknown(self, position: Position) -> None:
        """Name whom we don't know: her name stands in the article alone, and nobody sees a position that nobody holds."""
        unknown = [quote.unknown for quote in quotable_in(self.page.pk) if quote.position == position.uuid]
        if any(unknown):
            words = _(
                "%(name)s steht noch nicht unter „Personen“. Wähl unten, wer das vertritt, oder leg sie unter „Haltungen daraus“ als Person an."
            )
            messages.warning(self.request, words % {"name": unknown[0]})

    def _made(self, request: HttpRequest, page_id: int) -> Position:
        """Make it of a passage, or of seconds."""
        if "von" not in request.POST:
            return position_from_quote(
                page_id=page_id,
                block=request.POST.get("stelle", ""),
                by=request.user,
                is_new_person="neu" in request.POST and request.user.has_perm(ADD_PERSON),
            )
        start, end = read_time(request.POST["von"]), read_time(request.POST.get("bis", ""))
        if end <= start:
            raise TimeTextError(request.POST["von"][:40])
        statement = request.POST.get("aussage", "")[:400]
        return position_from_seconds(
            page_id=page_id, span=Span(start, end), statement=statement, by=request.user
        )
