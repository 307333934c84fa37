"""Beside the bench of one article: comments nobody offered, and what was merged before."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _
from wagtail.models import Page

from blog.models import Version
from blog.queries.addresses import difference_path, place_of
from blog.text.words import shorten
from discussion.models import Comment, Merge
from discussion.queries.desk_card import Card, state_label
from discussion.queries.desk_cards import contribution_cards
from discussion.queries.undo import UndoRefusal, undo_plan
from discussion.states import SHOWN

__all__ = [
    "Card",
    "NotOffered",
    "PastMerge",
    "contribution_cards",
    "newest_version",
    "not_offered",
    "past_merges",
    "state_label",
]

NOT_OFFERED_SHOWN = 10


@dataclass(frozen=True, slots=True)
class NotOffered:
    """A public comment that nobody offered for the article."""

    submission_uuid: str
    comment_uuid: str
    excerpt: str
    created: datetime


@dataclass(frozen=True, slots=True)
class PastMerge:
    """A merge that was done, and whether it can still be taken back."""

    uuid: str
    version: int
    at: datetime
    editor: str
    note: str
    contributions: int
    difference_url: str
    undone_in: int | None
    refusal: UndoRefusal | None


def newest_version(page_id: int) -> Version | None:
    """Return the newest version of a page."""
    return Version.objects.filter(page_id=page_id).order_by("-number").first()


def not_offered(page_id: int) -> tuple[NotOffered, ...]:
    """Return the newest public comments that nobody offered."""
    rows = (
        Comment.rows.filter(page_id=page_id, is_public=True, is_staff_answer=False, withdrawn=False)
        .filter(submission__state__in=[str(state) for state in SHOWN], submission__contribution__isnull=True)
        .order_by("-submit_date", "-pk")
        .values_list("submission__uuid", "uuid", "comment", "submit_date")
    )
    return tuple(
        NotOffered(str(submission), str(uuid), shorten(text, 140), at)
        for submission, uuid, text, at in rows[:NOT_OFFERED_SHOWN]
    )


def past_merges(page: Any, newest: Version | None) -> tuple[PastMerge, ...]:
    """Return the newest merges of a page that are published."""
    rows = (
        Merge.objects.filter(page_id=page.pk, result__isnull=False)
        .select_related("result", "undone_by", "editor")
        .prefetch_related("provenance__point")
    )
    return tuple(_past_merge(page, row, newest) for row in rows.order_by("-result__number")[:20])


def _past_merge(page: Page, row: Merge, newest: Version | None) -> PastMerge:
    number = row.result.number if row.result else 0
    return PastMerge(
        uuid=str(row.uuid),
        version=number,
        at=row.at,
        editor=str(row.editor or _("unbekannt")),
        note=row.note,
        contributions=len({one.point.contribution_id for one in row.provenance.all()}),
        difference_url=difference_path(place_of(page), number - 1, number, page.locale.language_code),
        undone_in=row.undone_by.number if row.undone_by else None,
        refusal=undo_plan(row, newest).refusal,
    )
