"""Twenty answers go into an article in eight rounds, and between them its author rewrites it heavily.

The rounds are told in order, one method each; what the author does stands behind the round that it follows. `Ledger` keeps which
version took in whom, so that the test can ask every version who stands in it.
"""

import uuid
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any

from django.utils import timezone

from blog.actions.publish_change import publish_change
from blog.kinds import VersionKind
from blog.models import Article, Version
from blog.models.stream import raw_blocks
from blog.text.body import Block
from blog.text.change import Change, InsertAfter, Replace
from discussion.actions.answer_ask import answer_ask
from discussion.actions.ask_back import Question, ask_back
from discussion.actions.decline import decline
from discussion.actions.desk_draft import save_draft
from discussion.actions.group_points import group_points
from discussion.actions.merge import merge
from discussion.actions.offer import take_up
from discussion.actions.plan_merge import plan_merge, publish_planned
from discussion.actions.remove_name import remove_name
from discussion.actions.split_points import split_points
from discussion.actions.undo_merge import undo_merge
from discussion.actions.withdraw_text import withdraw_text
from discussion.actions.withdrawal_tasks import TIME_FOR_TASKS, settle_what_is_due
from discussion.kinds import AskAnswer, CreditChoice, DeclineReason, ProvenanceKind, UseChoice
from discussion.models import Contribution, Merge, Point, Submission, Token
from discussion.text.asked import Shown
from discussion.text.plan import Fold, Plan
from tests.browser.seeded import Seeded
from tests.journeys import author, people
from tests.journeys.answers import ANSWERS, BY_KEY
from tests.journeys.author import Blocks, Truth, html, longer, split, text_of

BY_LETTER = "adelheid"


@dataclass(slots=True)
class Ledger:
    """Which version took in whom, which one took that back, and with which one the last words of somebody went."""

    taken_in: dict[int, set[str]] = field(default_factory=dict)
    undone: dict[int, int] = field(default_factory=dict)
    went: dict[str, int] = field(default_factory=dict)

    def in_version(self, number: int) -> set[str]:
        """Return whose words, or what was made of them, a version holds."""
        return {
            key
            for made, keys in self.taken_in.items()
            for key in keys
            if made <= number and not (made in self.undone and self.undone[made] <= number)
        } - self.gone(number)

    def gone(self, number: int) -> set[str]:
        """Return who was in an earlier version, and nothing of whom is in this one."""
        return {key for key, went in self.went.items() if went <= number}


@dataclass(slots=True)
class Story:
    """The article while it goes through all of this."""

    seeded: Seeded
    truth: Truth = field(default_factory=Truth)
    ledger: Ledger = field(default_factory=Ledger)
    sent: dict[str, Submission] = field(default_factory=dict)
    new: dict[str, str] = field(default_factory=dict)
    """Under whose key an own paragraph stands → its id."""
    prose: list[str] = field(default_factory=list)

    @property
    def page(self) -> Article:
        """The article as it is now."""
        return people.fresh(self.seeded.article)

    @property
    def editor(self) -> Any:
        """Who moderates, merges and rewrites."""
        return self.seeded.editor

    def play(self) -> "Story":
        """Play everything from the first answer to the last withdrawal."""
        self.prose = author.prose(self.blocks())
        self.readers_answer()
        for step in (
            (self.first_round, lambda blocks: author.swap(blocks, self.prose[0])),
            (self.second_round, lambda blocks: author.cut_in_two(blocks, self.prose[1])),
            (self.third_round, self.joins_what_was_cut),
            (self.fourth_round, self.retypes),
            (self.fifth_round, author.move_last_section),
            (self.sixth_round, author.other_quotes),
            (self.seventh_round, lambda blocks: author.take_out(blocks, self.prose[3], self.truth)),
        ):
            play_round, rewrite = step
            play_round()
            self.author_rewrites(rewrite)
        self.ledger.went = dict.fromkeys(("wiebke", "swantje"), self.version())
        self.eighth_round()
        self.volkmar_takes_his_text_back()
        return self

    def blocks(self) -> Blocks:
        """Return the body as it is stored."""
        return raw_blocks(self.page.body)

    def text(self, block_id: str) -> str:
        """Return what a paragraph says now."""
        return text_of(next(one for one in self.blocks() if one["id"] == block_id))

    def version(self) -> int:
        """Return the number of the newest version."""
        return Version.objects.filter(page_id=self.page.pk).latest("number").number

    def points(self, key: str) -> list[Point]:
        """Return the points of somebody's contribution."""
        return list(Point.objects.filter(contribution=self.contribution(key)).order_by("position"))

    def contribution(self, key: str) -> Contribution:
        """Return what somebody offered, as it is now."""
        return Contribution.objects.select_related("submission").get(submission=self.sent[key].pk)

    def readers_answer(self) -> None:
        """All twenty write before anything is merged: seventeen wait through heavy rewriting."""
        places = {str(one["id"]): one for one in self.blocks()}
        for answer in ANSWERS:
            block = None if answer.prose is None else places[self.prose[answer.prose]]
            if answer.key == BY_LETTER:
                assert block
                self.sent[answer.key] = people.write_letter(self.page, answer.key, block, self.editor)
            else:
                self.sent[answer.key] = people.write(self.page, answer, block, self.editor)
        people.join(self.sent["gunda"], "lorenz@example.org")

    # How words come into the text

    def appended(self, block_id: str, words: str) -> Change:
        """Return the change that puts a sentence behind a paragraph."""
        return (Replace(block_id, _paragraph(block_id, f"{self.text(block_id)} {words}")),)

    def added(self, key: str, after: str, words: str = "") -> Change:
        """Return the change that makes an own paragraph of somebody's words."""
        self.new[key] = str(uuid.uuid4())
        return (InsertAfter(after, _paragraph(self.new[key], words or BY_KEY[key].words)),)

    def mended(self, block_id: str, words: str) -> Change:
        """Return the change that makes the first sentence of a paragraph more exact."""
        first, *rest = split(self.text(block_id))
        self.truth.rewritten(first, longer(first, words))
        return (Replace(block_id, _paragraph(block_id, " ".join([longer(first, words), *rest]))),)

    def replaced(self, block_id: str, words: str) -> Change:
        """Return the change that puts a sentence in the place of a paragraph's last one."""
        *rest, last = split(self.text(block_id))
        self.truth.gone.add(author.folded(last))
        return (Replace(block_id, _paragraph(block_id, " ".join([*rest, words]))),)

    def fold(self, key: str, block: str, kind: ProvenanceKind, *, point: int | None = None) -> Fold:
        """Return the fold that puts somebody's point (or all of hers) behind what a merge writes in a passage."""
        points = self.points(key)
        chosen = points if point is None else [points[point]]
        return Fold(tuple(str(one.uuid) for one in chosen), block, kind.value, BY_KEY[key].words)

    def plan(self, change: Change, *folds: Fold, note: str = "Stimmen aus der Praxis.") -> Plan:
        """Return the plan for the newest version."""
        return Plan(base=self.version(), edits=change, folds=folds, note=note)

    def merge(self, keys: set[str], change: Change, *folds: Fold) -> Merge:
        """Publish a merge as the next version."""
        row = merge(key=uuid.uuid4(), page=self.page, plan=self.plan(change, *folds), by=self.editor)
        self.ledger.taken_in[self.version()] = keys
        return row

    def author_rewrites(self, rewrite: Callable[[Blocks], Blocks]) -> None:
        """Publish another text with the editor's own button; it has to be one."""
        before, page = self.version(), self.page
        page.set_raw_body(rewrite(self.blocks()))
        page.save_revision(user=self.editor).publish(user=self.editor)
        assert self.version() == before + 1

    # The rounds

    def first_round(self) -> None:
        """Four people, two sentences, one paragraph: one of several points, two that say the same, one alone."""
        one, two = self.prose[:2]
        split_points(
            contribution=self.contribution("mechthild"),
            pieces=split(BY_KEY["mechthild"].text)[:2],
            by=self.editor,
        )
        same = [self.points(key)[0].uuid for key in ("tjark", "nurcan")]
        group_points(points=same, title="Übergaben", by=self.editor)
        words = f"{BY_KEY['hedwig'].words} {BY_KEY['mechthild'].words}"
        change = (*self.appended(one, words), *self.added("tjark", two))
        shared = self.fold("tjark", self.new["tjark"], ProvenanceKind.IDEA)
        both = Fold(
            (*shared.points, str(self.points("nurcan")[0].uuid)), shared.block, shared.kind, shared.exact
        )
        self.merge(
            {"hedwig", "mechthild", "tjark", "nurcan"},
            change,
            self.fold("hedwig", one, ProvenanceKind.WORDING),
            self.fold("mechthild", one, ProvenanceKind.IDEA, point=0),
            both,
        )

    def second_round(self) -> None:
        """An objection takes the place of a sentence, a correction goes into one."""
        three, four = self.prose[2:4]
        change = (
            *self.replaced(three, BY_KEY["ottfried"].words),
            *self.mended(four, BY_KEY["wiebke"].words),
        )
        self.merge(
            {"ottfried", "wiebke"},
            change,
            self.fold("ottfried", three, ProvenanceKind.OBJECTION),
            self.fold("wiebke", four, ProvenanceKind.CORRECTION),
        )

    def third_round(self) -> None:
        """A source, a counter-position by reference, and words that will be taken back."""
        four, five = self.prose[3:5]
        against = str(uuid.uuid4())
        quoted = {"ref": self.contribution("roswitha").ref, "role": "counter"}
        change = (
            *self.appended(five, BY_KEY["balthasar"].words),
            InsertAfter(five, Block(against, "contribution", quoted)),
            *self.added("volkmar", four),
        )
        self.merge(
            {"balthasar", "roswitha", "volkmar"},
            change,
            self.fold("balthasar", five, ProvenanceKind.SOURCE),
            self.fold("roswitha", against, ProvenanceKind.COUNTER),
            self.fold("volkmar", self.new["volkmar"], ProvenanceKind.WORDING),
        )

    def joins_what_was_cut(self, blocks: Blocks) -> Blocks:
        """Put the readers' paragraph behind the second half of what the author had cut in two."""
        at = next(at for at, one in enumerate(blocks) if one["id"] == self.new["tjark"])
        return author.join_next(blocks, str(blocks[at - 1]["id"]))

    def fourth_round(self) -> None:
        """A group, and something that is for the editors alone."""
        six = self.prose[5]
        change = (*self.appended(six, BY_KEY["gunda"].words), *self.added("eilert", six))
        self.merge(
            {"gunda", "eilert"},
            change,
            self.fold("gunda", six, ProvenanceKind.IDEA),
            self.fold("eilert", self.new["eilert"], ProvenanceKind.IDEA),
        )

    def retypes(self, blocks: Blocks) -> Blocks:
        """Write the paragraph with the objection again."""
        at = next(at for at, one in enumerate(blocks) if one["id"] == self.prose[2])
        retyped = author.retype(blocks, self.prose[2], "auch heute noch", self.truth)
        self.prose[2] = str(retyped[at]["id"])
        return retyped

    def fifth_round(self) -> None:
        """A letter; and somebody who is asked back says yes, but without her name. One is told no."""
        change = self.added("irmtraud", self.prose[4])
        after = (_paragraph(self.new["irmtraud"], BY_KEY["irmtraud"].words),)
        self.ask("irmtraud", AskAnswer.YES_UNNAMED, Shown((), after), UseChoice.WORDING)
        decline(
            contribution=self.contribution("dorothee"),
            reason=DeclineReason.OTHER_TOPIC,
            words="Darüber wollen wir eigens schreiben.",
            by=self.editor,
        )
        change += self.appended(self.prose[0], BY_KEY["adelheid"].words)
        self.merge(
            {"irmtraud", "adelheid"},
            change,
            self.fold("irmtraud", self.new["irmtraud"], ProvenanceKind.WORDING),
            self.fold("adelheid", self.prose[0], ProvenanceKind.WORDING),
        )

    def ask(self, key: str, answer: AskAnswer, shown: Shown, use: UseChoice) -> None:
        """Ask somebody back and let her answer by the link in the mail."""
        row = ask_back(
            contribution=self.contribution(key),
            question=Question(words="Dürfen wir das so übernehmen?", shown=shown, use=use),
            by=self.editor,
        )
        token = Token.objects.mint(None, Token.ASK, ask=row, valid_for=timedelta(days=30))
        answer_ask(token=token, answer=answer)

    def sixth_round(self) -> None:
        """One view goes into two passages; somebody who was named wants her name back afterwards."""
        four, six = self.prose[3], self.prose[5]
        words = BY_KEY["hinnerk"].words
        change = (
            *self.appended(four, f"{BY_KEY['swantje'].words} {words}"),
            *self.added("hinnerk", six, "Und fällt alles aus, sollte der Zettel an der Tür noch gelten."),
        )
        self.merge(
            {"swantje", "hinnerk"},
            change,
            self.fold("swantje", four, ProvenanceKind.IDEA),
            self.fold("hinnerk", four, ProvenanceKind.IDEA),
            Fold((str(self.points("hinnerk")[0].uuid),), self.new["hinnerk"], ProvenanceKind.IDEA.value),
        )
        remove_name(
            submission=self.sent["swantje"], everywhere=True, proof=people.receipt(self.sent["swantje"])
        )

    def seventh_round(self) -> None:
        """A planned merge appears by the clock although the author changed another passage; another one is undone."""
        two, five = self.prose[1], self.prose[4]
        plan = self.plan(
            self.appended(two, BY_KEY["liesbeth"].words), self.fold("liesbeth", two, ProvenanceKind.IDEA)
        )
        draft = save_draft(key=uuid.uuid4(), page=self.page, plan=plan, by=self.editor)
        tomorrow = timezone.now() + timedelta(days=1)
        plan_merge(merge=draft, at=tomorrow, by=self.editor)
        self.author_swaps_through_the_api(five)
        assert publish_planned(tomorrow) == 1
        self.ledger.taken_in[self.version()] = {"liesbeth"}
        undone = self.merge(
            {"gerwin"},
            self.added("gerwin", five),
            self.fold("gerwin", self.new["gerwin"], ProvenanceKind.IDEA),
        )
        made = self.version()
        self.truth.taken_out(self.new["gerwin"], BY_KEY["gerwin"].words)
        undo_merge(merge=undone, note="Das war zu früh.", by=self.editor)
        self.ledger.undone[made] = self.version()

    def author_swaps_through_the_api(self, block_id: str) -> None:
        """Swap two sentences by a change, as a front end does it."""
        first, second, *rest = split(self.text(block_id))
        publish_change(
            page=self.page,
            change=(Replace(block_id, _paragraph(block_id, " ".join([second, first, *rest]))),),
            base_version=self.version(),
            kind=VersionKind.REVISION,
            note="Umgestellt.",
            by=self.editor,
        )

    def eighth_round(self) -> None:
        """Somebody chooses three times; a comment is taken up after its author said yes; the second of two points."""
        one, five, six = self.prose[0], self.prose[4], self.prose[5]
        take_up(submission=self.sent["theda"], by=self.editor)
        self.ask("theda", AskAnswer.YES, Shown(), UseChoice.IDEA)
        change = (
            *self.added("theda", one),
            *self.appended(five, BY_KEY["arnulf"].words),
            *self.mended(six, "wenn auch nicht für alle gleich"),
        )
        second = Fold((str(self.points("mechthild")[1].uuid),), six, ProvenanceKind.CORRECTION.value)
        self.merge(
            {"theda", "arnulf", "mechthild"},
            change,
            self.fold("theda", self.new["theda"], ProvenanceKind.IDEA),
            self.fold("arnulf", five, ProvenanceKind.WORDING),
            second,
        )
        people.choose_credit(self.sent["arnulf"], CreditChoice.NAME_ORGANISATION)
        people.choose_credit(self.sent["arnulf"], CreditChoice.PSEUDONYM, pseudonym="Tante Arnulfine")

    def volkmar_takes_his_text_back(self) -> None:
        """Nobody writes the passage anew in time: the clock takes his words out."""
        row = self.sent["volkmar"]
        self.truth.taken_out(self.new["volkmar"], BY_KEY["volkmar"].words)
        withdraw_text(submission=row, proof=people.receipt(row))
        before = self.version()
        settle_what_is_due(now=timezone.now() + TIME_FOR_TASKS + timedelta(hours=1))
        assert self.version() == before + 1
        self.ledger.went["volkmar"] = self.version()


def _paragraph(block_id: str, text: str) -> Block:
    return Block(block_id, "text", {"html": html(text)})
