"""The site that a machine plays on: acts that are cut or refused leave nothing, and after what changed rows everything is looked at."""

from collections.abc import Callable
from contextlib import ExitStack
from typing import Any

from django.core import mail
from django.core.cache import cache
from django.db import connection, models, transaction
from hypothesis.stateful import RuleBasedStateMachine, invariant

from blog.models import Article
from blog.queries.addresses import place_of
from blog.queries.answers import answers_to
from blog.queries.find_living import find_living
from blog.queries.surfaces import find
from blog.registries import registries
from discussion.kinds import CreditChoice
from discussion.models import Comment, Contribution, Contributor, Merge, Point, Submission, Token
from discussion.queries.credit_lines import credit_lines
from discussion.states import SubmissionState
from tests.properties.cutting import REFUSALS, CutError, cut_after, stored
from tests.world import World

CHECKED = sorted(set(registries.checks) - {"search", "erasures"})
WRITES = ("INSERT", "UPDATE", "DELETE")


class OneSite(RuleBasedStateMachine):
    """The rows of one site, what its people wished, and what must hold of both.

    `looked_at_after` is how many steps that wrote may pass before everything is looked at: each look costs more than most steps.
    """

    world: World
    looked_at_after = 1

    def __init__(self) -> None:
        super().__init__()
        self.whole = ExitStack()
        self.whole.enter_context(transaction.atomic())
        self.whole.enter_context(connection.execute_wrapper(self._note))
        cache.clear()
        mail.outbox.clear()
        self.number = 0
        self.receipts: dict[str, Any] = {}
        self.confirmed: set[Any] = set()
        self.credit: dict[Any, str] = {}
        self.gone: set[str] = set()
        self.names: dict[str, str] = {}
        self.cut: int | None = None
        self.written = False
        self.unseen = 0
        self.there = self._look_around()

    def teardown(self) -> None:
        try:
            self.everything_holds()
            words = sorted(
                {*self.gone, *(name for who, name in self.names.items() if who.startswith("gone:"))}
            )
            left = [found for found in find(words) if found.model != "blog.Version"]
            assert not left, left
        finally:
            transaction.set_rollback(True)
            self.whole.close()

    def _note(self, run: Any, sql: str, params: Any, many: bool, context: Any) -> Any:
        self.written = self.written or sql.startswith(WRITES)
        return run(sql, params, many, context)

    def act(self, do: Callable[[], Any]) -> Any:
        """Do it: cut off first, if that is its lot. What was cut or refused leaves nothing; each act sees to that itself."""
        before = stored()
        if self.cut is not None:
            statements, self.cut = self.cut, None
            try:
                with cut_after(statements):
                    return do()
            except (CutError, *REFUSALS):
                assert stored() == before, "something is left of what was cut off"
        try:
            return do()
        except REFUSALS:
            assert stored() == before, "something is left of what was refused"
            return None

    def some(self, rows: models.QuerySet[Any], pick: int) -> Any:
        found = list(rows.order_by("pk"))
        return found[pick % len(found)] if found else None

    def article(self) -> Article:
        return Article.objects.get(pk=self.world.article.pk)

    def _look_around(self) -> set[str]:
        """Tell of what there is something, so that no step is played for nothing."""
        rows = {
            "sent": Submission.objects.exclude(text=""),
            "unconfirmed": Submission.objects.filter(state=SubmissionState.UNCONFIRMED),
            "confirmed": Submission.objects.exclude(state=SubmissionState.UNCONFIRMED),
            "not taken up": Submission.objects.filter(state=SubmissionState.PUBLIC, contribution=None),
            "contributions": Contribution.objects.exclude(submission__text=""),
            "points": Point.objects.filter(state="open"),
            "merges": Merge.objects.filter(result__isnull=False, undone_by=None),
            "questions": Contribution.objects.filter(asks__closed_at=None, asks__isnull=False),
            "people": Contributor.objects.filter(confirmed_at__isnull=False, erased_at=None),
        }
        return {name for name, found in rows.items() if found.exists()}

    @invariant()
    def what_was_written_is_looked_at(self) -> None:
        if self.written:
            self.written = False
            self.unseen += 1
            self.there = self._look_around()
        if self.unseen >= self.looked_at_after:
            self.everything_holds()

    def everything_holds(self) -> None:
        """Ask everything that must be true of the rows, whatever happened."""
        self.unseen = 0
        self.what_is_kept_is_true()
        found = {name: said for name in CHECKED if (said := registries.checks[name]())}
        assert not found, found
        self._each_receipt_leads_to_its_text()
        self._names_stand_as_wished()
        for word in self.gone:
            assert not Submission.objects.filter(text__contains=f"{word} ").exists()
            assert not Comment.rows.filter(comment__contains=f"{word} ").exists()
            assert not Point.objects.filter(text__contains=f"{word} ").exists()

    def _each_receipt_leads_to_its_text(self) -> None:
        for token, sent in self.receipts.items():
            row = Token.objects.known(token, Token.RECEIPT)
            erased = Submission.objects.filter(uuid=sent, state=SubmissionState.ERASED).exists()
            assert erased or (row is not None and row.sent.uuid == sent)

    def _names_stand_as_wished(self) -> None:
        rows = Contribution.objects.select_related("submission").order_by("pk")
        lines = credit_lines([row.ref for row in rows])
        for row in rows:
            gone = row.submission.state == SubmissionState.ERASED
            wished = not gone and self.credit[row.submission.uuid] != CreditChoice.NONE
            assert lines[row.ref].named == wished, row.submission.state

    def what_is_kept_is_true(self) -> None:
        """What stands beside the text was perhaps kept before the last steps; readers are to see what is so now."""
        page = find_living(place_of(self.article()), "de")
        if page is not None:
            told = registries.passage_talk(page.pk), registries.waiting(page.pk)
            assert answers_to(page) == told, "an act changed what readers see without letting a stamp grow"
