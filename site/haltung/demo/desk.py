"""What happens at the merge desk in the story: questions back, points, plans, letters, states, follows. One function a verb."""

import uuid
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any, Final

from blog.actions.set_section_state import set_section_states
from blog.kinds import SectionStateKind
from blog.models import Article
from blog.models.stream import raw_blocks
from blog.queries.public_body import public_blocks
from blog.text.body import Block
from blog.text.change import Change, InsertAfter, Replace
from discussion.actions.add_contribution import Told, add_contribution
from discussion.actions.answer_ask import answer_ask
from discussion.actions.ask_back import Question, ask_back
from discussion.actions.assign import assign
from discussion.actions.desk_draft import save_draft
from discussion.actions.follow import ask_to_follow, confirm_follow
from discussion.actions.group_points import group_points
from discussion.actions.merge import merge
from discussion.actions.offer import take_up
from discussion.actions.plan_merge import plan_merge
from discussion.actions.public_page import open_public_page
from discussion.actions.set_due import set_due
from discussion.actions.split_points import split_points
from discussion.actions.undo_merge import undo_merge
from discussion.actions.withdraw_text import withdraw_text
from discussion.kinds import AskAnswer, Channel, ProvenanceKind
from discussion.models import Contribution, Merge, Submission, Token
from discussion.queries.whole_points import folds_of
from discussion.text.asked import Shown
from discussion.text.change_json import touched
from discussion.text.plan import Plan
from haltung.demo import content, passages, readers
from haltung.demo.clock import clock_at, moment
from haltung.demo.editors import newest
from haltung.demo.ground import Ground


@dataclass(frozen=True, slots=True)
class Act:
    """One thing that somebody does: where, when, by whom, and what the content file tells of it."""

    ground: Ground
    today: date
    at: datetime
    page: Article
    told: dict[str, Any]
    by: Any
    sent: dict[str, Submission]
    change: Change

    @property
    def hers(self) -> list[Submission]:
        """The texts that it is about."""
        return [self.sent[key] for key in self.told["from"]]


def plan_of(page: Article, sent: dict[str, Submission], told: dict[str, Any], change: Change) -> Plan:
    """Return the plan that a `merge` or `plan` entry tells."""
    contributions = [contribution_of(sent[key]) for key in told["from"]]
    folds = folds_of(contributions, touched(change), ProvenanceKind(told["how"]))
    return Plan(base=newest(page), edits=change, folds=folds, note=told["note"].strip())


def plan_for_later(act: Act) -> None:
    """Lay a merge down as a draft and let it appear on a later day."""
    plan = plan_of(act.page, act.sent, act.told, act.change)
    draft = save_draft(key=_key(act.page, act.told), page=act.page, plan=plan, by=act.by)
    plan_merge(merge=draft, at=moment(act.told["for"], act.today), by=act.by)


def keep_as_counter(act: Act) -> None:
    """Let a contribution stand against a passage, quoted by reference."""
    key, contribution = _key(act.page, act.told), contribution_of(act.hers[0])
    block = Block(str(key), "contribution", {"ref": contribution.ref, "role": "counter"})
    change = (InsertAfter(passages.block_id(act.page.slug, act.told["at_passage"]), block),)
    folds = folds_of([contribution], [block.id], ProvenanceKind.COUNTER)
    plan = Plan(base=newest(act.page), edits=change, folds=folds, note=act.told["note"].strip())
    merge(key=key, page=act.page, plan=plan, by=act.by)


def take_back(act: Act) -> None:
    """Take the newest merge back."""
    merges = Merge.objects.filter(page_id=act.page.pk, result__isnull=False)
    row = merges.order_by("-result__number")[:1].get()
    undo_merge(merge=row, note=act.told["note"].strip(), by=act.by)


def ask(act: Act) -> None:
    """Ask a contributor whether her words may stand like this, and let her answer if the story does."""
    told = act.told
    question = Question(
        words=told["words"].strip(),
        shown=Shown(*around(public_blocks(raw_blocks(act.page.body)), act.change)),
        within=timedelta(days=told.get("days", 7)),
    )
    row = ask_back(contribution=contribution_of(act.hers[0]), question=question, by=act.by)
    if "answer" in told:
        token = Token.objects.mint(None, Token.ASK, ask=row, valid_for=timedelta(days=30))
        answer_ask(token=token, answer=AskAnswer(told["answer"]), words=told.get("answer_words", "").strip())


def around(blocks: tuple[Block, ...], change: Change) -> tuple[tuple[Block, ...], tuple[Block, ...]]:
    """Return the passages that a change rewrites, as they are and as they would be."""
    written = {edit.block.id: edit.block for edit in change if isinstance(edit, InsertAfter | Replace)}
    return tuple(block for block in blocks if block.id in written), tuple(written.values())


def write_down(act: Act) -> None:
    """Note what came by letter, call or at a meeting."""
    told = act.told
    person = content.read("people").get(told.get("by", ""), {})
    contribution = add_contribution(
        page=act.page,
        told=Told(
            text=told["text"].strip(),
            channel=Channel(told["channel"]),
            name=person.get("name", ""),
            organisation=person.get("organisation", ""),
            role=person.get("role", ""),
            use=told.get("use", "none"),
            credit=told.get("credit", "none"),
            consent_held=told.get("consent_held", ""),
        ),
        by=act.by,
    )
    act.sent[told["key"]] = contribution.submission


def cut(act: Act) -> None:
    """Cut a contribution into the points that it makes."""
    split_points(contribution=contribution_of(act.hers[0]), pieces=act.told["pieces"], by=act.by)


def put_together(act: Act) -> None:
    """Put points of several contributions together that say the same."""
    points = [contribution_of(one).points.order_by("position")[0].uuid for one in act.hers]
    group_points(points=points, title=act.told["title"], by=act.by)


def hand_over(act: Act) -> None:
    """Give a contribution to somebody, until a day."""
    contributions = [contribution_of(act.hers[0])]
    assign(contributions=contributions, to=act.ground.writers[act.told["to"]], by=act.by)
    due = moment(f"{act.told['until']} 12:00", act.today).date()
    set_due(contributions=contributions, due=due, by=act.by)


def set_states(act: Act) -> None:
    """Say how far the talk about sections is."""
    states: dict[uuid.UUID, SectionStateKind | None] = {
        uuid.UUID(passages.block_id(act.page.slug, key)): SectionStateKind(state)
        for key, state in act.told["states"].items()
    }
    set_section_states(page=act.page, states=states, by=act.by)


def follow(act: Act) -> None:
    """Follow an article, or a passage of it, by mail."""
    told = act.told
    row = ask_to_follow(
        page=act.page,
        block=uuid.UUID(passages.block_id(act.page.slug, told["passage"])) if "passage" in told else None,
        email=f"{told['by']}@example.org",
        rhythm=told["rhythm"],
        kinds=told.get("kinds", ()),
        language=act.page.locale.language_code,
    )
    with clock_at(act.at + timedelta(minutes=9)):
        confirm_follow(follow=row)


ACTS: Final[dict[str, Callable[[Act], object]]] = {
    "plan": plan_for_later,
    "counter": keep_as_counter,
    "undo": take_back,
    "ask": ask,
    "letter": write_down,
    "split": cut,
    "group": put_together,
    "take-up": lambda act: take_up(submission=act.hers[0], by=act.by),
    "assign": hand_over,
    "sections": set_states,
    "follow": follow,
    "own-page": lambda act: open_public_page(submission=act.hers[0], proof=""),
    "join-group": lambda act: readers.agree_as_one_of_group(act.hers[0], act.told["by"], act.at),
    "withdraw": lambda act: withdraw_text(submission=act.hers[0], proof=""),
}


def contribution_of(submission: Submission) -> Contribution:
    """Return what was offered with a text, as it is now."""
    return Contribution.objects.select_related("submission").get(submission=submission)


def _key(page: Article, told: dict[str, Any]) -> uuid.UUID:
    return uuid.uuid5(passages.NAMESPACE, f"{page.slug}/{told['at']}")
