"""The bench of one article: contributions left, passages right, the work on them kept as a draft after each act.

One page, one form; a script only saves the way round (`merge_bench.js`). Whatever an editor types is read and kept before
anything else happens.
"""

from dataclasses import replace
from typing import Any
from uuid import UUID, uuid4

from django.http import HttpRequest, HttpResponse, JsonResponse, QueryDict
from django.shortcuts import redirect
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from wagtail.admin import messages

from blog.models import Version
from blog.text.body import Block, Body
from discussion.actions.desk_draft import drop_draft, save_draft
from discussion.actions.merge_refused import MergeRefused
from discussion.admin.merge_desk import block_editor, words
from discussion.admin.merge_desk.base import ArticlePage
from discussion.admin.merge_desk.bench_acts import Step, act, synced
from discussion.admin.merge_desk.bench_page import around, left_side, right_side
from discussion.admin.merge_desk.overtaken import Overtaken, compared, decided, overtaken
from discussion.models import Merge
from discussion.queries.desk_card import Card, Filter
from discussion.queries.desk_cards import card_page, contribution_cards, points_of
from discussion.queries.desk_drafts import my_draft, workpiece_of
from discussion.queries.merge_desk import newest_version
from discussion.queries.pages import parse_uuid
from discussion.text.workpiece import Workpiece

TEMPLATE = "discussion/admin/merge_bench.html"


class MergeDesk(ArticlePage):
    """The bench."""

    key: UUID
    draft: Merge | None = None

    def get(self, request: HttpRequest, page_id: int) -> HttpResponse:
        """Show what waits, the text, and what was done so far."""
        self.draft = my_draft(self.page.pk, request.user, parse_uuid(request.GET.get("entwurf", "")))
        self.key = self.draft.uuid if self.draft else uuid4()
        picked = points_of(self.page.pk, _uuids(request.GET, "beitrag"), _uuids(request.GET, "gruppe"))
        work = self._split(self._work())
        step = Step(work, picked, open=request.GET.get("stelle", ""))
        return self._show(step)

    def post(self, request: HttpRequest, page_id: int) -> HttpResponse:
        """Keep what was typed, do what was asked for, save the draft."""
        self.key = parse_uuid(request.POST.get("key", "")) or uuid4()
        self.draft = my_draft(self.page.pk, request.user, self.key)
        do = request.POST.get("do", "")
        if do == "really-drop":
            return self._drop()
        stale = self._is_stale()
        step = self._read(request.POST, whole=stale or do == "autosave")
        if stale:
            # What was being typed stays in its editor; the rest is as the other window left it.
            typing = replace(step, open=request.POST.get("editing", "") or step.open)
            return self._show(typing.said(str(words.ELSEWHERE_CHANGED)), status=409)
        found = self._overtaken(step.work)
        if not found.undecided:
            step = replace(step, work=found.work)
        return self._do(step, do)

    def _do(self, step: Step, do: str) -> HttpResponse:
        if do == "autosave":
            return self._autosaved(step)
        if step.problem and do != "drop":
            return self._saved(step, status=422)
        if do == "settle":
            return self._settle(step)
        if do == "review":
            return self._review(step)
        if do == "drop":
            self._save(step)
            return self._show(step, dropping=True)
        step = act(self._with_cards(step), do)
        return self._saved(replace(step, work=self._split(step.work, but=step.open)))

    @cached_property
    def newest(self) -> Version | None:
        """The newest version of the article."""
        return newest_version(self.page.pk)

    @property
    def _number(self) -> int:
        return self.newest.number if self.newest else 0

    @cached_property
    def filter(self) -> Filter:
        """Which contributions are listed."""
        return Filter.read(self.request.GET)

    def _work(self) -> Workpiece:
        if self.draft is not None:
            return workpiece_of(self.draft)
        sent = self.request.POST.get("base", "")
        number = int(sent) if sent.isascii() and sent.isdigit() else self._number
        version = self.newest
        if number != self._number:
            version = Version.objects.filter(page_id=self.page.pk, number=number).first() or self.newest
        blocks = Body.from_json(version.body).blocks if version else ()
        return Workpiece.fresh(version.number if version else 0, blocks)

    def _is_stale(self) -> bool:
        """Tell whether the draft was changed in another window since this page was made."""
        sent = self.request.POST.get("turn", "")
        return self.draft is not None and sent != self._turn()

    def _turn(self) -> str:
        return self.draft.saved_at.isoformat() if self.draft else ""

    def _read(self, sent: QueryDict, *, whole: bool) -> Step:
        """Take up the chips, the picks and the open editor."""
        step = Step(
            self._work(),
            picked=_picked(self.page.pk, sent),
            open=sent.get("editing", ""),
            compared=sent.get("compared", ""),
        )
        step = synced(self._with_cards(step), sent)
        block = step.work.block(step.open)
        if block is None or not block_editor.was_sent(block, sent):
            return step if block else replace(step, open="")
        back = block_editor.written(block, sent, self.request.FILES, whole=whole)
        if back.error:
            return replace(step, problem=back.error, typed=back.typed)
        focus = back.blocks[0].id
        return replace(step, work=step.work.rewritten(block.id, back.blocks), open="", focus=focus)

    def _with_cards(self, step: Step) -> Step:
        return replace(step, cards=self._cards_at_hand(step))

    def _cards_at_hand(self, step: Step) -> tuple[Card, ...]:
        listed = self._listed
        here = {point.uuid for card in listed for point in card.points}
        points = {*step.picked, *(point for fold in step.work.folds for point in fold.points)} - here
        wanted = {uuid for uuid in (*self._named, step.compared) if parse_uuid(uuid)}
        uuids = wanted - {card.uuid for card in listed}
        return (*contribution_cards(self.page.pk, uuids, [one for one in points if parse_uuid(one)]), *listed)

    @property
    def _listed(self) -> tuple[Card, ...]:
        return self._list.cards

    @cached_property
    def _list(self) -> Any:
        return card_page(self.page.pk, self.filter)

    @property
    def _named(self) -> list[str]:
        """Contributions that a button names: they may stand on another part of the list."""
        return self.request.POST.get("do", "").split(" ")[1:2]

    def _split(self, work: Workpiece, but: str = "") -> Workpiece:
        """Make passages of texts that an autosave kept in one."""
        for block in work.blocks:
            if block.kind == "text" and block.id != but and str(block.value["html"]).count("<p>") != 1:
                back = block_editor.split_text(block)
                if len(back.blocks) > 1:
                    work = work.rewritten(block.id, back.blocks)
        return work

    def _save(self, step: Step) -> str:
        """Keep the draft; return what stands in the way, if anything."""
        if self.newest is None or (step.work.is_empty and self.draft is None):
            return ""
        try:
            self.draft = save_draft(key=self.key, page=self.page, plan=step.work.plan, by=self.request.user)
        except MergeRefused as refused:
            return words.why_not_merged(refused, ())
        return ""

    def _saved(self, step: Step, *, status: int = 200) -> HttpResponse:
        problem = self._save(step)
        return self._show(step.said(problem) if problem else step, status=409 if problem else status)

    def _autosaved(self, step: Step) -> HttpResponse:
        problem = step.problem or self._save(step)
        saved = "" if problem else _("Entwurf gespeichert")
        return JsonResponse({"turn": self._turn(), "saved": saved, "problem": problem})

    def _drop(self) -> HttpResponse:
        drop_draft(key=self.key, page=self.page, by=self.request.user)
        messages.success(self.request, _("Der Entwurf ist verworfen."))
        return redirect(self.desk_url())

    def _review(self, step: Step) -> HttpResponse:
        step = replace(step, work=self._split(step.work), open="")
        problem = self._save(step) or self._missing(step)
        if problem:
            return self._show(step.said(problem), status=422)
        return redirect("merge_look", self.page.pk, self.key)

    def _missing(self, step: Step) -> str:
        if self._overtaken(step.work).undecided:
            return _("Entscheide erst, was an den Stellen gilt, die jemand inzwischen geändert hat.")
        if step.work.is_empty:
            return _("Noch ist nichts eingearbeitet.")
        return ""

    def _settle(self, step: Step) -> HttpResponse:
        """Read what the editor decided between then, now and her proposal."""
        if self.newest is None:
            return self._show(step)
        step = self._with_cards(step)
        card = step.card(step.compared)
        three = compared(step, card, self.page.pk) if card else None
        if three is not None:
            return self._saved(three.decide(step, self.request.POST))
        work, problem = decided(self._overtaken(step.work), step.work, self.request.POST)
        return self._saved(replace(step, work=work, problem=problem), status=422 if problem else 200)

    def _overtaken(self, work: Workpiece) -> Overtaken:
        return overtaken(work, self._number, self._blocks_now())

    def _blocks_now(self) -> tuple[Block, ...]:
        return Body.from_json(self.newest.body).blocks if self.newest else ()

    def _show(self, step: Step, *, status: int = 200, dropping: bool = False) -> HttpResponse:
        found = self._overtaken(step.work)
        if not found.undecided:
            step = replace(step, work=found.work)
        step = self._with_cards(step)
        return self.show(
            TEMPLATE,
            status=status,
            step_number=1,
            step=step,
            key=self.key,
            turn=self._turn(),
            draft=self.draft,
            draft_uuid=self.draft.uuid if self.draft else "",
            number=self._number,
            overtaken=found,
            dropping=dropping,
            hindrance=self.hindrance(has_version=self.newest is not None),
            **left_side(self.page, self._list, step),
            **right_side(self.page, step, found.joined),
            **around(self.page, self.newest, self.request.user),
        )


def _uuids(data: QueryDict, name: str) -> list[UUID]:
    return [uuid for text in data.getlist(name)[:100] if (uuid := parse_uuid(text))]


def _picked(page_id: int, sent: QueryDict) -> tuple[str, ...]:
    """Return the points that are ticked, by themselves or by their group."""
    points = [str(uuid) for uuid in _uuids(sent, "points")]
    groups = _uuids(sent, "groups")
    return tuple(dict.fromkeys([*points, *(points_of(page_id, [], groups) if groups else ())]))
