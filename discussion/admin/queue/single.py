"""The page of one contribution: its points, its consents, what was decided; cutting, and recording a consent."""

from typing import Any
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from wagtail.admin import messages

from blog.text.sentences import sentences
from discussion.actions.group_points import ungroup_points
from discussion.actions.hold_consent import ConsentIsHers, ConsentMissing, ConsentTooLate, hold_consent
from discussion.actions.split_points import SplitRefused, join_points, split_points
from discussion.actions.submit_problems import SubmitRefused
from discussion.admin.queue import words
from discussion.admin.queue.add_form import HeldForm
from discussion.admin.queue.views import DeskPage
from discussion.forms import in_words
from discussion.kinds import DeclineReason
from discussion.models import Contribution
from discussion.queries.author_text import author_text
from discussion.queries.desk_contribution import desk_contribution
from discussion.queries.desk_queue import in_queue
from discussion.queries.may_merge import mergers
from discussion.queries.pages import parse_uuid
from discussion.text.pieces import cut_by_lines, runs

MARKS = ("on", "new", "out")


class ContributionPage(DeskPage):
    """Something about one contribution."""

    contribution: Contribution

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """Find it among those that may be merged."""
        found = in_queue([kwargs["uuid"]], request.user)
        if not found:
            raise Http404
        self.contribution = found[0]
        return super().dispatch(request, *args, **kwargs)

    @property
    def address(self) -> str:
        """The address of the contribution's page."""
        return reverse("desk_contribution", args=[self.contribution.uuid])

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        """Lead on to the contribution."""
        label = _("Beitrag %(number)s") % {"number": self.contribution.submission.number}
        return [*super().get_breadcrumbs_items(), {"url": self.address, "label": label}]

    def show_single(self, *, status: int = 200, **context: Any) -> HttpResponse:
        """Show the page, with what a form says."""
        single = desk_contribution(self.contribution, self.request.user)
        told = {"use": self.contribution.use, "credit": self.contribution.credit}
        return self.show(
            "discussion/admin/queue_single.html",
            status=status,
            single=single,
            held_form=context.pop("held_form", None) or HeldForm(initial=told),
            people=list(mergers()),
            reasons=DeclineReason.choices,
            here=self.address,
            cut_text=context.pop("cut_text", single.text),
            **context,
        )


class Single(ContributionPage):
    """Show it."""

    def get(self, request: HttpRequest, uuid: UUID) -> HttpResponse:
        """Show it."""
        return self.show_single()


class Cut(ContributionPage):
    """Cut it into points: at the beginnings of sentences, or by lines between any words."""

    http_method_names = ["post"]

    def post(self, request: HttpRequest, uuid: UUID) -> HttpResponse:
        """Cut, or say why not."""
        try:
            points = split_points(contribution=self.contribution, pieces=self._pieces(), by=request.user)
        except SplitRefused as refused:
            told = request.POST.get("text")
            kept = {"cut_text": told} if told is not None else {}
            return self.show_single(status=422, cut_problem=words.why_not_split(refused.problem), **kept)
        messages.success(request, _("Geteilt in %(count)s Punkte.") % {"count": len(points)})
        return redirect(f"{self.address}#punkte")

    def _pieces(self) -> list[str]:
        told = self.request.POST.get("text")
        if told is not None:
            return cut_by_lines(told.replace("\r\n", "\n"))
        text = author_text(self.contribution.submission)
        spans = [(span.start, span.end) for span in sentences(text)]
        marks = [self.request.POST.get(f"satz-{number}", "on") for number in range(len(spans))]
        return runs(text, spans, [mark if mark in MARKS else "on" for mark in marks])


class Join(ContributionPage):
    """Undo the cutting."""

    http_method_names = ["post"]

    def post(self, request: HttpRequest, uuid: UUID) -> HttpResponse:
        """Put together, or say why not."""
        try:
            join_points(contribution=self.contribution, by=request.user)
        except SplitRefused as refused:
            messages.error(request, words.why_not_split(refused.problem))
        else:
            messages.success(request, _("Der Beitrag ist wieder ein Ganzes."))
        return redirect(f"{self.address}#punkte")


class Ungroup(ContributionPage):
    """Take points out of their group."""

    http_method_names = ["post"]

    def post(self, request: HttpRequest, uuid: UUID) -> HttpResponse:
        """Take the point that was named."""
        of_this = set(self.contribution.points.values_list("uuid", flat=True).order_by("pk"))
        point = parse_uuid(request.POST.get("punkt", ""))
        if point in of_this and ungroup_points(points=[point], by=request.user):
            messages.success(request, _("Der Punkt steht wieder für sich."))
        return redirect(f"{self.address}#punkte")


class HoldConsent(ContributionPage):
    """Record what somebody signed or said."""

    http_method_names = ["post"]

    def post(self, request: HttpRequest, uuid: UUID) -> HttpResponse:
        """Record it, or show what is missing."""
        form = HeldForm(request.POST)
        if form.is_valid():
            try:
                hold_consent(contribution=self.contribution, by=request.user, **form.cleaned_data)
            except ConsentMissing:
                form.add_error("held", _("Sag, wo die Einwilligung liegt, damit sie sich zeigen lässt."))
            except ConsentTooLate:
                form.add_error(None, _("Der Text ist zurückgezogen oder der Beitrag schon entschieden."))
            except ConsentIsHers:
                form.add_error(None, _("Hier hat die Person selbst gewählt. Stell ihr eine Rückfrage."))
            except SubmitRefused as refused:
                form.add_error("credit", in_words(refused.problem))
            else:
                messages.success(request, _("Die Einwilligung ist festgehalten."))
                return redirect(self.address)
        return self.show_single(status=422, held_form=form)
