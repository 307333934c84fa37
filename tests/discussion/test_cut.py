"""Whatever statement an act is cut at: all of it happened or nothing, and doing it again makes it whole once."""

from collections.abc import Callable
from typing import Any

import pytest
from django.db import connection, transaction

from blog.models import OutboxRow
from discussion.actions.answer_ask import answer_ask
from discussion.actions.ask_back import Question, ask_back
from discussion.actions.confirm_address import confirm_address
from discussion.actions.decide import approve, hide
from discussion.actions.decline import decline
from discussion.actions.submit_comment import Draft, submit_comment
from discussion.actions.withdraw_text import withdraw_text
from discussion.kinds import AskAnswer, DeclineReason
from discussion.models import (
    Ask,
    Comment,
    Consent,
    Contribution,
    Contributor,
    Decision,
    Discussion,
    Submission,
    Token,
)
from tests.discussion.comments import comment, waiting
from tests.factories import merging
from tests.world import World

ROWS = (Ask, Comment, Consent, Contribution, Contributor, Decision, Submission, OutboxRow)


class CutError(Exception):
    """The connection is gone."""


def state() -> dict[str, Any]:
    counted: dict[str, Any] = {model.__name__: model._default_manager.count() for model in ROWS}
    counted["states"] = sorted(Submission.objects.values_list("state", "text"))
    counted["public"] = sorted(Discussion.objects.values_list("public_comments", "threads"))
    counted["shown"] = sorted(Comment.rows.values_list("comment", "is_public"))
    return counted


def cut_everywhere(do: Callable[[], Any]) -> None:
    """Cut an act before its first statement, its second, …, until it goes through."""
    before = state()
    for allowed in range(200):
        left = allowed

        def execute(run: Any, sql: str, params: Any, many: bool, context: Any) -> Any:
            nonlocal left
            if not sql.startswith(("SAVEPOINT", "RELEASE", "ROLLBACK")):
                if not left:
                    raise CutError(sql)
                left -= 1
            return run(sql, params, many, context)

        try:
            with transaction.atomic(), connection.execute_wrapper(execute):
                do()
        except CutError:
            assert state() == before, f"cut after {allowed} statements"
        else:
            assert allowed > 5, "the act was cut at least a few times"
            assert state() != before
            return
    pytest.fail("the act never came to its end")


def test_sending_a_comment(world: World):
    draft = Draft(
        text="Ein Gedanke",
        email="ada@example.org",
        name="Ada",
        use="wording",
        credit="full_name",
        notify=True,
    )
    cut_everywhere(lambda: submit_comment(page=world.article, draft=draft))
    assert submit_comment(page=world.article, draft=draft).outcome == "double"


def test_confirming_an_address(world: World, settings: Any):
    settings.HALTUNG_MODERATION = "none"
    draft = Draft(text="Ein Gedanke", email="ada@example.org", use="idea")
    row = submit_comment(page=world.article, draft=draft).submission
    token = Token.objects.mint(row, Token.CONFIRM)
    cut_everywhere(lambda: confirm_address(token=token))
    assert confirm_address(token=token).again


def test_approving(world: World):
    parent = comment(world.article)
    row = waiting(world.article, "Antwort", parent=parent)
    cut_everywhere(lambda: approve(submission=row, by=world.dana))


def test_hiding(world: World):
    row = comment(world.article).submission
    assert row is not None
    cut_everywhere(lambda: hide(submission=row, by=world.dana, reason="insult"))


def test_withdrawing(world: World):
    row = comment(world.article).submission
    assert row is not None
    cut_everywhere(lambda: withdraw_text(submission=row, proof="receipt:1"))


def test_asking_back(world: World):
    one = merging.contribution(world.article, use="idea")
    cut_everywhere(lambda: ask_back(contribution=one, question=Question(words="Passt das?"), by=world.cem))
    assert Ask.objects.count() == 1


def test_answering_yes_without_a_name(world: World):
    one = merging.contribution(world.article, use="idea")
    ask = ask_back(contribution=one, question=Question(words="Passt das?"), by=world.cem)
    token = Token.objects.mint(None, Token.ASK, ask=ask)
    cut_everywhere(lambda: answer_ask(token=token, answer=AskAnswer.YES_UNNAMED))
    assert answer_ask(token=token, answer=AskAnswer.NO).again


def test_declining(world: World):
    one = merging.contribution(world.article)
    cut_everywhere(lambda: decline(contribution=one, reason=DeclineReason.OTHER_VIEW, by=world.cem))
