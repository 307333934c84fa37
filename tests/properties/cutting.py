"""Cuts an act off after some statements, and looks at what is stored before and after; for the machine that plays a whole life."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from django.core.exceptions import PermissionDenied
from django.db import connection

from blog.actions.refuse import PublishRefused, StaleVersion
from blog.models import Anchor, OutboxRow, Placement, TimelineEvent, Version
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
    *(Anchor, Comment, Consent, Contribution, Contributor, Decision, Merge, OutboxRow, Placement, Point),
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


def stored() -> dict[str, Any]:
    """How many rows there are, and what the changing columns say."""
    found: dict[str, Any] = {model.__name__: model._base_manager.count() for model in ROWS}
    found["states"] = [
        list(Submission.objects.order_by("pk").values_list("state", "text", "correction")),
        list(Contribution.objects.order_by("pk").values_list("state", "use", "credit")),
        list(Point.objects.order_by("pk").values_list("state", "text", "group")),
        list(Merge.objects.order_by("pk").values_list("state", "result")),
        list(Comment.rows.order_by("pk").values_list("comment", "is_public", "children")),
    ]
    return found
