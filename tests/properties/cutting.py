"""Cuts an act off after some statements, and looks at what is stored before and after; for the machine that plays a whole life."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from django.core.exceptions import PermissionDenied
from django.db import connection

from blog.actions.refuse import PublishRefused, StaleVersion
from blog.models import Anchor, OutboxRow, Placement, TimelineEvent, Version
from discussion.actions.answer_ask import AnswerRefused
from discussion.actions.ask_back import AskRefused
from discussion.actions.ask_erasure import ErasureRefused
from discussion.actions.change_credit import CreditRefused
from discussion.actions.confirm_address import ConfirmRefused
from discussion.actions.correct_text import TooLate
from discussion.actions.group_points import GroupRefused
from discussion.actions.merge import MergeRefused
from discussion.actions.split_points import SplitRefused
from discussion.actions.submit_problems import SubmitRefused
from discussion.actions.undo_merge import UndoRefused
from discussion.models import (
    Ask,
    Comment,
    Consent,
    Contribution,
    Contributor,
    Decision,
    Merge,
    Point,
    Provenance,
    Submission,
    Token,
)
from discussion.states import MoveRefused

REFUSALS = (
    AnswerRefused,
    AskRefused,
    ConfirmRefused,
    CreditRefused,
    ErasureRefused,
    GroupRefused,
    MergeRefused,
    MoveRefused,
    PermissionDenied,
    PublishRefused,
    SplitRefused,
    StaleVersion,
    SubmitRefused,
    TooLate,
    UndoRefused,
)
ROWS = (
    *(Anchor, Ask, Comment, Consent, Contribution, Contributor, Decision, Merge, OutboxRow, Placement, Point),
    *(Provenance, Submission, TimelineEvent, Token, Version),
)


class CutError(Exception):
    """The connection is gone."""


@contextmanager
def cut_after(statements: int) -> Iterator[None]:
    """Let so many statements through and no other after them."""
    left = statements

    def execute(run: Any, sql: str, params: Any, many: bool, context: Any) -> Any:
        nonlocal left
        if not sql.startswith(("SAVEPOINT", "RELEASE", "ROLLBACK")):
            if not left:
                raise CutError(sql)
            left -= 1
        return run(sql, params, many, context)

    with connection.execute_wrapper(execute):
        yield


COUNTED = ", ".join(f"(SELECT count(*) FROM {model._meta.db_table})" for model in ROWS)  # noqa: S608  our tables
CHANGING = (
    "SELECT state, text, correction FROM discussion_submission ORDER BY id",
    "SELECT state, use, credit FROM discussion_contribution ORDER BY id",
    "SELECT state, text, group_id FROM discussion_point ORDER BY id",
    "SELECT state, result_id FROM discussion_merge ORDER BY id",
    "SELECT comment, is_public, children FROM discussion_comment JOIN django_comments ON id = xtdcomment_ptr_id ORDER BY id",
    "SELECT answer, closed_at FROM discussion_ask ORDER BY id",
)


def stored() -> list[Any]:
    """How many rows there are, and what the changing columns say; in plain SQL, since it is asked around every act."""
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT {COUNTED}")
        found: list[Any] = [cursor.fetchall()]
        for sql in CHANGING:
            cursor.execute(sql)
            found.append(cursor.fetchall())
    return found
