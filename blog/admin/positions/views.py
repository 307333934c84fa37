"""The pages of positions in the admin: all of them, and one to write, review, show and take down."""

from typing import Any, Final
from uuid import UUID

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.db.models import Q
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views import View
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from blog.actions.positions.publish import publish_position, take_down_position
from blog.actions.positions.refuse import PositionRefused
from blog.actions.positions.write import change_position, write_position
from blog.admin.positions.forms import HOLDER, SAYS, SOURCE, PositionForm
from blog.admin.positions.words import problem
from blog.kinds import PositionState
from blog.models.positions.position import Position
from blog.queries.credit_slots import fill
from blog.queries.positions.lines import code_of, position_lines
from blog.queries.positions.places import position_path
from blog.queries.positions.position_page import history_of
from blog.queries.positions.public import RELATED

WRITE: Final = "blog.change_position"
TITLE: Final = gettext_lazy("Haltungen")
PER_PAGE: Final = 30


class PositionsPage(WagtailAdminTemplateMixin, View):
    """What all pages have in common."""

    page_title: Any = TITLE
    header_icon = "openquote"

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """Ask for the permission."""
        if not request.user.has_perm(WRITE):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        """Lead from the admin's home to here."""
        here = [] if self.page_title == TITLE else [{"url": self.request.path, "label": self.page_title}]
        return [*self.breadcrumbs_items, {"url": reverse("blog_positions"), "label": TITLE}, *here]

    def show(self, template: str, *, status: int = 200, **context: Any) -> HttpResponse:
        """Render a template with Wagtail's furniture; names of contributors are filled in as they are now."""
        self.template_name = template
        response = self.render_to_response(self.get_context_data(**context), status=status)
        response.add_post_render_callback(_fill)
        return response


def _fill(response: Any) -> None:
    response.content = fill(response.content.decode()).encode()


class Positions(PositionsPage):
    """All positions, those that wait for a review first."""

    def get(self, request: HttpRequest) -> HttpResponse:
        """Show a page of them, by state and words."""
        state, words = request.GET.get("stand", ""), request.GET.get("q", "").strip()
        rows = Position.objects.select_related(*RELATED, "outside")
        if state in PositionState.values:
            rows = rows.filter(state=state)
        if words:
            rows = rows.filter(
                Q(statement__icontains=words)
                | Q(quote__icontains=words)
                | Q(person__name__icontains=words)
                | Q(question__text__icontains=words)
            )
        page = Paginator(rows.order_by("state", "-created_at", "-pk"), PER_PAGE).get_page(
            request.GET.get("p")
        )
        lines = position_lines(list(page.object_list))
        return self.show(
            "blog/admin/positions/list.html",
            rows=list(zip(page.object_list, lines, strict=True)),
            page=page,
            state=state,
            words=words,
            states=PositionState.choices,
        )


class NewPosition(PositionsPage):
    """A position that was said elsewhere, or by a role alone."""

    page_title = gettext_lazy("Neue Haltung")

    def get(self, request: HttpRequest) -> HttpResponse:
        """Show the empty form."""
        return self._show(PositionForm(initial={"question": request.GET.get("frage", "")}))

    def post(self, request: HttpRequest) -> HttpResponse:
        """Write it down, and show it at once if the editor wants so."""
        form = PositionForm(request.POST)
        if not form.is_valid():
            return self._show(form, status=422)
        try:
            position = write_position(by=request.user, **form.told())
        except PositionRefused as refused:
            form.add_error(None, problem(refused.reason))
            return self._show(form, status=422)
        return _done(request, position, "zeigen" in request.POST)

    def _show(self, form: PositionForm, status: int = 200) -> HttpResponse:
        return self.show(
            "blog/admin/positions/form.html", status=status, form=form, position=None, **_parts(form)
        )


class OnePosition(PositionsPage):
    """One position: what it says, what it said, and what can be done."""

    position: Position

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """Find it."""
        self.position = get_object_or_404(Position.objects.select_related(*RELATED), uuid=kwargs["uuid"])
        return super().dispatch(request, *args, **kwargs)

    def get(self, request: HttpRequest, uuid: UUID) -> HttpResponse:
        """Show it."""
        return self._show(PositionForm(instance=self.position))

    def post(self, request: HttpRequest, uuid: UUID) -> HttpResponse:
        """Change it, show it to readers, or take it from them."""
        if "zurueck" in request.POST:
            take_down_position(
                position=self.position, by=request.user, note=request.POST.get("grund", "")[:300]
            )
            messages.success(request, _("Zurückgenommen. Leser:innen sehen sie nicht mehr."))
            return redirect("blog_position", self.position.uuid)
        form = PositionForm(request.POST, instance=self.position)
        if not form.is_valid():
            return self._show(form, status=422)
        note = form.cleaned_data.get("note", "")
        try:
            change_position(position=self.position, by=request.user, note=note, **form.told())
        except PositionRefused as refused:
            form.add_error(None, problem(refused.reason))
            return self._show(form, status=422)
        return _done(request, self.position, "zeigen" in request.POST)

    def _show(self, form: PositionForm, status: int = 200) -> HttpResponse:
        row = Position.objects.select_related(*RELATED, "outside").get(pk=self.position.pk)
        (line,) = position_lines([row])
        return self.show(
            "blog/admin/positions/form.html",
            status=status,
            form=form,
            position=row,
            line=line,
            history=history_of(row),
            public_url=position_path(code_of(row), row.language) if row.state == PositionState.PUBLIC else "",
            **_parts(form),
        )


def _parts(form: PositionForm) -> dict[str, Any]:
    """Return the form's fields under their headings."""
    headed = {"says": SAYS, "holder": HOLDER, "source": SOURCE, "why": ("note",)}
    return {
        heading: [form[name] for name in names if name in form.fields] for heading, names in headed.items()
    }


def _done(request: HttpRequest, position: Position, wants_shown: bool) -> HttpResponse:
    """Show a stored position to readers if wanted, and lead to its page."""
    if wants_shown:
        try:
            publish_position(position=position, by=request.user)
            messages.success(request, _("Geprüft und öffentlich."))
        except PositionRefused as refused:
            messages.error(request, problem(refused.reason))
    else:
        messages.success(request, _("Gespeichert."))
    return redirect("blog_position", position.uuid)
