"""One article's merge page: choose, write, look at it, publish. One address, a plain form, nothing saved in between."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views import View
from wagtail.admin import messages
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from blog.actions.refuse import PublishRefused, RefusalReason, StaleVersion, refuse_unless_free
from blog.models import Article, Version
from blog.queries.addresses import article_path, difference_path, passage_anchor
from blog.text.body import Block, Body
from blog.text.change import Clash
from discussion.actions.merge import MergeRefused, merge
from discussion.admin.merge_desk import words
from discussion.admin.merge_desk.forms import Work, WriteForm, now_at
from discussion.admin.merge_desk.preview import around, clashes_since, shown_change, then_now
from discussion.kinds import ProvenanceKind
from discussion.models import Merge
from discussion.queries.may_merge import may_merge
from discussion.queries.merge_desk import Card, contribution_cards, merge_desk, newest_version
from discussion.queries.merge_overview import merge_overview
from discussion.queries.whole_points import folds_of
from discussion.text.change_json import change_from_json, touched
from discussion.text.plan import Plan
from discussion.text.proposal import AFTER, Place

TITLE = gettext_lazy("Einarbeiten")
ICON = "group"


class AdminPage(WagtailAdminTemplateMixin, View):
    """What the pages around merging have in common."""

    page_title = TITLE
    header_icon = ICON

    def show(self, template: str, *, status: int = 200, **context: Any) -> HttpResponse:
        """Render a template with Wagtail's furniture."""
        self.template_name = template
        return self.render_to_response(self.get_context_data(**context), status=status)

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        """Lead from the admin's home to here."""
        return [*self.breadcrumbs_items, {"url": reverse("merge_overview"), "label": TITLE}]


class MergeOverview(AdminPage):
    """All articles in which something waits."""

    def get(self, request: HttpRequest) -> HttpResponse:
        """Show them, the most urgent first."""
        lines = merge_overview(request.user)
        return self.show("discussion/admin/merge_overview.html", lines=lines)


class ArticlePage(AdminPage):
    """A page about one article; an alias leads to its source."""

    page: Article

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """Find the article and ask for permission."""
        self.page = get_object_or_404(Article.objects.select_related("locale"), pk=kwargs["page_id"])
        if self.page.alias_of_id:
            return redirect("merge_desk", self.page.alias_of_id)
        if not may_merge(self.page, request.user):
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


class MergeDesk(ArticlePage):
    """The three steps."""

    def get(self, request: HttpRequest, page_id: int) -> HttpResponse:
        """Show what waits and the text."""
        return self._choose(Work.read(request.GET, self._newest_number()))

    def post(self, request: HttpRequest, page_id: int) -> HttpResponse:
        """Go the step that was asked for."""
        work = Work.read(request.POST, self._newest_number())
        do = request.POST.get("do", "")
        if do == "choose":
            return self._choose(work)
        problem = self._missing(work)
        if problem or self.newest is None:
            return self._choose(work, problem=problem)
        if do in ("preview", "publish"):
            return self._checked(work, publish=do == "publish")
        carried = "note" in request.POST
        return self._write(work, self._form(work, request.POST if carried else None))

    @cached_property
    def newest(self) -> Version | None:
        """The newest version of the article."""
        return newest_version(self.page.pk)

    @cached_property
    def blocks(self) -> tuple[Block, ...]:
        """The passages as they are now."""
        return Body.from_json(self.newest.body).blocks if self.newest else ()

    def _read_again(self) -> None:
        for name in ("newest", "blocks"):
            self.__dict__.pop(name, None)

    def _newest_number(self) -> int:
        return self.newest.number if self.newest else 0

    def _cards(self, work: Work) -> tuple[Card, ...]:
        return contribution_cards(self.page.pk, work.uuids)

    def _form(self, work: Work, data: Any = None) -> WriteForm:
        return WriteForm(data, work=work, cards=self._cards(work), now=now_at(work.place, self.blocks))

    def _hindrance(self) -> str:
        """Say why the article can't be changed at all now, or nothing."""
        try:
            refuse_unless_free(self.page, self.request.user)
        except PublishRefused as refused:
            return words.why_not_published(refused)
        return "" if self.newest else words.why_not_published(PublishRefused(RefusalReason.NO_VERSION))

    def _missing(self, work: Work) -> str:
        """Say what is still to be chosen, or nothing."""
        cards = self._cards(work)
        if not cards:
            return _("Wähle mindestens einen Beitrag.")
        if any(not card.usable for card in cards):
            return _("Für einen der Beiträge fehlt die Erlaubnis, ihn im Artikel zu verwenden.")
        ids = {block.id for block in self.blocks}
        if work.place is None:
            return _("Wähle die Stelle im Artikel.")
        if work.place.id is not None and work.place.id not in ids:
            return _(
                "Die Stelle gibt es im Artikel nicht mehr. Wähle eine andere; dein Text bleibt erhalten."
            )
        return ""

    def _choose(self, work: Work, *, problem: str = "") -> HttpResponse:
        desk = merge_desk(self.page, self.request.user)
        carried = self._form(work, self.request.POST).carried() if "note" in self.request.POST else None
        return self.show(
            "discussion/admin/merge_choose.html",
            status=422 if problem else 200,
            step=1,
            desk=desk,
            work=work,
            place=str(work.place or ""),
            problem=problem,
            carried=carried,
            hindrance=self._hindrance(),
            merges=[
                (past, words.why_not_undone(past.refusal) if past.refusal else "") for past in desk.merges
            ],
        )

    def _write(
        self, work: Work, form: WriteForm, *, clashes: Sequence[Clash] = (), status: int = 200
    ) -> HttpResponse:
        place = work.place or Place(AFTER, None)
        return self.show(
            "discussion/admin/merge_write.html",
            status=status,
            step=2,
            work=work,
            place=str(place),
            form=form,
            media=form.media,
            cards=form.cards,
            wording_free=all(card.wording for card in form.cards),
            kinds=[(kind.value, kind.label, words.KIND_HELP[kind]) for kind in ProvenanceKind],
            around=around(self.blocks, place),
            then_now=then_now(clashes),
            newest=self.newest,
            hindrance=self._hindrance(),
        )

    def _checked(self, work: Work, *, publish: bool) -> HttpResponse:
        """Check what was written; where it stands on an older version, nothing goes on unseen."""
        form = self._form(work, self.request.POST)
        done = Merge.objects.filter(
            uuid=work.key, page_id=self.page.pk, editor_id=self.request.user.pk
        ).first()
        if done is not None:
            return self._published(done)
        if not form.is_valid():
            return self._write(work, form, status=422)
        if self.newest is not None and work.base != self.newest.number:
            return self._overtaken(work, form)
        return self._publish(work, form) if publish else self._preview(work, form)

    def _overtaken(self, work: Work, form: WriteForm) -> HttpResponse:
        """Somebody published since: show then, now and the proposal, or the preview again where they don't meet."""
        newest = self.newest
        base = Version.objects.get(page_id=self.page.pk, number=work.base)
        assert newest is not None  # noqa: S101 - asked by the caller
        on_newest = Work(key=work.key, base=newest.number, uuids=work.uuids, place=work.place)
        clashes = clashes_since(base, newest, form.change)
        if clashes:
            return self._write(on_newest, form, clashes=clashes, status=409)
        return self._preview(on_newest, form, overtaken=newest.number)

    def _preview(
        self,
        work: Work,
        form: WriteForm,
        *,
        problem: str = "",
        overtaken: int = 0,
        clashes: Sequence[Clash] = (),
    ) -> HttpResponse:
        newest = self.newest
        return self.show(
            "discussion/admin/merge_preview.html",
            status=409 if problem or overtaken else 200,
            step=3,
            work=work,
            place=str(work.place or ""),
            form=form,
            written=form.carried(),
            kind_label=ProvenanceKind(form.cleaned_data["kind"]).label,
            cards=form.cards,
            pieces=shown_change(newest, form.change) if newest else (),
            next_number=newest.number + 1 if newest else 1,
            problem=problem,
            overtaken=overtaken,
            then_now=then_now(clashes),
            hindrance=self._hindrance(),
            draft=self.page.latest_revision if self.page.has_unpublished_changes else None,
        )

    def _publish(self, work: Work, form: WriteForm) -> HttpResponse:
        try:
            done = merge(
                key=work.key,
                page=self.page,
                plan=self._plan(work, form),
                by=self.request.user,
            )
        except StaleVersion:
            self._read_again()
            return self._checked(work, publish=False)
        except PublishRefused as refused:
            return self._preview(
                work, form, problem=words.why_not_published(refused), clashes=refused.clashes
            )
        except MergeRefused as refused:
            return self._preview(work, form, problem=words.why_not_merged(refused, form.cards))
        return self._published(done)

    def _plan(self, work: Work, form: WriteForm) -> Plan:
        uuids = [UUID(card.uuid) for card in form.cards]
        return Plan(
            base=work.base,
            edits=form.change,
            folds=folds_of(uuids, touched(form.change), form.cleaned_data["kind"]),
            note=form.cleaned_data["note"],
        )

    def _published(self, done: Merge) -> HttpResponse:
        number = done.result.number if done.result else 1
        language = self.page.locale.language_code
        passage = next(iter(touched(change_from_json(done.change["edits"]))), "")
        messages.success(
            self.request,
            _(
                "Eingearbeitet: Fassung %(number)s ist veröffentlicht. Die Mitwirkenden bekommen eine Nachricht."
            )
            % {"number": number},
            buttons=[
                messages.button(
                    f"{article_path(self.page.slug, language)}#{passage_anchor(passage)}",
                    _("Zur Stelle"),
                    new_window=True,
                ),
                messages.button(
                    difference_path(self.page.slug, number - 1, number, language),
                    _("Was sich geändert hat"),
                    new_window=True,
                ),
            ],
        )
        return redirect(self.desk_url())
