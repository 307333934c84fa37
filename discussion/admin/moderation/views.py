"""The pages of moderation: the queue, one text, and each decision as an address of its own."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views import View
from wagtail.admin import messages
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from blog.queries.living import living
from discussion.actions import decide
from discussion.actions.answer import answer
from discussion.actions.decide_correction import accept_correction, refuse_correction
from discussion.actions.read_address import READ_ADDRESS, read_address
from discussion.actions.submit_problems import SubmitRefused
from discussion.admin.moderation.forms import AnswerForm, ReasonForm
from discussion.forms import in_words
from discussion.models import Submission
from discussion.queries.moderation_queue import VIEWS, WAITING, counts, from_address, in_view, queue_lines
from discussion.queries.pages import parse_uuid
from discussion.states import MoveRefused

TITLE = gettext_lazy("Moderation")
PER_PAGE = 20


class ModerationPage(WagtailAdminTemplateMixin, View):
    """What all pages of moderation have in common."""

    page_title = TITLE
    header_icon = "comment"

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """Ask for the permission."""
        if not request.user.has_perm(decide.MODERATE):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        """Lead from the admin's home to here."""
        return [*self.breadcrumbs_items, {"url": reverse("discussion_moderation"), "label": TITLE}]

    def show(self, template: str, *, status: int = 200, **context: Any) -> HttpResponse:
        """Render a template with Wagtail's furniture."""
        self.template_name = template
        return self.render_to_response(self.get_context_data(**context), status=status)


class Queue(ModerationPage):
    """What waits, and what was decided."""

    def get(self, request: HttpRequest) -> HttpResponse:
        """Show one view of the queue."""
        chosen = request.GET.get("stand", WAITING)
        chosen = chosen if chosen in VIEWS else WAITING
        numbers = counts()
        sender = parse_uuid(request.GET.get("von", ""))
        found = from_address(sender) if sender else in_view(chosen)
        page = Paginator(found, PER_PAGE).get_page(request.GET.get("p"))
        start = (page.number - 1) * PER_PAGE
        tabs = [
            (name, label, numbers[name], name == chosen and not sender)
            for name, (label, _condition) in VIEWS.items()
        ]
        return self.show(
            "discussion/admin/moderation_queue.html",
            tabs=tabs,
            chosen=chosen,
            sender=str(sender or ""),
            page_obj=page,
            lines=queue_lines(found[start : start + PER_PAGE]),
            reason_form=ReasonForm(auto_id=False),
            here=request.get_full_path(),
        )


class OneText(ModerationPage):
    """One text with everything that was decided about it."""

    def get(self, request: HttpRequest, uuid: UUID) -> HttpResponse:
        """Show it."""
        return self._show(request, uuid)

    def _show(
        self, request: HttpRequest, uuid: UUID, *, status: int = 200, address: str = "", **forms: Any
    ) -> HttpResponse:
        get_object_or_404(Submission, uuid=uuid)
        line = queue_lines(Submission.objects.filter(uuid=uuid).order_by("pk"))[0]
        return self.show(
            "discussion/admin/moderation_text.html",
            status=status,
            line=line,
            reason_form=forms.get("reason_form") or ReasonForm(auto_id=False),
            answer_form=forms.get("answer_form") or AnswerForm(),
            may_read_address=request.user.has_perm(READ_ADDRESS),
            address=address,
            here=request.path,
        )


class Act(OneText):
    """One decision: sent by a form, answered by leading back to where it was made."""

    http_method_names = ["post"]

    def post(self, request: HttpRequest, uuid: UUID) -> HttpResponse:
        """Do it and say so."""
        submission = get_object_or_404(Submission.objects.select_related("contributor"), uuid=uuid)
        try:
            said = self.do(request, submission)
        except MoveRefused:
            messages.error(request, _("Jemand war schneller: Der Stand hat sich inzwischen geändert."))
            return self._back(request)
        except decide.TextChanged:
            messages.error(request, _("Der Text ist inzwischen ein anderer. Lies ihn bitte noch einmal."))
            return self._back(request)
        if isinstance(said, HttpResponse):
            return said
        messages.success(
            request,
            said,
            buttons=[
                messages.button(
                    reverse("discussion_moderation_text", args=[uuid]), _("Ansehen oder zurücknehmen")
                )
            ],
        )
        return self._back(request)

    def do(self, request: HttpRequest, submission: Submission) -> str | HttpResponse:
        """Call the action; return the sentence that says what was done, or a page that asks for more."""
        raise NotImplementedError

    def _back(self, request: HttpRequest) -> HttpResponse:
        here = request.POST.get("here", "")
        queue = reverse("discussion_moderation")
        return redirect(here if here.startswith(queue) else queue)


class Plain(Act):
    """A decision that needs no words."""

    action: Callable[..., Any]
    sentence: Any

    def do(self, request: HttpRequest, submission: Submission) -> str:
        """Decide."""
        type(self).action(submission=submission, by=request.user)
        return str(self.sentence)


class Sealed(Plain):
    """A decision that publishes: it holds for the text that was read, and for no other."""

    def do(self, request: HttpRequest, submission: Submission) -> str:
        """Decide about what was on the page."""
        type(self).action(submission=submission, by=request.user, seal=request.POST.get("seal", ""))
        return str(self.sentence)


class Reasoned(Act):
    """A decision that its author is told the reason of."""

    action: Callable[..., Any]
    sentence: Any

    def do(self, request: HttpRequest, submission: Submission) -> str | HttpResponse:
        """Decide, if there is a reason."""
        form = ReasonForm(request.POST, auto_id=False)
        if not form.is_valid():
            return self._show(request, submission.uuid, status=422, reason_form=form)
        type(self).action(submission=submission, by=request.user, **form.cleaned_data)
        return str(self.sentence)


class Approve(Sealed):
    """Publish."""

    action = decide.approve
    sentence = gettext_lazy("Freigegeben. Der Kommentar ist öffentlich.")


class TakeIn(Sealed):
    """Take in what is for the editors alone."""

    action = decide.accept
    sentence = gettext_lazy("Angenommen. Der Text bleibt unter euch und erscheint nirgends.")


class Restore(Plain):
    """Show again."""

    action = decide.restore
    sentence = gettext_lazy("Der Kommentar ist wieder zu sehen.")


class Pin(Plain):
    """Put on top."""

    action = decide.pin
    sentence = gettext_lazy("Angeheftet. Der Kommentar steht jetzt über allen anderen.")


class Unpin(Plain):
    """Put back to its place."""

    action = decide.unpin
    sentence = gettext_lazy("Gelöst. Der Kommentar steht wieder an seinem Platz.")


class AcceptCorrection(Sealed):
    """Take a corrected text over."""

    action = accept_correction
    sentence = gettext_lazy("Die Berichtigung ist übernommen.")


class Reject(Reasoned):
    """Refuse."""

    action = decide.reject
    sentence = gettext_lazy(
        "Abgelehnt. In zwei Minuten geht die Mail mit dem Grund hinaus, bis dahin kannst du es zurücknehmen."
    )


class Hide(Reasoned):
    """Take out of sight."""

    action = decide.hide
    sentence = gettext_lazy(
        "Ausgeblendet. In zwei Minuten geht die Mail mit dem Grund hinaus, bis dahin kannst du es zurücknehmen."
    )


class RefuseCorrection(Reasoned):
    """Leave the text as it is."""

    action = refuse_correction
    sentence = gettext_lazy("Der bisherige Text bleibt stehen.")


class Answer(Act):
    """Answer for the editors."""

    def do(self, request: HttpRequest, submission: Submission) -> str | HttpResponse:
        """Publish the answer."""
        form = AnswerForm(request.POST)
        if form.is_valid():
            try:
                answer(
                    page=living(submission.page_id),
                    parent=getattr(submission, "comment", None),
                    text=form.cleaned_data["text"],
                    with_name=form.cleaned_data["with_name"],
                    by=request.user,
                )
                return _("Deine Antwort steht unter dem Kommentar.")
            except SubmitRefused as refused:
                form.add_error("text", in_words(refused.problem))
        return self._show(request, submission.uuid, status=422, answer_form=form)


class ReadAddress(Act):
    """Show the address, to those who may; that it was read is recorded."""

    def do(self, request: HttpRequest, submission: Submission) -> HttpResponse:
        """Show the page with the address on it."""
        address = read_address(submission=submission, by=request.user)
        return self._show(request, submission.uuid, address=address)
