"""The small acts around merging: taking back, saying no, opening again, marking as being talked about."""

from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.utils.translation import override
from wagtail.admin import messages

from blog.actions.refuse import PublishRefused, StaleVersion
from blog.models import Version
from blog.queries.addresses import passage_history_path, place_of
from blog.text.body import Body
from blog.text.change import Clash
from discussion.actions.decline import decline, reopen
from discussion.actions.offer import take_up, talk_about
from discussion.actions.undo_merge import UndoRefused, undo_merge
from discussion.admin.merge_desk import words
from discussion.admin.merge_desk.base import ArticlePage
from discussion.admin.merge_desk.planning import no_longer_planned
from discussion.admin.merge_desk.preview import shown_change
from discussion.kinds import DeclineReason
from discussion.models import Contribution, Merge, Submission
from discussion.queries.merge_desk import newest_version
from discussion.queries.undo import undo_plan, who_waits
from discussion.states import SHOWN, MoveRefused
from discussion.text.change_json import change_from_json, touched
from discussion.text.cleaning import clean_text
from discussion.text.passage_names import passage_name
from discussion.text.proposed_note import NAMED_PASSAGES


class UndoMerge(ArticlePage):
    """Shows what taking a merge back would change, and does it."""

    proposing = False

    def get(self, request: HttpRequest, page_id: int, uuid: UUID) -> HttpResponse:
        """Show the difference, or why it can't be done."""
        return self._show(self._merge(uuid))

    def post(self, request: HttpRequest, page_id: int, uuid: UUID) -> HttpResponse:
        """Take it back."""
        merge = self._merge(uuid)
        note = clean_text(request.POST.get("note", ""))[:1000]
        if not note:
            return self._show(merge, problem=_("Sag in einem Satz, warum."), status=422)
        try:
            version = undo_merge(merge=merge, note=note, by=request.user)
        except UndoRefused as refused:
            return self._show(merge, problem=words.why_not_undone(refused.reason), status=409)
        except PublishRefused as refused:
            return self._show(merge, problem=words.why_not_published(refused), status=409)
        except StaleVersion:
            return self._show(
                merge,
                problem=_("Inzwischen ist eine neue Fassung erschienen. Sieh noch einmal hin."),
                status=409,
            )
        done = _("Zurückgenommen: Fassung %(number)s ist veröffentlicht.") % {"number": version.number}
        messages.success(request, f"{done} {words.who_waits(who_waits(merge))}")
        return redirect(self.desk_url())

    def _merge(self, uuid: UUID) -> Merge:
        rows = Merge.objects.select_related("result", "undone_by")
        return get_object_or_404(rows, uuid=uuid, page_id=self.page.pk)

    def _proposed(self, merge: Merge) -> str:
        """Name the version that goes and its passages, in the language of the page."""
        if merge.result is None:
            return ""
        blocks = Body.from_json(merge.result.body).blocks
        written = touched(change_from_json(merge.change["edits"]))
        with override(self.page.locale.language_code):
            places = [passage_name(blocks, block) for block in written][:NAMED_PASSAGES]
            told = {"number": merge.result.number, "places": ", ".join(places)}
            if not places:
                return _("Fassung %(number)s ist zurückgenommen.") % told
            return _("Fassung %(number)s (%(places)s) ist zurückgenommen.") % told

    def _show(self, merge: Merge, *, problem: str = "", status: int = 200) -> HttpResponse:
        newest = newest_version(self.page.pk)
        plan = undo_plan(merge, newest)
        return self.show(
            "discussion/admin/merge_undo.html",
            status=status,
            merge=merge,
            pieces=shown_change(newest, plan.change) if newest and plan.refusal is None else (),
            waits=words.who_waits(who_waits(merge)),
            refusal=words.why_not_undone(plan.refusal) if plan.refusal else "",
            later=self._later(merge, plan.clashes, newest),
            problem=problem,
            note=self.request.POST.get("note", self._proposed(merge)),
            desk_url=self.desk_url(),
        )

    def _later(
        self, merge: Merge, clashes: tuple[Clash, ...], newest: Version | None
    ) -> list[tuple[str, str, str]]:
        """Return the passages that were worked on since: name, where to change it (empty where it is gone), its history."""
        if merge.result is None or newest is None:
            return []
        then, now = Body.from_json(merge.result.body).blocks, Body.from_json(newest.body).blocks
        standing = {block.id for block in now}
        place, language = place_of(self.page), self.page.locale.language_code
        return [
            (
                passage_name(now if one in standing else then, one),
                f"{self.desk_url()}?stelle={one}" if one in standing else "",
                passage_history_path(place, one, language),
            )
            for one in dict.fromkeys(clash.id for clash in clashes if clash.id)
        ]


class Act(ArticlePage):
    """One of the acts on a single contribution; always by POST."""

    proposing = False
    http_method_names = ["post"]

    def post(self, request: HttpRequest, page_id: int, uuid: UUID) -> HttpResponse:
        """Do it and go back to the merge page."""
        contribution = get_object_or_404(Contribution, uuid=uuid, page_id=self.page.pk)
        try:
            done = self.act(contribution, request)
        except MoveRefused:
            messages.error(
                request, _("Das geht nicht mehr: Der Beitrag ist inzwischen in einem anderen Stand.")
            )
        else:
            messages.success(request, done)
        return redirect(self.desk_url())

    def act(self, contribution: Contribution, request: Any) -> str:
        """Do it; return what to say."""
        raise NotImplementedError


class Decline(Act):
    """Say no, with a reason."""

    def act(self, contribution: Contribution, request: Any) -> str:
        """Decline."""
        reason = request.POST.get(f"grund-{contribution.uuid}", "")
        decline(
            contribution=contribution,
            reason=reason if reason in DeclineReason.values else "",
            words=clean_text(request.POST.get(f"words-{contribution.uuid}", ""))[:2000],
            by=request.user,
        )
        return _("Nicht eingearbeitet. Wer den Beitrag geschickt hat, erfährt den Grund.")


class Reopen(Act):
    """Let it wait again."""

    def act(self, contribution: Contribution, request: Any) -> str:
        """Open again."""
        reopen(contribution=contribution, by=request.user)
        return _("Der Beitrag wartet wieder.")


class TalkAbout(Act):
    """Mark as being talked about."""

    def act(self, contribution: Contribution, request: Any) -> str:
        """Mark."""
        talk_about(contribution=contribution, by=request.user)
        return _("Der Beitrag ist jetzt als „im Gespräch“ markiert.")


class TakeUp(ArticlePage):
    """Take up a comment that nobody offered."""

    proposing = False
    http_method_names = ["post"]

    def post(self, request: HttpRequest, page_id: int, uuid: UUID) -> HttpResponse:
        """Take it up and go back."""
        shown = Submission.objects.filter(page_id=self.page.pk, state__in=[str(state) for state in SHOWN])
        take_up(submission=get_object_or_404(shown, uuid=uuid), by=request.user)
        messages.success(request, _("Aufgegriffen. Der Kommentar steht jetzt bei den wartenden Beiträgen."))
        return redirect(self.desk_url())


class Unplan(ArticlePage):
    """Take the day and time from a planned merge; it lies on the desk again."""

    proposing = False
    http_method_names = ["post"]

    def post(self, request: HttpRequest, page_id: int, uuid: UUID) -> HttpResponse:
        """Do it and go back."""
        row = get_object_or_404(Merge, uuid=uuid, page_id=self.page.pk)
        messages.success(request, no_longer_planned(row, request.user))
        return redirect(self.desk_url())
