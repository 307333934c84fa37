"""What must always hold: a site that lived a while is sound, and whatever is broken by hand is found and named."""

import io
import uuid
from collections.abc import Callable
from typing import Any

import pytest
from django.core.management import call_command
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from django_comments.models import Comment as BaseComment

from blog.kinds import RedactionReason
from blog.models import Article, OutboxRow, Redaction, Version
from blog.registries import registries
from discussion.actions.ask_back import Question, ask_back
from discussion.actions.withdraw_text import withdraw_text
from discussion.models import (
    Ask,
    Comment,
    Consent,
    Contribution,
    Contributor,
    Decision,
    Discussion,
    Merge,
    Point,
    Provenance,
    Submission,
    WithdrawalTask,
)
from discussion.queries.invariants import INVARIANTS
from tests.discussion.life import Life, erased, live_a_while
from tests.factories import blog, merging
from tests.world import FIRST, World


def findings() -> dict[str, list[str]]:
    """What the checks say, those alone that say something."""
    return {name: found for name, check in registries.checks.items() if (found := check())}


def without_guard(*names: str) -> None:
    """Take a trigger away, as somebody does who writes into the database past the site."""
    tables = {
        "discussion_no_name_into_comment": "django_comments",
        "discussion_consent_is_final": "discussion_consent",
        "discussion_credit_still_needs_consent": "discussion_contribution",
        "discussion_name_still_needs_consent": "discussion_submission",
    }
    with connection.cursor() as cursor:
        for name in names:
            on = f" ON {tables[name]}" if connection.vendor == "postgresql" else ""
            cursor.execute(f"DROP TRIGGER {name}{on}")


@pytest.fixture
def life(world: World, settings: Any) -> Life:
    settings.HALTUNG_MODERATION = "all"
    return live_a_while(world)


def test_a_site_that_lived_a_while_is_sound(life: Life):
    withdraw_text(submission=life.ada, proof="receipt:1")
    erased(life)
    assert findings() == {}


def test_who_is_asked_about_what_stands_in_the_text_is_asked(life: Life):
    merged = Contribution.objects.get(submission=life.ada)
    ask_back(contribution=merged, question=Question(words="Passt das so?"), by=life.world.cem)
    assert findings() == {}
    # Points that were decided behind the back of an open question are found.
    Ask.objects.update(state_before="open")
    assert findings()["I6 decisions"] == [f"Contribution {merged.pk} is asked; its points say merged."]


def _the_same_again(life: Life) -> None:
    again = Submission.objects.get(pk=life.waiting.pk)
    again.pk, again.uuid, again.double_key = None, uuid.uuid4(), "x" * 64
    again.contributor = Contributor.objects.create(email="fee@example.org")
    again.save()
    Decision.objects.create(submission=again, verb="submitted")


def _confirmed_twice(life: Life) -> None:
    Decision.objects.create(submission=life.dora, verb="address_confirmed", at=life.dora.created_at)


def _task_is_lost(life: Life) -> None:
    withdraw_text(submission=life.ada, proof="receipt:1")
    WithdrawalTask.objects.all().delete()


def _text_is_back(life: Life) -> None:
    withdraw_text(submission=life.ada, proof="receipt:1")
    Submission.objects.filter(pk=life.ada.pk).update(text="Das sagt Ada.")


def _name_is_back(life: Life) -> None:
    row = erased(life)
    Contributor.objects.filter(pk=row.contributor_id).update(name="Emil", erased_at=timezone.now())


def _words_about_her_are_back(life: Life) -> None:
    Decision.objects.filter(submission=erased(life)).update(words="Emil hat geschimpft.")


def _passage_is_back(life: Life) -> None:
    Redaction.objects.create(
        page_id=life.ada.page_id, block=FIRST, reason=RedactionReason.values[0], versions=[1]
    )


def _withdrawal_is_gone(life: Life) -> None:
    without_guard("discussion_credit_still_needs_consent")
    Contribution.objects.filter(submission=life.ada).update(credit="role")


def _personal_comment(_life: Life) -> None:
    without_guard("discussion_no_name_into_comment")
    BaseComment.objects.filter(pk=BaseComment.objects.earliest("pk").pk).update(user_name="Ada")


def _other_wording(life: Life) -> None:
    without_guard("discussion_consent_is_final")
    Consent.objects.filter(submission=life.ada, purpose="store").update(wording_hash="0" * 64)


def _named_by_mistake(life: Life) -> None:
    """The consent is withdrawn behind everybody's back, and the page forgets to ask for it."""
    without_guard("discussion_consent_is_final")
    Consent.objects.filter(submission=life.ada, purpose="credit").update(purpose="notify")


def _set(model: Any, many: dict[str, Any], **filters: Any) -> Callable[[Life], None]:
    def change(life: Life) -> None:
        found = {
            key: getattr(life, value) if isinstance(value, str) and hasattr(life, value) else value
            for key, value in filters.items()
        }
        assert model._base_manager.filter(**found).update(**many)

    return change


def _delete(model: Any, **filters: Any) -> Callable[[Life], None]:
    def change(life: Life) -> None:
        found = {
            key: getattr(life, value) if isinstance(value, str) and hasattr(life, value) else value
            for key, value in filters.items()
        }
        rows = model._base_manager.filter(**found)
        assert rows.exists()
        rows._raw_delete(rows.db)

    return change


def _number_left_out(life: Life) -> None:
    Version.objects.filter(page_id=life.ada.page_id, number=4).update(number=7)


def _text_beside_its_version(life: Life) -> None:
    Article.objects.filter(pk=life.ada.page_id).update(title="Ein anderer Titel")


def _version_is_lost(life: Life) -> None:
    fresh = blog.draft("Neu", slug="neu")
    Article.objects.filter(pk=fresh.pk).update(live=True)


BROKEN: dict[str, tuple[str, Callable[[Life], Any], str]] = {
    "a sending is there twice": ("I1 receipts", _the_same_again, "is there 2 times"),
    "an address was confirmed twice": ("I1 receipts", _confirmed_twice, "was address_confirmed 2 times"),
    "a comment is lost": (
        "I1 receipts",
        _set(Comment, {"submission": None}, submission="ben"),
        "has no comment",
    ),
    "a contribution lost its points": (
        "I1 receipts",
        _delete(Point, contribution__submission="carl"),
        "has no point",
    ),
    "a merge lost its points": ("I2 provenance", _delete(Provenance, merge="merge"), "names no point"),
    "a merge lost its version": (
        "I2 provenance",
        _set(Merge, {"result": None}, pk__gt=0),
        "not the one after its base",
    ),
    "a point forgot where it stands": (
        "I2 provenance",
        _set(Point, {"state": "open"}, contribution__submission="ada"),
        "by the merges it is merged",
    ),
    "a point stands nowhere": (
        "I2 provenance",
        _set(Point, {"state": "merged"}, contribution__submission="ben"),
        "by the merges it is",
    ),
    "a merge was taken back by nothing": (
        "I2 provenance",
        _set(Merge, {"undone_by": None}, undone_by__isnull=False),
        "took it back says otherwise",
    ),
    "a task after a withdrawal is lost": ("I2 provenance", _task_is_lost, "no task tells the editors"),
    "a number of a version is left out": ("I3 live versions", _number_left_out, "numbered 1 to 7"),
    "the page says something else than its version": (
        "live texts",
        _text_beside_its_version,
        "reads differently",
    ),
    "a live article is in no feed": ("I3 live versions", _version_is_lost, "are public"),
    "a withdrawn text is back": ("I4 erased", _text_is_back, "still says what its author took back"),
    "an erased name is back": ("I4 erased", _name_is_back, "is erased and has a name"),
    "words about somebody erased are back": ("I4 erased", _words_about_her_are_back, "about who is erased"),
    "a passage taken out is back": ("I4 erased", _passage_is_back, "has words again"),
    "a mail about a merge is lost": (
        "I5 outbox",
        _delete(OutboxRow, kind="discussion.mail.merged"),
        "0 rows of discussion.mail.merged",
    ),
    "a mail about a refusal is lost": (
        "I5 outbox",
        _delete(OutboxRow, kind="discussion.mail.rejected"),
        "has 0 rows in the outbox",
    ),
    "nobody asks for a confirmation": (
        "I5 outbox",
        _delete(OutboxRow, kind="discussion.mail.confirm"),
        "nobody asks for",
    ),
    "a row holds an address": (
        "I5 outbox",
        _set(OutboxRow, {"ref": "ada@example.org"}, kind="discussion.mail.undone"),
        "holds more than ids",
    ),
    "a row is of no kind": (
        "I5 outbox",
        _set(OutboxRow, {"kind": "discussion.mail.none"}, kind="discussion.mail.undone"),
        "nobody can carry out",
    ),
    "something is told before it is confirmed": (
        "I5 outbox",
        lambda life: OutboxRow.objects.create(kind="discussion.mail.published", ref=life.waiting.ref),
        "never confirmed and has a row",
    ),
    "a state was written past its decision": (
        "I6 decisions",
        _set(Submission, {"state": "public"}, pk__gt=0, state="rejected"),
        "by its decisions it is rejected",
    ),
    "a decision is lost": (
        "I6 decisions",
        _delete(Decision, submission="dora", verb="rejected"),
        "by its decisions it is waiting",
    ),
    "a contribution left its points": (
        "I6 decisions",
        _set(Contribution, {"state": "open"}, submission="ada"),
        "its points say merged",
    ),
    "a merge was decided by nobody": (
        "I6 decisions",
        _delete(Decision, submission="ada", verb="merged"),
        "nobody decided that",
    ),
    "a question was never asked": (
        "I6 decisions",
        _set(Contribution, {"state": "asked"}, submission="ben"),
        "no question is open",
    ),
    "a credit says more than its consent": ("I7 names", _withdrawal_is_gone, "what no valid consent says"),
    "a comment holds a name": ("I7 names", _personal_comment, "holds personal data"),
    "a wording was edited": ("I7 names", _other_wording, "says something else now"),
    "a consent was changed": ("I7 names", _named_by_mistake, "what no valid consent says"),
    "a page of her own without a consent": (
        "I7 names",
        _set(Contributor, {"page_code": "abc"}, email="ada@example.org"),
        "has a public page",
    ),
    "a comment hangs on none": (
        "I8 threads",
        _set(Comment, {"path": "00000z00000z"}, submission="answer"),
        "hangs on none",
    ),
    "a comment says another parent": (
        "I8 threads",
        _set(Comment, {"parent_id": 0}, submission="answer"),
        "hangs on another one",
    ),
    "answers are miscounted": (
        "I8 threads",
        _set(Comment, {"children": 0}, submission="ada"),
        "miscounts its answers",
    ),
    "two arrived as one": (
        "I8 threads",
        _set(Comment, {"order": 1}, submission="answer"),
        "arrived as number 1",
    ),
    "comments are miscounted": (
        "I8 threads",
        _set(Discussion, {"public_comments": 7}, pk__gt=0),
        "counts 7 comments",
    ),
    "threads are miscounted": ("I8 threads", _set(Discussion, {"threads": 0}, pk__gt=0), "opened 0 threads"),
    "a hidden comment is shown": (
        "I9 hidden",
        _set(Comment, {"is_public": True}, submission="carl"),
        "is public, and its submission is hidden",
    ),
    "a withdrawn comment is shown": (
        "I9 hidden",
        _set(Comment, {"is_removed": True}, submission="ben"),
        "was taken away",
    ),
    "a hidden comment is pinned": (
        "I9 hidden",
        _set(Comment, {"is_pinned": True}, submission="carl"),
        "nobody may see it",
    ),
    "what is for the editors alone is shown": (
        "I9 hidden",
        _set(Submission, {"private": True}, pk__gt=0, state="public"),
        "for the editors alone",
    ),
}


def test_what_is_broken_by_hand_is_found(life: Life, subtests: Any):
    """One life for all of them, put together again after each."""
    for what, (name, break_it, sentence) in BROKEN.items():
        with subtests.test(msg=what), transaction.atomic():
            break_it(life)
            found = registries.checks[name]()
            assert any(sentence in one for one in found), (what, found)
            transaction.set_rollback(True)


def test_each_invariant_is_broken_once():
    assert {name for name, _break, _sentence in BROKEN.values()} >= {*INVARIANTS, "I3 live versions"}


def test_a_name_that_the_query_gives_by_mistake_is_found(life: Life, monkeypatch: pytest.MonkeyPatch):
    """The invariant reads the consents itself: a query that forgot them is caught."""
    from discussion.actions.change_credit import CreditWish, change_credit
    from discussion.kinds import CreditChoice
    from discussion.queries.credit_lines import credit_lines
    from discussion.queries.invariants import named

    before = credit_lines([life.merge.provenance.get().point.contribution.ref])
    change_credit(submission=life.ada, wish=CreditWish(CreditChoice.NONE), proof="receipt:1")
    assert findings() == {}
    monkeypatch.setattr(named, "credit_lines", lambda refs: before)
    assert "is named, and no valid consent says so" in named.names_without_consent()[0]


def test_the_doctor_looks_at_the_rows_alone(life: Life):
    out = io.StringIO()
    with pytest.raises(SystemExit) as ended:
        call_command("doctor", data=True, stdout=out)
    assert (ended.value.code, "I7 names" in out.getvalue(), "cache" in out.getvalue()) == (0, True, False)
    Discussion.objects.update(public_comments=7)
    with pytest.raises(SystemExit) as ended:
        call_command("doctor", data=True, stdout=out)
    assert ended.value.code == 1


def test_statements_do_not_grow_with_contributions(life: Life):
    def counted() -> int:
        with CaptureQueriesContext(connection) as caught:
            for name in INVARIANTS:
                registries.checks[name]()
        return len(caught)

    before = counted()
    for number in range(12):
        merging.contribution(life.world.article, text=f"Gedanke {number}")
    assert counted() == before
    assert before < 60
