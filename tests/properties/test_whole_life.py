"""One machine plays readers, moderators, editors and the clock in any order, cuts some acts off, and looks at everything time and again.

CI plays fifty lives of thirty steps (about a minute of one core); `HYPOTHESIS_PROFILE=long` plays many, and looks after each step.
"""

import os
import uuid
from datetime import timedelta
from typing import Any

import pytest
from django.core import mail
from django.db import transaction
from django.utils import timezone
from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import precondition, rule, run_state_machine_as_test
from wagtail.models import Revision

from blog.jobs import run_outbox_once
from blog.models import Version
from discussion import jobs
from discussion.actions import limits
from discussion.actions.answer_ask import answer_ask
from discussion.actions.ask_back import Question, ask_back
from discussion.actions.ask_erasure import ask_erasure, confirm_for_her
from discussion.actions.change_credit import CreditWish, change_credit
from discussion.actions.change_use import change_use
from discussion.actions.confirm_address import confirm_address
from discussion.actions.correct_text import correct_text
from discussion.actions.decide import accept, approve, hide, reject
from discussion.actions.decline import decline
from discussion.actions.desk_draft import save_draft
from discussion.actions.group_points import group_points
from discussion.actions.merge import merge
from discussion.actions.offer import take_up
from discussion.actions.plan_merge import plan_merge
from discussion.actions.split_points import split_points
from discussion.actions.submit_comment import Draft, submit_comment
from discussion.actions.undo_merge import undo_merge
from discussion.actions.withdraw_text import withdraw_text
from discussion.kinds import AskAnswer, CreditChoice, ProvenanceKind, UseChoice
from discussion.models import (
    Ask,
    Comment,
    Contribution,
    Contributor,
    Merge,
    Point,
    Submission,
    Token,
)
from discussion.states import SubmissionState
from tests.factories import blog, merging
from tests.properties.one_site import OneSite
from tests.world import FIRST, SECOND, make_world

LONG = os.environ.get("HYPOTHESIS_PROFILE") == "long"
LIVES, STEPS = (400, 50) if LONG else (50, 30)
PICK = st.integers(0, 50)
PEOPLE = ("ada", "ben", "carl", "dora")


def of(*names: str) -> Any:
    """Play this only where there is something to play it with."""
    return precondition(lambda self: self.there.issuperset(names))


class Life(OneSite):
    """What people do; every act is a real action, refused where it may not be."""

    looked_at_after = 1 if LONG else 4

    # Readers.

    @rule(
        who=st.sampled_from(PEOPLE),
        use=st.sampled_from(UseChoice.values),
        named=st.booleans(),
        private=st.booleans(),
        parent=PICK,
        through=st.sampled_from(["sent", "confirmed", "read"]),
    )
    def submit(self, who: str, use: str, named: bool, private: bool, parent: int, through: str) -> None:
        """Send a text or an answer; some confirm at once, and somebody reads it at once."""
        self.number += 1
        word = f"Wort{self.number:03}"
        answered = self.some(Comment.rows.filter(is_public=True), parent) if parent % 2 else None
        name = self.names.setdefault(who, f"{who.title()} Zuname{len(self.names):03}")
        draft = Draft(
            text=f"{word} ist eins. {word} ist auch zwei.",
            email=f"{who}@example.org",
            name=name,
            use=use,
            credit=CreditChoice.FULL_NAME if named else CreditChoice.NONE,
            private=private and answered is None,
            parent=answered,
        )
        found = self.act(lambda: submit_comment(page=self.article(), draft=draft))
        if found:
            row = found.submission
            self.receipts[Token.objects.mint(row, Token.RECEIPT)] = row.uuid
            self.credit[row.uuid] = draft.credit
            if through != "sent":
                self._confirmed(row)
            if through == "read":
                self._approved(Submission.objects.get(pk=row.pk))

    @of("unconfirmed")
    @rule(pick=PICK)
    def confirm(self, pick: int) -> None:
        row = self.some(Submission.objects.filter(state=SubmissionState.UNCONFIRMED), pick)
        if row is not None:
            self._confirmed(row)

    def _confirmed(self, row: Submission) -> None:
        token = Token.objects.mint(row, Token.CONFIRM)
        if self.act(lambda: confirm_address(token=token)):
            self.confirmed.add(row.uuid)

    @of("sent")
    @rule(pick=PICK)
    def correct(self, pick: int) -> None:
        row = self.some(Submission.objects.exclude(text=""), pick)
        if row is not None:
            self.act(lambda: correct_text(submission=row, text=f"Genauer: {row.text}"[:400]))

    @of("confirmed")
    @rule(
        pick=PICK,
        choice=st.sampled_from([CreditChoice.NONE, CreditChoice.FULL_NAME, CreditChoice.INITIALS]),
        everywhere=st.booleans(),
    )
    def name(self, pick: int, choice: CreditChoice, everywhere: bool) -> None:
        row = self.some(Submission.objects.exclude(state=SubmissionState.ERASED), pick)
        if row is None:
            return
        wish = CreditWish(choice, everywhere=everywhere)
        for changed in self.act(lambda: change_credit(submission=row, wish=wish, proof="receipt:1")) or ():
            self.credit[changed.uuid] = choice

    @of("sent")
    @rule(pick=PICK, use=st.sampled_from(UseChoice.values))
    def let_use(self, pick: int, use: str) -> None:
        row = self.some(Submission.objects.all(), pick)
        if row is not None:
            self.act(lambda: change_use(submission=row, use=use, proof="receipt:1"))

    @of("sent")
    @rule(pick=PICK)
    def withdraw(self, pick: int) -> None:
        row = self.some(Submission.objects.exclude(text=""), pick)
        if row is not None and self.act(lambda: withdraw_text(submission=row, proof="receipt:1")):
            self.gone.add(row.text.removeprefix("Genauer: ").replace("Genauer: ", "").split()[0])

    @of("people")
    @rule(pick=PICK)
    def erase(self, pick: int) -> None:
        person = self.some(Contributor.objects.filter(confirmed_at__isnull=False, erased_at=None), pick)
        if person is None:
            return
        who, texts = (
            person.email.split("@")[0],
            list(person.submissions.exclude(text="").values_list("text", flat=True)),
        )
        cem, later = self.world.cem, timezone.now() + timedelta(hours=25)
        row = self.act(lambda: ask_erasure(contributor=person, language="de", by=cem))
        if row and self.act(lambda: confirm_for_her(erasure=row, by=cem, words="am Telefon")):
            jobs.erase(later)
            self.deliver()
            jobs.erase(later)
            person.refresh_from_db()
            assert person.erased_at is not None
            self._forget_receipts_of_what_is_deleted()  # what she never confirmed goes altogether
            self.gone |= {text.replace("Genauer: ", "").split()[0] for text in texts}
            self.names[f"gone:{len(self.gone)}:{who}"] = self.names.pop(who)

    # Moderators.

    @of("confirmed")
    @rule(pick=PICK)
    def approve(self, pick: int) -> None:
        """Publish or accept what waits; restore what was hidden or refused."""
        row = self.some(Submission.objects.all(), pick)
        if row is not None:
            self._approved(row)

    def _approved(self, row: Submission) -> None:
        do = accept if row.private else approve
        self.act(lambda: do(submission=row, by=self.world.dana))

    @of("confirmed")
    @rule(pick=PICK)
    def refuse(self, pick: int) -> None:
        """Reject what waits, hide what is public."""
        row = self.some(Submission.objects.exclude(state=SubmissionState.UNCONFIRMED), pick)
        if row is not None:
            do = hide if row.state == SubmissionState.PUBLIC else reject
            self.act(lambda: do(submission=row, by=self.world.dana, reason="insult"))

    # Editors.

    @of("not taken up")
    @rule(pick=PICK)
    def take_up(self, pick: int) -> None:
        row = self.some(Submission.objects.filter(state=SubmissionState.PUBLIC, contribution=None), pick)
        if row is not None:
            self.act(lambda: take_up(submission=row, by=self.world.cem))

    @of("contributions")
    @rule(pick=PICK)
    def split(self, pick: int) -> None:
        row = self.some(Contribution.objects.exclude(submission__text=""), pick)
        if row is not None:
            pieces = [f"{part}." for part in row.submission.text.rstrip(".").split(". ")]
            self.act(lambda: split_points(contribution=row, pieces=pieces, by=self.world.cem))

    @of("points")
    @rule(picks=st.lists(PICK, min_size=2, max_size=3))
    def group(self, picks: list[int]) -> None:
        points = [self.some(Point.objects.filter(state="open"), pick) for pick in picks]
        if all(points):
            uuids = {point.uuid for point in points}
            self.act(lambda: group_points(points=uuids, title="Dasselbe", by=self.world.cem))

    @of("contributions")
    @rule(
        picks=st.lists(PICK, min_size=1, max_size=3),
        block=st.sampled_from([FIRST, SECOND, ""]),
        kind=st.sampled_from([ProvenanceKind.WORDING, ProvenanceKind.IDEA, ProvenanceKind.COUNTER]),
        stale=st.booleans(),
        planned=st.booleans(),
    )
    def merge(self, picks: list[int], block: str, kind: ProvenanceKind, stale: bool, planned: bool) -> None:
        article = self.article()
        rows = list(
            {row.pk: row for row in (self.some(Contribution.objects.all(), pick) for pick in picks)}.values()
        )
        self.number += 1
        words = f"Jetzt steht hier etwas anderes, Satz {self.number}."
        change = (
            merging.replaced(words, block=block) if block else merging.added(words, block=str(uuid.uuid4()))
        )
        base = max(1, merging.newest(article).number - stale)
        plan = merging.plan(article, *rows, change=change, kind=kind, base=base)
        if not planned:
            key = uuid.uuid4()
            self.act(lambda: merge(key=key, page=article, plan=plan, by=self.world.cem))
            return
        draft = self.act(lambda: save_draft(key=uuid.uuid4(), page=article, plan=plan, by=self.world.cem))
        if draft:
            self.act(
                lambda: plan_merge(merge=draft, at=timezone.now() + timedelta(days=1), by=self.world.cem)
            )

    @of("contributions")
    @rule(pick=PICK)
    def ask(self, pick: int) -> None:
        row = self.some(Contribution.objects.exclude(submission__text=""), pick)
        if row is not None:
            question = Question(words="Dürfen wir das so übernehmen?")
            self.act(lambda: ask_back(contribution=row, question=question, by=self.world.cem))

    @of("questions")
    @rule(pick=PICK, answer=st.sampled_from(AskAnswer))
    def answer(self, pick: int, answer: AskAnswer) -> None:
        ask = self.some(Ask.objects.filter(closed_at=None), pick)
        if ask is not None:
            token = Token.objects.mint(None, Token.ASK, ask=ask)
            if self.act(lambda: answer_ask(token=token, answer=answer, words="Anders.")):
                row = Ask.objects.select_related("contribution__submission").get(pk=ask.pk)
                if row.answer == AskAnswer.YES_UNNAMED:
                    self.credit[row.contribution.submission.uuid] = CreditChoice.NONE

    @of("contributions")
    @rule(pick=PICK)
    def decline(self, pick: int) -> None:
        row = self.some(Contribution.objects.exclude(submission__text=""), pick)
        if row is not None:
            self.act(lambda: decline(contribution=row, words="Steht schon da.", by=self.world.cem))

    @of("merges")
    @rule(pick=PICK)
    def undo(self, pick: int) -> None:
        row = self.some(Merge.objects.filter(result__isnull=False), pick)
        if row is not None:
            self.act(lambda: undo_merge(merge=row, note="Zurück.", by=self.world.cem))

    @rule(draft=st.booleans(), new=st.booleans())
    def edit_article(self, draft: bool, new: bool) -> None:
        """Write the article as Wagtail's editor does: publish it, or leave a draft."""
        self.number += 1
        article = self.article().get_latest_revision_as_object()
        blocks = blog.stored(article)
        text = blog.text(f"Von Hand, Satz {self.number}.")
        article.set_raw_body([*blocks, text] if new else [*blocks[:-1], {**text, "id": blocks[-1]["id"]}])
        revision = article.save_revision(user=self.world.cem)
        if not draft:
            self.act(transaction.atomic(lambda: revision.publish(user=self.world.cem)))

    @rule(pick=PICK)
    def revert(self, pick: int) -> None:
        """Publish an old revision again."""
        version = self.some(Version.objects.filter(revision__isnull=False), pick)

        @transaction.atomic
        def publish() -> None:
            # Read anew for each try: after a cut, the page in memory points to the revision that went with it.
            old = Revision.objects.get(pk=version.revision_id).as_object()
            old.save_revision(user=self.world.cem).publish(user=self.world.cem)

        self.act(publish)

    # The clock, the worker, and what goes wrong.

    @rule(days=st.sampled_from([2, 15, 40]))
    def time_goes_by(self, days: int) -> None:
        later = timezone.now() + timedelta(days=days)
        jobs.publish_merges(later)
        jobs.settle_tasks(later)
        jobs.end_questions(later)
        jobs.keep_no_longer(later)
        if days >= 30:
            self._forget_receipts_of_what_is_deleted()

    def _forget_receipts_of_what_is_deleted(self) -> None:
        kept = set(Submission.objects.values_list("uuid", flat=True))
        self.receipts = {
            token: row for token, row in self.receipts.items() if row in kept or row in self.confirmed
        }

    @rule()
    def deliver(self) -> None:
        """Let the worker run: mails go to confirmed addresses alone, but the one that asks."""
        mail.outbox.clear()
        run_outbox_once(200)
        confirmed = set(
            Contributor.objects.filter(confirmed_at__isnull=False).values_list("email", flat=True)
        )
        for message in mail.outbox:
            asks = "/bestaetigen/" in str(message.body)
            staff = message.to[0] in (self.world.cem.email, self.world.dana.email)
            assert asks or staff or message.to[0] in confirmed, (message.to, message.subject)
        sent = [(message.extra_headers["Message-ID"], *message.to) for message in mail.outbox]
        assert len(set(sent)) == len(sent)  # one row is one mail, to each moderator perhaps

    @rule(statements=st.integers(0, 90))
    def power_goes(self, statements: int) -> None:
        """The next act is cut off after so many statements, and done again."""
        self.cut = statements


@pytest.mark.django_db
def test_whatever_people_do_in_whatever_order_the_rows_stay_true(
    settings_of_django: Any, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr(limits, "PER_ADDRESS", 1000)
    Life.world = make_world()
    run_state_machine_as_test(
        Life,
        settings=settings(
            max_examples=LIVES,
            stateful_step_count=STEPS,
            deadline=None,
            print_blob=True,
            # A life that fails is long to shorten: by hand, with the long profile.
            phases=[*Phase] if LONG else [Phase.reuse, Phase.generate],
            suppress_health_check=list(HealthCheck),
        ),
    )


@pytest.fixture
def settings_of_django(settings: Any) -> Any:
    settings.HALTUNG_MODERATION = "first"
    return settings
