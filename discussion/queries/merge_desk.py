"""One article's merge page: what waits, the passages, what was merged before."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from wagtail.admin.models import EditingSession
from wagtail.models import Page

from blog.models import Version
from blog.queries.addresses import difference_path
from blog.registries import Credit
from blog.text.body import Block, Body
from blog.text.difference_html import block_html
from blog.text.words import anchor_of, block_text, shorten
from discussion.kinds import Purpose, UseChoice
from discussion.models import Comment, Contribution, Merge
from discussion.queries.credit_lines import credit_lines
from discussion.queries.provenance_of import provenance_of
from discussion.queries.undo import UndoRefusal, undo_plan
from discussion.queries.valid_consents import valid_choice
from discussion.states import DECIDED, SHOWN, USABLE_IN_TEXT, WAITING_FOR_EDITOR, ContributionState
from discussion.text.proposal import REWRITABLE
from discussion.text.reading import comment_html

NOT_OFFERED_SHOWN = 10


@dataclass(frozen=True, slots=True)
class Card:
    """A contribution as the editor sees it: text, what may be made of it, and the credit as it would appear."""

    uuid: str
    ref: str
    text: str
    html: SafeString
    excerpt: str
    created: datetime
    comment_uuid: str
    state: str
    state_label: str
    use: str
    use_label: str
    usable: bool
    wording: bool
    offered: bool
    credit: Credit


@dataclass(frozen=True, slots=True)
class NotOffered:
    """A public comment that nobody offered for the article."""

    submission_uuid: str
    comment_uuid: str
    excerpt: str
    created: datetime


@dataclass(frozen=True, slots=True)
class Passage:
    """A passage as the editor sees it."""

    id: str
    anchor: str
    kind: str
    html: SafeString
    excerpt: str
    rewritable: bool
    contributions: int


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


@dataclass(frozen=True, slots=True)
class Desk:
    """Everything on one article's merge page."""

    version: int
    waiting: tuple[Card, ...]
    decided: tuple[Card, ...]
    not_offered: tuple[NotOffered, ...]
    passages: tuple[Passage, ...]
    merges: tuple[PastMerge, ...]
    draft_by: str
    draft_at: datetime | None
    open_elsewhere: tuple[str, ...]


def merge_desk(page: Any, user: Any) -> Desk:
    """Return the merge page of an article for an editor."""
    newest = newest_version(page.pk)
    cards = contribution_cards(page.pk)
    draft = page.latest_revision if page.has_unpublished_changes else None
    return Desk(
        version=newest.number if newest else 0,
        waiting=tuple(card for card in cards if ContributionState(card.state) in WAITING_FOR_EDITOR),
        decided=tuple(card for card in cards if ContributionState(card.state) in DECIDED),
        not_offered=_not_offered(page.pk),
        passages=_passages(page.pk, newest),
        merges=_past_merges(page, newest),
        draft_by=str(draft.user or _("unbekannt")) if draft else "",
        draft_at=draft.created_at if draft else None,
        open_elsewhere=_open_elsewhere(page, user),
    )


def newest_version(page_id: int) -> Version | None:
    """Return the newest version of a page."""
    return Version.objects.filter(page_id=page_id).order_by("-number").first()


def contribution_cards(page_id: int, uuids: Collection[str] | None = None) -> tuple[Card, ...]:
    """Return a page's contributions (or some of them) whose comments are public, the oldest first."""
    rows = Contribution.objects.filter(
        page_id=page_id, submission__state__in=[str(state) for state in USABLE_IN_TEXT]
    )
    if uuids is not None:
        rows = rows.filter(uuid__in=list(uuids))
    found = list(
        rows.annotate(valid_use=valid_choice(Purpose.USE))
        .select_related("submission__comment")
        .order_by("created_at", "pk")
    )
    named = credit_lines([contribution.ref for contribution in found])
    return tuple(_card(contribution, named) for contribution in found)


def _card(contribution: Any, named: Mapping[str, Credit]) -> Card:
    use = UseChoice(contribution.valid_use or UseChoice.NONE)
    submission = contribution.submission
    comment = getattr(submission, "comment", None)
    text = comment.comment if comment else submission.text
    return Card(
        uuid=str(contribution.uuid),
        ref=contribution.ref,
        text=text,
        # Everything that was typed is escaped in there.
        html=SafeString(comment_html(text)),
        excerpt=shorten(text, 140),
        created=contribution.created_at,
        comment_uuid=str(comment.uuid) if comment else "",
        state=contribution.state,
        state_label=state_label(contribution.state),
        use=use.value,
        use_label=str(use.label),
        usable=use in (UseChoice.IDEA, UseChoice.WORDING),
        wording=use == UseChoice.WORDING,
        offered=contribution.offered,
        credit=named[contribution.ref],
    )


def _not_offered(page_id: int) -> tuple[NotOffered, ...]:
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


def state_label(state: str) -> str:
    """Return a contribution's state in words."""
    return {
        ContributionState.OPEN: _("offen"),
        ContributionState.IN_TALK: _("im Gespräch"),
        ContributionState.ASKED: _("zurückgefragt"),
        ContributionState.PLANNED: _("geplant"),
        ContributionState.MERGED: _("eingearbeitet"),
        ContributionState.DECLINED: _("nicht eingearbeitet"),
        ContributionState.WITHDRAWN: _("zurückgezogen"),
    }[ContributionState(state)]


def passages_of(blocks: Iterable[Block], counts: Mapping[str, int]) -> tuple[Passage, ...]:
    """Return blocks as passages; `counts` is how many contributions each took in."""
    return tuple(
        Passage(
            id=block.id,
            anchor=anchor_of(block.id),
            kind=block.kind,
            html=SafeString(block_html(block)),
            excerpt=shorten(block_text(block), 80),
            rewritable=block.kind in REWRITABLE,
            contributions=counts.get(block.id, 0),
        )
        for block in blocks
    )


def _passages(page_id: int, newest: Version | None) -> tuple[Passage, ...]:
    if newest is None:
        return ()
    notes = provenance_of(page_id, None)
    counts = {block: len({note.ref for note in of_block}) for block, of_block in notes.items()}
    return passages_of(Body.from_json(newest.body).blocks, counts)


def _past_merges(page: Any, newest: Version | None) -> tuple[PastMerge, ...]:
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
        difference_url=difference_path(page.slug, number - 1, number, page.locale.language_code),
        undone_in=row.undone_by.number if row.undone_by else None,
        refusal=undo_plan(row, newest).refusal,
    )


def _open_elsewhere(page: Any, user: Any) -> tuple[str, ...]:
    """Return who else has the page open in Wagtail's editor."""
    sessions = (
        EditingSession.objects.available()
        .filter(object_id=str(page.pk), content_type=page.cached_content_type)
        .exclude(user=user)
        .select_related("user")
        .order_by("-last_seen_at")
    )
    return tuple(dict.fromkeys(str(session.user) for session in sessions))
