"""Readers' answers to questions: read, show or reject, put together what says the same, make a position or a contribution of it."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.db.models import Count, Q
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from blog.admin.positions.views import PositionsPage
from blog.models import Question
from blog.queries.addresses import absolute
from discussion.actions.contribution_of_answers import (
    AnswersProblem,
    AnswersRefused,
    contribution_of_answers,
)
from discussion.actions.opinions import decide_opinions, group_opinions, position_of_group
from discussion.models import Opinion, OpinionGroup
from discussion.queries.pages import parse_uuid
from discussion.states import COUNTED, OPINIONS_WAITING

TITLE = gettext_lazy("Antworten auf Fragen")
PROBLEMS = {
    AnswersProblem.NO_PAGE: gettext_lazy(
        "Kein Artikel stellt diese Frage. Wähle an der Frage einen aus, dann geht es."
    ),
    AnswersProblem.NO_CONSENT: gettext_lazy(
        "Wer hier geantwortet hat, wurde noch nicht gefragt, ob die Antwort in den Artikel darf."
    ),
}


class Questions(PositionsPage):
    """All questions that were answered, those with unread answers first."""

    page_title = TITLE

    def get(self, request: HttpRequest) -> HttpResponse:
        """Show them."""
        waiting = Count("opinions", filter=Q(opinions__state__in=[str(state) for state in OPINIONS_WAITING]))
        shown = Count("opinions", filter=Q(opinions__state__in=[str(state) for state in COUNTED]))
        rows = Question.objects.annotate(waiting=waiting, shown=shown).filter(
            Q(is_open=True) | Q(shown__gt=0) | Q(waiting__gt=0)
        )
        return self.show("discussion/admin/answers.html", questions=rows.order_by("-waiting", "text", "pk"))


class Answers(PositionsPage):
    """The answers to one question."""

    page_title = TITLE
    question: Question

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """Find it."""
        self.question = get_object_or_404(Question, pk=kwargs["question_id"])
        return super().dispatch(request, *args, **kwargs)

    def get_page_subtitle(self) -> str:
        """Name the question."""
        return self.question.text

    def get(self, request: HttpRequest, question_id: int) -> HttpResponse:
        """Show those that wait, those that are shown with their groups, and the groups."""
        rows = (
            Opinion.objects.filter(question=self.question)
            .select_related("group")
            .order_by("group_id", "at", "pk")
        )
        groups = OpinionGroup.objects.filter(question=self.question).select_related(
            "position", "contribution"
        )
        return self.show(
            "discussion/admin/answers_of.html",
            waiting=[row for row in rows if row.state in OPINIONS_WAITING],
            shown=[row for row in rows if row.state in COUNTED],
            groups=groups.annotate(size=Count("opinions")).order_by("title", "pk"),
            question=self.question,
        )

    def post(self, request: HttpRequest, question_id: int) -> HttpResponse:
        """Do with the chosen ones what was pressed."""
        chosen = [uuid for told in request.POST.getlist("antwort") if (uuid := parse_uuid(told)) is not None]
        title = request.POST.get("titel", "").strip()[:200]
        if "haltung" in request.POST:
            return self._position(request)
        if "beitrag" in request.POST:
            return self._contribution(request)
        if "zusammen" in request.POST:
            self._group(request, chosen, title)
        elif chosen:
            decide_opinions(opinions=chosen, shown="zeigen" in request.POST, by=request.user)
        return redirect("discussion_answers_of", question_id)

    def _group(self, request: HttpRequest, chosen: list[UUID], title: str) -> None:
        if chosen and title:
            group_opinions(question=self.question, opinions=chosen, title=title, by=request.user)
        else:
            messages.error(request, _("Wähle Antworten aus und sag in einem Satz, was sie gemeinsam haben."))

    def _contribution(self, request: HttpRequest) -> HttpResponse:
        try:
            made = contribution_of_answers(group=self._chosen_group("beitrag"), by=request.user)
        except AnswersRefused as refused:
            messages.error(request, str(PROBLEMS[refused.problem]))
            return redirect("discussion_answers_of", self.question.pk)
        messages.success(request, _("Liegt jetzt bei den Beiträgen zum Artikel, ohne Namen."))
        return redirect("desk_contribution", made.uuid)

    def _chosen_group(self, field: str) -> OpinionGroup:
        uuid = parse_uuid(self.request.POST.get(field, ""))
        return get_object_or_404(OpinionGroup, uuid=uuid, question=self.question)

    def _position(self, request: HttpRequest) -> HttpResponse:
        position = position_of_group(
            group=self._chosen_group("haltung"),
            by=request.user,
            url=f"{absolute(reverse('discussion:opinions', args=[self.question.slug]))}?lesen=ja",
        )
        return redirect("blog_position", position.uuid)
