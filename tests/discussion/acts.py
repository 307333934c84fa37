"""Each act of editors, readers and the clock, prepared so that only it runs; and the locks that it takes, in order."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any
from uuid import UUID, uuid4

from django.utils import timezone
from wagtail.models import GroupApprovalTask, Workflow, WorkflowPage, WorkflowTask

from blog.actions.enqueue import enqueue
from blog.actions.set_section_state import set_section_states
from blog.actions.work_outbox import take_one
from blog.kinds import SectionStateKind
from discussion.actions import ask_erasure, follow, let_go, public_page
from discussion.actions.answer_ask import answer_ask, end_asks
from discussion.actions.ask_back import Question, ask_back
from discussion.actions.change_credit import CreditWish, change_credit
from discussion.actions.change_use import change_use
from discussion.actions.confirm_address import confirm_address
from discussion.actions.desk_draft import drop_draft, save_draft
from discussion.actions.erasing.agreed import names
from discussion.actions.erasing.around import person as forget_person
from discussion.actions.erasing.job import go_on
from discussion.actions.erasing.plans import drop_passage, plans
from discussion.actions.erasing.said import submissions
from discussion.actions.hold_consent import hold_consent
from discussion.actions.invite_review import answer_review, invite_review
from discussion.actions.offer import talk_about
from discussion.actions.plan_merge import plan_merge, publish_planned
from discussion.actions.publish_own import publish_own
from discussion.actions.remove_name import remove_name
from discussion.actions.review_merge import release_reviewed, return_from_review, send_to_workflow
from discussion.actions.submit_comment import Draft, submit_comment
from discussion.actions.undo_merge import undo_merge
from discussion.actions.withdraw_text import withdraw_text
from discussion.actions.withdrawal_tasks import settle_as_licensed, settle_what_is_due
from discussion.kinds import AskAnswer, Channel, CreditChoice, MergeProblem, ReviewVerdict
from discussion.models import Contribution, Contributor, Erasure, Merge, Submission, Token, WithdrawalTask
from discussion.queries.open_review import seal_of
from discussion.text.plan import Plan
from tests.factories import merging
from tests.world import FIRST, World

DAY = timedelta(days=1)


class Desk:
    """Short ways to what the acts need."""

    def __init__(self, world: World) -> None:
        self.world, self.cem, self.page = world, world.cem, world.article

    def offered(self) -> Contribution:
        return merging.contribution(self.page)

    def sent(self) -> Submission:
        return self.offered().submission

    def person(self) -> Contributor:
        return self.sent().contributor

    def draft(self) -> Merge:
        plan = merging.plan(self.page, self.offered())
        return save_draft(key=uuid4(), page=self.page, plan=plan, by=self.cem)

    def own_draft(self) -> Merge:
        plan = merging.plan(self.page, change=merging.replaced("Unsere eigenen Worte."), folds=())
        return save_draft(key=uuid4(), page=self.page, plan=plan, by=self.cem)

    def planned(self) -> Merge:
        return plan_merge(merge=self.draft(), at=timezone.now() + DAY, by=self.cem)

    def merged(self) -> Merge:
        return merging.merged(self.page, self.offered(), by=self.cem)

    def draft_for_review(self) -> Merge:
        self.ask_for_review()
        return self.draft()

    def in_review(self) -> Merge:
        return send_to_workflow(merge=self.draft_for_review(), by=self.cem)

    def ask_for_review(self) -> None:
        workflow, task = (
            Workflow.objects.create(name="Vier Augen"),
            GroupApprovalTask.objects.create(name="Freigabe"),
        )
        WorkflowTask.objects.create(workflow=workflow, task=task, sort_order=1)
        WorkflowPage.objects.create(workflow=workflow, page_id=self.page.pk)

    def asked(self) -> str:
        ask = ask_back(contribution=self.offered(), question=Question(words="Passt das?"), by=self.cem)
        return Token.objects.mint(None, Token.ASK, ask=ask)

    def invited(self) -> tuple[Merge, str]:
        merge = self.draft()
        review = invite_review(merge=merge, email="rita@example.org", by=self.cem)
        return merge, Token.objects.mint(None, Token.REVIEW, review=review)

    def task(self) -> WithdrawalTask:
        row = self.offered()
        merging.merged(self.page, row, by=self.cem)
        withdraw_text(submission=row.submission, proof="receipt:1")
        return WithdrawalTask.objects.get()

    def erasure(self) -> Erasure:
        return ask_erasure.ask_erasure(contributor=self.person(), language="de", by=self.cem)

    def due_erasure(self) -> Erasure:
        return ask_erasure.confirm_for_her(erasure=self.erasure(), by=self.cem, words="am Telefon")

    def follow(self) -> Any:
        return follow.ask_to_follow(
            page=self.page, block=None, email="ada@example.org", rhythm="weekly", kinds=[], language="de"
        )


Act = Callable[[], Any]


def _answer_review(desk: Desk) -> Act:
    merge, token = desk.invited()
    return lambda: answer_review(token=token, verdict=ReviewVerdict.GOOD, seen=seal_of(merge))


def _hold_consent(desk: Desk) -> Act:
    row = desk.offered()
    Submission.objects.filter(pk=row.submission_id).update(channel=Channel.LETTER)
    row = Contribution.objects.get(pk=row.pk)
    return lambda: hold_consent(
        contribution=row, use="wording", credit=CreditChoice.FULL_NAME, held="Ordner 3", by=desk.cem
    )


def _confirm(desk: Desk) -> Act:
    first = desk.person()
    row = merging.submission(desk.page, email=first.email)
    token = Token.objects.mint(row, Token.CONFIRM)
    return lambda: confirm_address(token=token)


def _at_a_passage(desk: Desk) -> Act:
    draft = Draft(text="Hier fehlt etwas.", email="ada@example.org", anchor=({"block": FIRST},))
    return lambda: submit_comment(page=desk.page, draft=draft)


def _unconfirmed(desk: Desk) -> Act:
    merging.submission(desk.page)
    return lambda: let_go.let_go_of_unconfirmed(now=timezone.now() + 60 * DAY)


def _drop_draft(desk: Desk) -> Act:
    row = desk.draft()
    return lambda: drop_draft(key=row.uuid, page=desk.page, by=desk.cem)


def take_an_effect() -> None:
    """Take what waits in the outbox, as a worker does."""
    enqueue("test.nothing")
    take_one()


def _forget_drafted(desk: Desk) -> Act:
    row = desk.draft()
    person = Contributor.objects.get(submissions__contribution__in=Contribution.objects.all())
    assert row.plan
    return lambda: plans(person.pk)


def _drop_passage(desk: Desk) -> Act:
    desk.draft()
    return lambda: drop_passage(page_id=desk.page.pk, block=FIRST)


def _later(**time: int) -> Any:
    return timezone.now() + timedelta(**time)


def _bound(make: Callable[[Desk], Any], act: Callable[[Desk, Any], Any]) -> Callable[[Desk], Act]:
    """Prepare first, so that what preparing locks doesn't count."""

    def prepare(desk: Desk) -> Act:
        made = make(desk)
        return lambda: act(desk, made)

    return prepare


PAGE_FIRST = ["merge.merge: Page", "lock_contributions.lock_contributions: Submission"]
ACTS = {
    "folding": (
        _bound(Desk.offered, lambda desk, row: merging.merged(desk.page, row, by=desk.cem)),
        [
            *PAGE_FIRST,
            "lock_contributions.lock_contributions: Contribution",
            "publish_change.locked: Page",
            "publish_change.record_version: Page",
        ],
    ),
    "undoing": (
        _bound(Desk.merged, lambda desk, row: undo_merge(merge=row, note="Zurück.", by=desk.cem)),
        ["undo_merge.undo_merge: Page", "withdrawal_tasks.settle_as_undone: WithdrawalTask"],
    ),
    "keeping a draft": (
        _bound(
            lambda desk: merging.plan(desk.page, desk.offered()),
            lambda desk, plan: save_draft(key=uuid4(), page=desk.page, plan=plan, by=desk.cem),
        ),
        ["desk_draft.save_draft: Page"],
    ),
    "dropping a draft": (_drop_draft, ["desk_draft.drop_draft: Merge"]),
    "planning": (
        _bound(Desk.draft, lambda desk, row: plan_merge(merge=row, at=_later(days=1), by=desk.cem)),
        ["plan_merge.locked: Page"],
    ),
    "publishing what was planned": (
        _bound(Desk.planned, lambda _desk, _row: publish_planned(_later(days=2))),
        ["plan_merge._still_planned: Page"],
    ),
    "sending to review": (
        _bound(
            Desk.draft_for_review,
            lambda desk, row: send_to_workflow(merge=row, by=desk.cem),
        ),
        ["review_merge.send_to_workflow: Page"],
    ),
    "coming back from review": (
        _bound(
            Desk.in_review,
            lambda desk, _row: return_from_review(page_id=desk.page.pk, problem=MergeProblem.CANCELLED),
        ),
        ["review_merge.return_from_review: Page"],
    ),
    "releasing what is in review": (
        _bound(Desk.in_review, lambda _desk, _row: release_reviewed()),
        ["review_merge._released: Page"],
    ),
    "confirming an address that is known": (
        _confirm,
        [
            "record.locked: Submission",
            "one_person._confirmed: Contributor",
            "touch.locked_discussion: Discussion",
        ],
    ),
    "writing at a passage": (_at_a_passage, ["submit_comment._anchor: Page"]),
    "letting go of the unconfirmed": (_unconfirmed, ["let_go.let_go_of_unconfirmed: Submission"]),
    "withdrawing a text": (
        _bound(Desk.sent, lambda _desk, row: withdraw_text(submission=row, proof="receipt:1")),
        ["record.locked: Submission", "withdraw_text._end_offer: Contribution"],
    ),
    "changing the use": (
        _bound(Desk.sent, lambda _desk, row: change_use(submission=row, use="idea", proof="receipt:1")),
        ["record.locked: Submission", "change_use._follow: Contribution"],
    ),
    "changing the credit": (
        _bound(
            Desk.sent,
            lambda _desk, row: change_credit(
                submission=row, wish=CreditWish(CreditChoice.INITIALS), proof="receipt:1"
            ),
        ),
        [
            "change_credit._locked: Submission",
            "change_credit._locked: Contribution",
            "change_credit.change_credit: Contributor",
        ],
    ),
    "taking the name away": (
        _bound(
            Desk.sent, lambda _desk, row: remove_name(submission=row, everywhere=False, proof="receipt:1")
        ),
        ["remove_name.remove_name: Submission"],
    ),
    "opening a page of one's own": (
        _bound(Desk.sent, lambda _desk, row: public_page.open_public_page(submission=row, proof="receipt:1")),
        ["public_page.open_public_page: Contributor"],
    ),
    "closing it": (
        _bound(
            Desk.sent, lambda _desk, row: public_page.close_public_page(submission=row, proof="receipt:1")
        ),
        ["public_page.close_public_page: Contributor"],
    ),
    "talking about a contribution": (
        _bound(Desk.offered, lambda desk, row: talk_about(contribution=row, by=desk.cem)),
        ["offer.talk_about: Contribution"],
    ),
    "writing down where a consent lies": (_hold_consent, ["hold_consent.hold_consent: Contribution"]),
    "answering a question": (
        _bound(Desk.asked, lambda _desk, token: answer_ask(token=token, answer=AskAnswer.YES)),
        ["lock_contributions.lock_contributions: Contribution"],
    ),
    "ending questions": (
        _bound(Desk.asked, lambda _desk, _token: end_asks(now=_later(days=400))),
        ["answer_ask._end_one: Ask"],
    ),
    "inviting a reader of a draft": (
        _bound(Desk.draft, lambda desk, row: invite_review(merge=row, email="rita@example.org", by=desk.cem)),
        ["invite_review.invite_review: Merge"],
    ),
    "answering as such": (
        _answer_review,
        ["invite_review.answer_review: Merge", "invite_review.answer_review: Review"],
    ),
    "settling a task": (
        _bound(Desk.task, lambda desk, row: settle_as_licensed(task=row, by=desk.cem, words="CC BY 4.0")),
        ["withdrawal_tasks._hold_page: Page", "withdrawal_tasks._open_task: WithdrawalTask"],
    ),
    "settling it for all passages of a text": (
        _bound(
            Desk.task,
            lambda desk, row: settle_as_licensed(task=row, by=desk.cem, words="CC BY 4.0", everywhere=True),
        ),
        [
            "withdrawal_tasks._open_task: WithdrawalTask",
            "withdrawal_tasks.settle_as_licensed: WithdrawalTask",
        ],
    ),
    "publishing what editors wrote alone": (
        _bound(
            Desk.own_draft,
            lambda desk, row: publish_own(
                draft=row, page=desk.page, plan=Plan.from_json(row.plan), by=desk.cem
            ),
        ),
        ["publish_own.publish_own: Page"],
    ),
    "settling it by the clock": (
        _bound(Desk.task, lambda _desk, _row: settle_what_is_due(now=_later(days=30))),
        ["withdrawal_tasks._hold_page: Page", "withdrawal_tasks.settle_by_clock: WithdrawalTask"],
    ),
    "asking to be erased": (
        _bound(
            Desk.person,
            lambda desk, row: ask_erasure.ask_erasure(contributor=row, language="de", by=desk.cem),
        ),
        ["ask_erasure.ask_erasure: Contributor"],
    ),
    "confirming that": (
        _bound(
            Desk.erasure,
            lambda desk, row: ask_erasure.confirm_for_her(erasure=row, by=desk.cem, words="am Telefon"),
        ),
        ["ask_erasure.confirm_for_her: Erasure"],
    ),
    "stopping it": (
        _bound(Desk.due_erasure, lambda desk, row: ask_erasure.stop_erasure(erasure=row, by=desk.cem)),
        ["ask_erasure.stop_erasure: Erasure"],
    ),
    "erasing": (
        _bound(
            Desk.due_erasure,
            lambda _desk, row: go_on(erasure_pk=row.pk, now=_later(days=2), silently=True),
        ),
        ["job._step: Erasure", "job._finish: Erasure"],
    ),
    "telling her once more before the address goes": (
        _bound(Desk.due_erasure, lambda _desk, row: go_on(erasure_pk=row.pk, now=_later(days=2))),
        ["job._step: Erasure", "job._mail_is_out: Erasure"],
    ),
    "erasing names": (_bound(Desk.person, lambda _desk, row: names(row.pk)), ["agreed.names: Submission"]),
    "erasing texts": (
        _bound(Desk.person, lambda _desk, row: submissions(row.pk)),
        ["said.submissions: Submission"],
    ),
    "erasing what is drafted": (_forget_drafted, ["plans.plans: Merge"]),
    "erasing a passage that is drafted": (_drop_passage, ["plans.drop_passage: Merge"]),
    "erasing the person": (
        _bound(Desk.person, lambda _desk, row: forget_person(row.pk)),
        ["around.person: Contributor"],
    ),
    "following": (
        _bound(
            lambda desk: (desk.offered(), desk.follow())[1],
            lambda _desk, row: follow.confirm_follow(follow=row),
        ),
        ["follow._locked: Follow", "one_person._confirmed: Contributor"],
    ),
    "following nothing any more": (
        _bound(
            lambda desk: follow.confirm_follow(follow=desk.follow()),
            lambda _desk, row: follow.stop_every_follow(contributor=row.contributor),
        ),
        ["follow.stop_every_follow: Follow"],
    ),
    "saying how far a section is": (
        _bound(
            lambda _desk: None,
            lambda desk, _none: set_section_states(
                page=desk.page, states={UUID(FIRST): SectionStateKind.SETTLED}, by=desk.cem
            ),
        ),
        ["set_section_state.set_section_states: SectionState"],
    ),
}
