"""Answers in a sentence to an article's question: given by readers, read by an editor, grouped, made positions."""

from collections.abc import Collection
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext

from blog.actions.bump import bump
from blog.actions.positions.write import write_position
from blog.kinds import HolderRole
from blog.models import Position, Question
from blog.queries.credit_slots import without_slots
from blog.text.refused import Refused
from discussion.actions.browser import KEPT
from discussion.models import Opinion, OpinionGroup
from discussion.queries.consent_texts import answer_wording
from discussion.states import OpinionState


class QuestionClosed(Refused):
    """Nobody may answer any more."""


@transaction.atomic
def give_opinion(
    *,
    question: Question,
    text: str,
    role: str,
    browser: str,
    language: str = "de",
    at: datetime | None = None,
) -> Opinion:
    """Store an answer; another one from the same browser replaces it as long as no editor has read it. Raises `QuestionClosed`."""
    if not Question.objects.filter(pk=question.pk, is_open=True).exists():
        raise QuestionClosed
    told = {
        "text": without_slots(" ".join(text.split())),
        "role": role,
        "language": language,
        "wording": answer_wording(language).key,
    }
    row, new = Opinion.objects.select_for_update(of=("self",)).get_or_create(
        question=question, browser_hash=browser, defaults={**told, "at": at or timezone.now()}
    )
    if not new and row.state == OpinionState.WAITING:
        Opinion.objects.filter(pk=row.pk).update(**told)
        row.refresh_from_db()
    return row


@transaction.atomic
def decide_opinions(*, opinions: Collection[UUID], shown: bool, by: Any) -> int:
    """Show answers, or show them never; what is rejected is counted nowhere and leaves its group."""
    rows = Opinion.objects.filter(uuid__in=opinions)
    told = {"decided_by": by, "decided_at": timezone.now()}
    if shown:
        changed = rows.update(state=OpinionState.SHOWN, **told)
    else:
        changed = rows.update(state=OpinionState.REJECTED, group=None, **told)
    bump()
    return changed


@transaction.atomic
def group_opinions(*, question: Question, opinions: Collection[UUID], title: str, by: Any) -> OpinionGroup:
    """Put answers that say the same into one group; a group of this title takes them in."""
    title = without_slots(title).strip()
    group = OpinionGroup.objects.filter(question=question, title=title).order_by("pk").first()
    group = group or OpinionGroup.objects.create(question=question, title=title, by=by)
    Opinion.objects.filter(question=question, uuid__in=opinions, state=OpinionState.SHOWN).update(group=group)
    empty = OpinionGroup.objects.filter(question=question, opinions=None)
    empty.filter(position=None, contribution=None).delete()
    bump()
    return group


@transaction.atomic
def position_of_group(*, group: OpinionGroup, by: Any, url: str) -> Position:
    """Make a draft of a group: held by those who answered from one place, if all of them did; the same group, the same position."""
    row = OpinionGroup.objects.select_for_update(of=("self",)).select_related("question").get(pk=group.pk)
    if row.position_id is not None:
        return Position.objects.get(pk=row.position_id)
    roles = set(Opinion.objects.filter(group=row).order_by().values_list("role", flat=True))
    position = write_position(
        by=by,
        statement=row.title,
        is_summary=True,
        question=row.question,
        language=row.question.language,
        role=roles.pop() if len(roles) == 1 else HolderRole.OTHER,
        role_text=gettext("Leser:innen, die geantwortet haben"),
        source_url=url,
        source_title=gettext("Antworten der Leser:innen"),
        accessed_on=timezone.localdate(),
    )
    OpinionGroup.objects.filter(pk=row.pk).update(position=position)
    return position


def forget_browsers(*, now: datetime) -> int:
    """Empty the hashes that only kept second answers away; the answers stay."""
    return Opinion.objects.filter(at__lt=now - KEPT).exclude(browser_hash="").update(browser_hash="")
