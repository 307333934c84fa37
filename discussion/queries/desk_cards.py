"""Contributions as cards of the merge desk: text, points, what may be made of them, where they point, the credit."""

from collections.abc import Collection, Iterable, Mapping
from typing import Any, Final
from uuid import UUID

from django.db.models import Q, QuerySet
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from blog.queries.placements import Placed, placements_of
from blog.queries.spans import spans_of
from blog.registries import Credit
from blog.text.podcast.times import Span
from blog.text.words import shorten
from discussion.kinds import BY_HAND, Channel, Intent, Purpose, UseChoice
from discussion.models import Contribution, PointGroup
from discussion.queries.at_second import span_label
from discussion.queries.credit_lines import credit_lines
from discussion.queries.desk_card import (
    DONE,
    OPEN,
    AnchorOfCard,
    Card,
    CardPage,
    Filter,
    Group,
    PointOfCard,
    allowed_label,
    point_label,
    state_label,
    status_label,
)
from discussion.queries.valid_consents import newest_wording, valid_choice
from discussion.states import DECIDED, UNSETTLED, USABLE_IN_TEXT, PointState
from discussion.text.reading import comment_html

PER_PAGE: Final = 50
_CAME_OTHERWISE: Final = (*BY_HAND, Channel.ANSWER)


def card_page(page_id: int, wanted: Filter) -> CardPage:
    """Return the contributions that were asked for, the oldest first, fifty at a time."""
    rows = _usable(page_id)
    states = {OPEN: UNSETTLED, DONE: DECIDED}.get(wanted.state)
    if states is not None:
        rows = rows.filter(state__in=[str(state) for state in states])
    if wanted.words:
        rows = rows.filter(
            Q(submission__comment__comment__icontains=wanted.words)
            | Q(submission__text__icontains=wanted.words)
            | Q(submission__proposal__icontains=wanted.words)
        )
    total = rows.count()
    pages = max(1, -(-total // PER_PAGE))
    number = min(wanted.page, pages)
    cards = _cards(page_id, rows[(number - 1) * PER_PAGE : number * PER_PAGE])
    return CardPage(cards, total, number, pages, wanted)


def contribution_cards(
    page_id: int, uuids: Collection[str] = (), points: Collection[str] = ()
) -> tuple[Card, ...]:
    """Return some contributions of a page, by themselves or by their points."""
    if not uuids and not points:
        return ()
    rows = _usable(page_id).filter(Q(uuid__in=list(uuids)) | Q(points__uuid__in=list(points))).distinct()
    return _cards(page_id, rows)


def groups_of(page_id: int) -> tuple[Group, ...]:
    """Return the groups of points that are not settled yet."""
    rows = (
        PointGroup.objects.filter(
            page_id=page_id,
            points__state=PointState.OPEN,
            points__contribution__submission__state__in=[str(state) for state in USABLE_IN_TEXT],
        )
        .order_by("pk", "points__pk")
        .values_list(
            "uuid",
            "title",
            "points__uuid",
            "points__text",
            "points__contribution__submission__comment__comment",
            "points__contribution__submission__text",
        )
    )
    found: dict[str, tuple[str, list[str], list[str]]] = {}
    for uuid, title, point, words, comment, sent in rows:
        _title, points, excerpts = found.setdefault(str(uuid), (title, [], []))
        points.append(str(point))
        excerpts.append(shorten(words or comment or sent, 90))
    return tuple(Group(uuid, title, tuple(pts), tuple(exc)) for uuid, (title, pts, exc) in found.items())


def _usable(page_id: int) -> QuerySet[Contribution]:
    states = [str(state) for state in USABLE_IN_TEXT]
    return Contribution.objects.filter(page_id=page_id, submission__state__in=states).order_by(
        "created_at", "pk"
    )


def _cards(page_id: int, rows: QuerySet[Contribution]) -> tuple[Card, ...]:
    found = list(
        rows.annotate(valid_use=valid_choice(Purpose.USE), use_wording=newest_wording(Purpose.USE))
        .select_related("submission__comment")
        .prefetch_related("points")
    )
    named = credit_lines([one.ref for one in found])
    anchors = {one.submission.anchor_id for one in found if one.submission.anchor_id}
    placed = placements_of(page_id, anchors=anchors) if anchors else {}
    where: dict[int | None, AnchorOfCard] = {pk: _at_words(pk, found) for pk, found in placed.items()}
    where |= {pk: _at_second(pk, span) for pk, span in spans_of(anchors - placed.keys()).items()}
    return tuple(_card(one, named, where.get(one.submission.anchor_id)) for one in found)


def _card(contribution: Any, named: Mapping[str, Credit], anchor: AnchorOfCard | None) -> Card:
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
        excerpt=shorten(text or submission.proposal, 140),
        created=contribution.created_at,
        comment_uuid=str(comment.uuid) if comment else "",
        state=contribution.state,
        state_label=state_label(contribution.state),
        use=use.value,
        allowed=allowed_label(use, contribution.use_wording),
        usable=use in (UseChoice.IDEA, UseChoice.WORDING),
        wording=use == UseChoice.WORDING,
        offered=contribution.offered,
        credit=named.get(contribution.ref) or Credit(contribution.ref, ""),
        kind_label=_kind_label(submission),
        proposal=submission.proposal,
        source_url=submission.source_url,
        private=submission.private,
        group=_group(submission),
        points=_points(contribution.points.all(), text),
        anchor=anchor,
    )


def _kind_label(submission: Any) -> str:
    if submission.channel in _CAME_OTHERWISE:
        return str(Channel(submission.channel).label)
    return {
        Intent.PROPOSAL: _("Vorschlag zum Wortlaut"),
        Intent.SOURCE: _("Quelle"),
        Intent.QUESTION: _("Frage"),
    }.get(submission.intent, _("Kommentar"))


def _group(submission: Any) -> str:
    parts = [submission.group_name, submission.group_place]
    if submission.group_date:
        parts.append(submission.group_date.strftime("%d.%m.%Y"))
    return ", ".join(part for part in parts if part)


def _points(rows: Iterable[Any], whole: str) -> tuple[PointOfCard, ...]:
    return tuple(
        PointOfCard(
            uuid=str(row.uuid),
            text=row.text,
            excerpt=shorten(row.text or whole, 120),
            state=row.state,
            state_label=point_label(row.state),
        )
        for row in sorted(rows, key=lambda row: row.position)
    )


def _at_words(pk: int, found: Placed) -> AnchorOfCard:
    return AnchorOfCard(
        pk=pk,
        quote=" … ".join(part.exact for part in found.original if part.exact),
        block=found.block or "",
        status=str(found.status),
        status_label=status_label(found),
        made_on=found.made_on,
        parts=found.parts,
        original=found.original,
    )


def _at_second(pk: int, span: Span) -> AnchorOfCard:
    """An anchor in the sound stands in no passage: the editor folds the text in wherever it belongs."""
    return AnchorOfCard(pk, "", "", "", "", 0, (), (), when=span_label(span))


def points_of(page_id: int, contributions: Collection[UUID], groups: Collection[UUID]) -> tuple[str, ...]:
    """Return the open points of contributions and groups, for an address that names them."""
    rows = Contribution.objects.filter(
        Q(uuid__in=contributions) | Q(points__group__uuid__in=groups), page_id=page_id
    )
    found = rows.order_by("created_at", "pk", "points__position").values_list(
        "uuid", "points__uuid", "points__state", "points__group__uuid"
    )
    wanted = set(contributions)
    return tuple(
        dict.fromkeys(
            str(point)
            for uuid, point, state, group in found
            if point and state == PointState.OPEN and (uuid in wanted or group in set(groups))
        )
    )
