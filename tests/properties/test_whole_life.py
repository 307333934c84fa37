"""One machine plays readers, moderators, editors and the clock in any order, cuts some acts off, and looks at everything after each.

CI plays few lives (each step is a handful of real transactions); `HYPOTHESIS_PROFILE=long` plays many.
"""

import os
import uuid
from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.core import mail
from django.core.cache import cache
from django.db import models, transaction
from django.utils import timezone
from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)
from wagtail.models import Revision

from blog.jobs import run_outbox_once
from blog.models import Article, Version
from blog.queries.surfaces import find
from blog.registries import registries
from discussion import jobs
from discussion.actions import limits
from discussion.actions.ask_erasure import ask_erasure, confirm_for_her
from discussion.actions.change_credit import CreditWish, change_credit
from discussion.actions.change_use import change_use
from discussion.actions.confirm_address import confirm_address
from discussion.actions.correct_text import correct_text
from discussion.actions.decide import accept, approve, hide, reject
from discussion.actions.desk_draft import save_draft
from discussion.actions.group_points import group_points
from discussion.actions.merge import merge
from discussion.actions.offer import take_up
from discussion.actions.plan_merge import plan_merge
from discussion.actions.split_points import split_points
from discussion.actions.submit_comment import Draft, submit_comment
from discussion.actions.undo_merge import undo_merge
from discussion.actions.withdraw_text import withdraw_text
from discussion.kinds import CreditChoice, ProvenanceKind, UseChoice
from discussion.models import (
    Comment,
    Contribution,
    Contributor,
    Merge,
    Point,
    Submission,
    Token,
)
from discussion.queries.credit_lines import credit_lines
from discussion.states import SubmissionState
from tests.factories import blog, merging
from tests.properties.cutting import REFUSALS, CutError, cut_after, stored
from tests.world import FIRST, SECOND, World, make_world

LONG = os.environ.get("HYPOTHESIS_PROFILE") == "long"
LIVES, STEPS = (400, 50) if LONG else (10, 24)
CHECKED = sorted(set(registries.checks) - {"search", "erasures"})
PICK = st.integers(0, 50)
PEOPLE = ("ada", "ben", "carl", "dora")
TAKEN_BACK = (SubmissionState.WITHDRAWN, SubmissionState.ERASED)


class Life(RuleBasedStateMachine):
    """The rows of one site; every act is a real action, refused where it may not be."""

    world: World

    def __init__(self) -> None:
        super().__init__()
        self.whole = transaction.atomic()
        self.whole.__enter__()
        cache.clear()
        mail.outbox.clear()
        self.number = 0
        self.receipts: dict[str, Any] = {}
        self.credit: dict[Any, str] = {}
        self.gone: set[str] = set()
        self.names: dict[str, str] = {}
        self.cut: int | None = None

    def teardown(self) -> None:
        try:
            words = sorted(
                {*self.gone, *(name for who, name in self.names.items() if who.startswith("gone:"))}
            )
            left = [found for found in find(words) if found.model != "blog.Version"]
            assert not left, left
        finally:
            transaction.set_rollback(True)
            self.whole.__exit__(None, None, None)

    def act(self, do: Callable[[], Any]) -> Any:
        """Do it: cut off first, if that is its lot. What was cut or refused leaves nothing."""
        if self.cut is not None:
            before, statements, self.cut = stored(), self.cut, None
            try:
                with transaction.atomic(), cut_after(statements):
                    return do()
            except (CutError, *REFUSALS):
                assert stored() == before, "something is left of what was cut off"
        before = stored()
        try:
            with transaction.atomic():
                return do()
        except REFUSALS:
            assert stored() == before, "something is left of what was refused"
            return None

    def some(self, rows: models.QuerySet[Any], pick: int) -> Any:
        found = list(rows.order_by("pk"))
        return found[pick % len(found)] if found else None

    def article(self) -> Article:
        return Article.objects.get(pk=self.world.article.pk)

    # Readers.

    @rule(
        who=st.sampled_from(PEOPLE),
        use=st.sampled_from(UseChoice.values),
        named=st.booleans(),
        private=st.booleans(),
        parent=PICK,
    )
    def submit(self, who: str, use: str, named: bool, private: bool, parent: int) -> None:
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

    @rule(pick=PICK)
    def confirm(self, pick: int) -> None:
        row = self.some(Submission.objects.filter(state=SubmissionState.UNCONFIRMED), pick)
        if row is not None:
            token = Token.objects.mint(row, Token.CONFIRM)
            self.act(lambda: confirm_address(token=token))

    @rule(pick=PICK)
    def correct(self, pick: int) -> None:
        row = self.some(Submission.objects.exclude(text=""), pick)
        if row is not None:
            self.act(lambda: correct_text(submission=row, text=f"Genauer: {row.text}"[:400]))

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

    @rule(pick=PICK, use=st.sampled_from(UseChoice.values))
    def let_use(self, pick: int, use: str) -> None:
        row = self.some(Submission.objects.all(), pick)
        if row is not None:
            self.act(lambda: change_use(submission=row, use=use, proof="receipt:1"))

    @rule(pick=PICK)
    def withdraw(self, pick: int) -> None:
        row = self.some(Submission.objects.exclude(text=""), pick)
        if row is not None and self.act(lambda: withdraw_text(submission=row, proof="receipt:1")):
            self.gone.add(row.text.removeprefix("Genauer: ").replace("Genauer: ", "").split()[0])

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
            self.gone |= {text.replace("Genauer: ", "").split()[0] for text in texts}
            self.names[f"gone:{len(self.gone)}:{who}"] = self.names.pop(who)

    # Moderators.

    @rule(pick=PICK)
    def approve(self, pick: int) -> None:
        """Publish or accept what waits; restore what was hidden or refused."""
        row = self.some(Submission.objects.all(), pick)
        if row is not None:
            do = accept if row.private else approve
            self.act(lambda: do(submission=row, by=self.world.dana))

    @rule(pick=PICK)
    def refuse(self, pick: int) -> None:
        """Reject what waits, hide what is public."""
        row = self.some(Submission.objects.exclude(state=SubmissionState.UNCONFIRMED), pick)
        if row is not None:
            do = hide if row.state == SubmissionState.PUBLIC else reject
            self.act(lambda: do(submission=row, by=self.world.dana, reason="insult"))

    # Editors.

    @rule(pick=PICK)
    def take_up(self, pick: int) -> None:
        row = self.some(Submission.objects.filter(state=SubmissionState.PUBLIC, contribution=None), pick)
        if row is not None:
            self.act(lambda: take_up(submission=row, by=self.world.cem))

    @rule(pick=PICK)
    def split(self, pick: int) -> None:
        row = self.some(Contribution.objects.exclude(submission__text=""), pick)
        if row is not None:
            pieces = [f"{part}." for part in row.submission.text.rstrip(".").split(". ")]
            self.act(lambda: split_points(contribution=row, pieces=pieces, by=self.world.cem))

    @rule(picks=st.lists(PICK, min_size=2, max_size=3))
    def group(self, picks: list[int]) -> None:
        points = [self.some(Point.objects.filter(state="open"), pick) for pick in picks]
        if all(points):
            uuids = {point.uuid for point in points}
            self.act(lambda: group_points(points=uuids, title="Dasselbe", by=self.world.cem))

    @precondition(lambda self: Contribution.objects.exists())
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
            self.act(lambda: revision.publish(user=self.world.cem))

    @rule(pick=PICK)
    def revert(self, pick: int) -> None:
        """Publish an old revision again."""
        version = self.some(Version.objects.filter(revision__isnull=False), pick)

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
        kept = set(Submission.objects.values_list("uuid", flat=True))
        self.receipts = {token: row for token, row in self.receipts.items() if days < 30 or row in kept}

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

    # What holds after each step.

    @invariant()
    def all_checks_are_quiet(self) -> None:
        found = {name: said for name in CHECKED if (said := registries.checks[name]())}
        assert not found, found

    @invariant()
    def each_receipt_leads_to_its_text(self) -> None:
        for token, sent in self.receipts.items():
            row = Token.objects.known(token, Token.RECEIPT)
            erased = Submission.objects.filter(uuid=sent, state=SubmissionState.ERASED).exists()
            assert erased or (row is not None and row.sent.uuid == sent)

    @invariant()
    def names_stand_as_wished(self) -> None:
        rows = Contribution.objects.select_related("submission").order_by("pk")
        lines = credit_lines([row.ref for row in rows])
        for row in rows:
            gone = row.submission.state == SubmissionState.ERASED
            wished = not gone and self.credit[row.submission.uuid] != CreditChoice.NONE
            assert lines[row.ref].named == wished, row.submission.state

    @invariant()
    def what_was_taken_back_is_nowhere(self) -> None:
        for word in self.gone:
            assert not Submission.objects.filter(text__contains=f"{word} ").exists()
            assert not Comment.rows.filter(comment__contains=f"{word} ").exists()
            assert not Point.objects.filter(text__contains=f"{word} ").exists()


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
