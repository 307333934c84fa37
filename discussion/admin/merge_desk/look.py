"""Before publishing: the difference as readers will see it, provenance and credit, the note, who hears what, warnings."""

from datetime import datetime
from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect
from django.urls import NoReverseMatch, reverse
from django.utils import timezone, translation
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from wagtail.admin import messages

from blog.actions.refuse import PublishRefused, StaleVersion
from blog.models import Version
from blog.queries.addresses import difference_path, living_path, passage_anchor, place_of
from blog.queries.passage_number import place_words
from blog.text.body import Body
from blog.text.places import places_of
from discussion.actions.desk_draft import save_draft
from discussion.actions.merge import MergeRefused, merge
from discussion.actions.publish_own import publish_own
from discussion.admin.merge_desk import words
from discussion.admin.merge_desk.base import ArticlePage
from discussion.admin.merge_desk.planning import plan_for, to_workflow
from discussion.admin.merge_desk.preview import shown_work
from discussion.models import Merge
from discussion.queries.asks import answers_for, reviews_of
from discussion.queries.desk_cards import contribution_cards
from discussion.queries.desk_drafts import workpiece_of
from discussion.queries.desk_passages import desk_rows
from discussion.queries.may_merge import may_merge
from discussion.queries.merge_desk import newest_version
from discussion.queries.plan_check import Severity, Warned, told, warnings
from discussion.states import MergeState
from discussion.text.cleaning import clean_text
from discussion.text.proposed_note import proposed_note
from discussion.text.workpiece import Workpiece


class Look(ArticlePage):
    """The step between the bench and the readers."""

    draft: Merge

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """Find the draft; one that is published already leads on."""
        rows = Merge.objects.select_related("base", "result")
        self.draft = get_object_or_404(rows, uuid=kwargs["uuid"], page_id=kwargs["page_id"])
        return super().dispatch(request, *args, **kwargs)

    def get(self, request: HttpRequest, page_id: int, uuid: UUID) -> HttpResponse:
        """Show it."""
        if self.draft.state != MergeState.DRAFT:
            return redirect(self.desk_url())
        if self._is_overtaken():
            return redirect(self._bench_url())
        return self._show(self.draft.note or self._proposed())

    def post(self, request: HttpRequest, page_id: int, uuid: UUID) -> HttpResponse:
        """Publish, plan, give to review, or go back; the note is kept in any case."""
        note = clean_text(request.POST.get("note", ""))[:1000]
        if self.draft.state == MergeState.PUBLISHED:
            return self._published(self.draft)
        if self.draft.state == MergeState.DROPPED:
            return redirect(self.desk_url())
        try:
            self._keep(note)
        except MergeRefused as refused:
            return self._refused(words.why_not_merged(refused, self.cards), note)
        do = request.POST.get("do", "")
        if do == "back":
            return redirect(self._bench_url())
        return self._tried(do, note)

    def _tried(self, do: str, note: str) -> HttpResponse:
        if not note:
            return self._show(note, problem=_("Sag in einem Satz, was neu ist."), status=422)
        try:
            return self._act(do, note)
        except StaleVersion:
            messages.warning(self.request, words.OVERTAKEN)
            return redirect(self._bench_url())
        except PublishRefused as refused:
            return self._refused(words.why_not_published(refused), note)
        except MergeRefused as refused:
            return self._refused(words.why_not_merged(refused, self.cards), note)

    def _act(self, do: str, note: str) -> HttpResponse:
        if do == "plan":
            at = _moment(self.request.POST.get("at", ""))
            if at is None or at <= timezone.now():
                problem = _("Nenne einen Tag und eine Uhrzeit, die noch kommen.")
                return self._show(note, problem=problem, status=422)
            messages.success(self.request, plan_for(self.draft, at, self.request.user))
            return redirect(self.desk_url())
        if do == "workflow":
            messages.success(self.request, to_workflow(self.draft, self.request.user))
            return redirect(self.desk_url())
        if do != "publish":
            return self._show(note)
        plan = self.work.noted(note).plan
        if not plan.points:
            return self._published_own(
                publish_own(draft=self.draft, page=self.page, plan=plan, by=self.request.user)
            )
        return self._published(merge(key=self.draft.uuid, page=self.page, plan=plan, by=self.request.user))

    @cached_property
    def work(self) -> Workpiece:
        """What the draft holds."""
        return workpiece_of(self.draft)

    @cached_property
    def cards(self) -> Any:
        """The contributions that go in."""
        return contribution_cards(self.page.pk, (), self.work.plan.points)

    def _is_overtaken(self) -> bool:
        newest = newest_version(self.page.pk)
        return newest is not None and newest.number != self.draft.base.number

    def _bench_url(self) -> str:
        return f"{self.desk_url()}?entwurf={self.draft.uuid}"

    def _proposed(self) -> str:
        """Propose the note, in the readers' language."""
        folded = {point for fold in self.work.folds for point in fold.points}
        count = sum(any(point.uuid in folded for point in card.points) for card in self.cards)
        with translation.override(self.page.locale.language_code):
            return proposed_note(self.work.then, self.work.blocks, self.work.folds, count)

    def _keep(self, note: str) -> None:
        if self.draft.editor_id != self.request.user.pk or note == self.draft.note:
            return
        plan = self.work.noted(note).plan
        save_draft(key=self.draft.uuid, page=self.page, plan=plan, by=self.request.user)

    def _refused(self, problem: str, note: str) -> HttpResponse:
        return self._show(note, problem=problem, status=409)

    def _show(self, note: str, *, problem: str = "", status: int = 200) -> HttpResponse:
        plan = self.work.plan
        found = warnings(self.page, plan, self.request.user)
        rows = desk_rows(self.page.pk, self.work, self.cards)
        # As the mail and the receipt will name them.
        places = places_of(self.work.blocks)
        return self.show(
            "discussion/admin/merge_look.html",
            status=status,
            step_number=2,
            draft=self.draft,
            pieces=shown_work(Body.from_json(self.draft.base.body), self.work),
            passages=[row for row in rows if row.chips],
            cards={card.ref: card for card in self.cards},
            number=self.draft.base.number + 1,
            note=note,
            problem=problem,
            warnings=[(one, self._remedies(one)) for one in found],
            stops=any(one.severity == Severity.STOPS for one in found),
            told=[
                (person, [(place, place_words(places.get(place.block))) for place in person.places])
                for person in told(plan)
            ],
            hindrance=self.hindrance(),
            bench_url=self._bench_url(),
            edit_url=reverse("wagtailadmin_pages:edit", args=[self.page.pk]),
            review_url=_url("merge_review_invite", self.page.pk, self.draft.uuid),
            has_workflow=self.page.has_workflow,
            may_publish=may_merge(self.page, self.request.user),
            asks=self._asks(),
            reviews=reviews_of(self.draft),
            answers=answers_for([card.uuid for card in self.cards], self.work.blocks),
        )

    def _asks(self) -> list[tuple[str, str]]:
        """Where to ask each contributor back."""
        urls = ((card.excerpt, self._ask_url(card.uuid)) for card in self.cards)
        return [(excerpt, url) for excerpt, url in urls if url]

    def _ask_url(self, contribution: str) -> str:
        url = _url("merge_ask", self.page.pk, contribution)
        return f"{url}?entwurf={self.draft.uuid}" if url else ""

    def _remedies(self, warning: Any) -> list[tuple[str, str]]:
        """What helps against a warning: an address and what to call it."""
        found = [(f"{self._bench_url()}&stelle={warning.block}", _("Stelle ändern"))] if warning.block else []
        if warning.code == Warned.PLANNED:
            planned = warning.refs[0].partition(":")[2]
            return [
                (f"{_url('merge_desk', self.page.pk)}#geplant-{planned}", _("Geplante Einarbeitung ansehen"))
            ]
        if not warning.ask_back:
            return found
        uuids = [ref.partition(":")[2] for ref in warning.refs]
        return [(url, _("Rückfrage stellen")) for uuid in uuids if (url := self._ask_url(uuid))] + found

    def _published_own(self, version: Version) -> HttpResponse:
        language = self.page.locale.language_code
        changed = difference_path(place_of(self.page), version.number - 1, version.number, language)
        told = _("Fassung %(number)s ist veröffentlicht, als eure eigene Überarbeitung.")
        button = messages.button(changed, _("Was sich geändert hat"), new_window=True)
        messages.success(self.request, told % {"number": version.number}, buttons=[button])
        return redirect(self.desk_url())

    def _published(self, done: Merge) -> HttpResponse:
        number = done.result.number if done.result else 1
        language = self.page.locale.language_code
        blocks = [fold["block"] for fold in done.plan.get("folds", ())]
        article = living_path(place_of(self.page), language)
        where = f"{article}#{passage_anchor(blocks[0])}" if blocks else article
        messages.success(
            self.request,
            _(
                "Eingearbeitet: Fassung %(number)s ist veröffentlicht. Die Mitwirkenden bekommen eine Nachricht."
            )
            % {"number": number},
            buttons=[
                messages.button(where, _("Zur Stelle"), new_window=True),
                messages.button(
                    difference_path(place_of(self.page), number - 1, number, language),
                    _("Was sich geändert hat"),
                    new_window=True,
                ),
            ],
        )
        return redirect(self.desk_url())


def _moment(text: str) -> datetime | None:
    """Read what a field for day and time sends, in the site's time zone."""
    try:
        return timezone.make_aware(datetime.fromisoformat(text)) if text else None
    except (ValueError, OverflowError):
        return None


def _url(name: str, *parts: Any) -> str:
    try:
        return reverse(name, args=parts)
    except NoReverseMatch:
        return ""
