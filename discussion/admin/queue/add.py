"""Writing a contribution down by hand: first the article, then the text."""

from typing import Any, Final

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin import messages

from blog.models import Episode
from blog.queries.living import living_rows
from blog.text.body import Body
from blog.text.words import block_text, shorten
from discussion.actions.add_contribution import add_contribution
from discussion.actions.check_draft import newest_version
from discussion.actions.hold_consent import ConsentMissing
from discussion.actions.submit_problems import SubmitProblem, SubmitRefused
from discussion.admin.merge_desk.base import ArticlePage
from discussion.admin.queue.add_form import AddForm
from discussion.admin.queue.views import DeskPage
from discussion.forms import in_words
from discussion.forms.problems import PROBLEM_WORDS
from discussion.queries.may_merge import mergeable_pages

TITLE: Final = gettext_lazy("Beitrag erfassen")
SHOWN: Final = 20


class ChooseArticle(DeskPage):
    """For which article? Found by words of its title; those that changed last stand first."""

    page_subtitle = TITLE

    def get(self, request: HttpRequest) -> HttpResponse:
        """Show what was looked for."""
        words = request.GET.get("q", "")[:100]
        rows = living_rows().filter(
            pk__in=mergeable_pages(request.user).order_by().values("pk"), live=True, alias_of=None
        )
        if words:
            rows = rows.filter(title__icontains=words)
        found = rows.order_by("-last_published_at", "pk").only("title", "slug")[:SHOWN]
        return self.show("discussion/admin/queue_add_where.html", q=words, articles=list(found))


class AddContribution(ArticlePage):
    """The form for one article."""

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        """Lead on to this page."""
        here = {"url": reverse("desk_add_to", args=[self.page.pk]), "label": TITLE}
        return [*super().get_breadcrumbs_items(), here]

    def get(self, request: HttpRequest, page_id: int) -> HttpResponse:
        """Show the empty form."""
        return self._show(self._form())

    def post(self, request: HttpRequest, page_id: int) -> HttpResponse:
        """Store it, or show what is missing."""
        form = self._form(request.POST)
        if form.is_valid():
            try:
                made = add_contribution(page=self.page, told=form.told(), by=request.user)
            except ConsentMissing:
                form.add_error(
                    "consent_held",
                    _(
                        "Sag, wo die Einwilligung liegt. Ohne sie kommt nichts in den Artikel: Wähle zweimal „gar nicht“."
                    ),
                )
            except SubmitRefused as refused:
                form.add_error(_field(refused.problem), in_words(refused.problem))
            else:
                messages.success(request, _("Erfasst. Der Beitrag steht bei den wartenden."))
                return redirect("desk_contribution", made.uuid)
        return self._show(form, status=422)

    def _form(self, data: Any = None) -> AddForm:
        version = newest_version(self.page.pk)
        blocks = Body.from_json(version.body).blocks if version else ()
        passages = [(block.id, shorten(block_text(block), 90)) for block in blocks if block_text(block)]
        return AddForm(
            data,
            passages=passages,
            language=self.page.locale.language_code,
            has_sound=isinstance(self.page, Episode),
        )

    def _show(self, form: AddForm, *, status: int = 200) -> HttpResponse:
        parts = {name: form.part(name) for name in form.PARTS}
        return self.show("discussion/admin/queue_add.html", status=status, form=form, **parts)


def _field(problem: SubmitProblem) -> str | None:
    """Return the field that a problem belongs to, if this form has it."""
    name = "exact" if problem.startswith(("words", "passage")) else PROBLEM_WORDS[problem][0]
    return name if name in AddForm.base_fields else None
