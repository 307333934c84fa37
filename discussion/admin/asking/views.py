"""Asking a contributor back, and having a merge read by somebody without an account."""

from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from wagtail.admin import messages

from blog.text.body import Body
from blog.text.words import block_text, shorten
from discussion.actions.ask_back import AskRefusal, AskRefused, Question, ask_back, why_not
from discussion.actions.invite_review import ReviewProblem, ReviewRefused, invite_review
from discussion.admin.asking.forms import AskForm, InviteForm
from discussion.admin.asking.words import NOT_ASKED, NOT_INVITED
from discussion.admin.merge_desk.base import ArticlePage
from discussion.kinds import UseChoice
from discussion.models import Contribution, Merge
from discussion.queries.ask_page import shown_difference
from discussion.queries.asked_passages import Chosen, shown_by_choice, shown_by_draft, use_of_draft
from discussion.queries.asks import asks_of, reviews_of, whom
from discussion.queries.consent_texts import asked_wording
from discussion.queries.merge_desk import newest_version
from discussion.queries.pages import page_language, parse_uuid
from discussion.states import UNPUBLISHED
from discussion.text.asked import Shown
from discussion.text.markup import to_rich


class AskBack(ArticlePage):
    """The question to one contributor: write it, send it or print it; and what was asked before."""

    def get(self, request: HttpRequest, page_id: int, uuid: UUID) -> HttpResponse:
        """Show the form."""
        return self._show(self._form(None))

    def post(self, request: HttpRequest, page_id: int, uuid: UUID) -> HttpResponse:
        """Send the question, or show it for printing."""
        form = self._form(request.POST)
        if not form.is_valid():
            return self._show(form, status=422)
        question = self._question(form)
        if request.POST.get("do") == "print":
            return self._print(question)
        try:
            ask_back(contribution=self.contribution, question=question, by=request.user)
        except AskRefused as refused:
            return self._show(form, problem=str(NOT_ASKED[refused.reason]), status=409)
        messages.success(
            request, _("Die Rückfrage ist unterwegs. Die Antwort steht dann hier und in der Warteschlange.")
        )
        return redirect(request.get_full_path())

    @cached_property
    def contribution(self) -> Contribution:
        """The contribution of the address."""
        rows = Contribution.objects.select_related("submission__contributor", "page")
        return get_object_or_404(rows, uuid=self.kwargs["uuid"], page_id=self.page.pk)

    @cached_property
    def draft(self) -> Merge | None:
        """The draft of the desk that the question is about, if the address names one of this article."""
        key = parse_uuid(self.request.GET.get("entwurf", ""))
        found = Merge.objects.filter(page_id=self.page.pk, state__in=[str(state) for state in UNPUBLISHED])
        return found.filter(uuid=key).order_by("pk").first() if key else None

    @cached_property
    def by_draft(self) -> Shown:
        """The passages that the draft folds this contribution into."""
        return shown_by_draft(self.contribution, self.draft) if self.draft else Shown()

    def _form(self, data: Any) -> AskForm:
        return AskForm(
            data,
            places=self._places(),
            use=use_of_draft(self.contribution, self.draft),
            by_draft=bool(self.by_draft.after),
        )

    def _places(self) -> list[tuple[str, str]]:
        newest = newest_version(self.page.pk)
        blocks = Body.from_json(newest.body).blocks if newest else ()
        return [(block.id, shorten(block_text(block), 90)) for block in blocks if block_text(block)]

    def _question(self, form: AskForm) -> Question:
        told = form.cleaned_data
        shown = self.by_draft
        if not shown.after and told.get("place"):
            shown = shown_by_choice(self.page.pk, Chosen(told["place"], to_rich(told["proposal"])))
        return Question(
            words=told["words"],
            use=UseChoice(told["use"]),
            shown=shown,
            merge=self.draft,
            within=form.within,
        )

    def _show(self, form: AskForm, *, problem: str = "", status: int = 200) -> HttpResponse:
        refusal = why_not(self.contribution, self.draft)
        return self.show(
            "discussion/admin/ask_back.html",
            status=status,
            form=form,
            whom=whom(self.contribution),
            difference=shown_difference(self.by_draft.before, self.by_draft.after),
            asks=asks_of([self.contribution.pk]).get(self.contribution.pk, ()),
            problem=problem or (str(NOT_ASKED[refusal]) if refusal else ""),
            can_ask=refusal is None,
            can_print=refusal in (None, AskRefusal.NO_ADDRESS),
            desk_url=f"{self.desk_url()}?beitrag={self.contribution.uuid}",
        )

    def _print(self, question: Question) -> HttpResponse:
        """Show the question as a sheet of paper that somebody can sign; nothing is stored."""
        return self.show(
            "discussion/admin/ask_print.html",
            whom=whom(self.contribution),
            question=question,
            difference=shown_difference(question.shown.before, question.shown.after),
            grants=asked_wording(page_language(self.page)).text,
            back_url=self.request.get_full_path(),
        )

    def get_page_subtitle(self) -> str:
        """Say what the page is for."""
        return _("Rückfrage")


class InviteReview(ArticlePage):
    """Who reads a merge before it is published, and what they say."""

    def get(self, request: HttpRequest, page_id: int, uuid: UUID) -> HttpResponse:
        """Show them, and the form for one more."""
        return self._show(InviteForm())

    def post(self, request: HttpRequest, page_id: int, uuid: UUID) -> HttpResponse:
        """Send the link."""
        form = InviteForm(request.POST)
        if not form.is_valid():
            return self._show(form, status=422)
        language = page_language(self.page)
        try:
            invite_review(merge=self.merge, by=request.user, language=language, **form.cleaned_data)
        except ReviewRefused as refused:
            return self._show(form, problem=str(NOT_INVITED[refused.problem]), status=409)
        messages.success(request, _("Der Link ist unterwegs. Die Antwort steht dann hier."))
        return redirect(reverse("merge_review_invite", args=[self.page.pk, self.merge.uuid]))

    @cached_property
    def merge(self) -> Merge:
        """The merge of the address."""
        return get_object_or_404(Merge, uuid=self.kwargs["uuid"], page_id=self.page.pk)

    def _show(self, form: InviteForm, *, problem: str = "", status: int = 200) -> HttpResponse:
        is_open = self.merge.state in UNPUBLISHED
        return self.show(
            "discussion/admin/ask_review.html",
            status=status,
            form=form,
            reviews=reviews_of(self.merge),
            problem=problem,
            is_open=is_open,
            over="" if is_open else str(NOT_INVITED[ReviewProblem.OVER]),
            desk_url=f"{self.desk_url()}?entwurf={self.merge.uuid}",
        )

    def get_page_subtitle(self) -> str:
        """Say what the page is for."""
        return _("Gegenlesen lassen")
