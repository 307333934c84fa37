"""One part of a discussion as readers see it: flat, in order, a constant number of statements.

A part holds whole threads as far as they fit; a thread longer than a part is cut and goes on in the next one.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any, Final

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.urls import reverse
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from blog.models import LivingPage
from blog.queries.living import living
from blog.text.refused import Refused
from discussion.models import Comment
from discussion.queries import at_passage
from discussion.queries.at_passage import AtPassage
from discussion.queries.made_positions import position_markers
from discussion.queries.markers import Marker, markers
from discussion.queries.moment import Moment, hidden_at, moment_of, pinned_then
from discussion.queries.pages import Where
from discussion.queries.totals import discussion_of
from discussion.text import paths
from discussion.text.reading import comment_html

PART: Final = 50
VISIBLE: Final = Q(is_public=True) | Q(children__gt=0) | Q(withdrawn=True)
FIELDS: Final = (
    "uuid", "path", "comment", "submit_date", "is_public", "withdrawn", "is_staff_answer", "is_pinned", "corrected_at",
    "submission_id", "submission__contribution__uuid", "reply_to__uuid", "reply_to__path", *at_passage.FIELDS,
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class CommentLine:
    """One comment in a part. `ref` is resolved to a name when the page is sent."""

    id: str
    uuid: str
    level: int
    parent_uuid: str
    reply_to_ref: str
    reply_to_url: str
    html_text: SafeString
    created: datetime
    staff: bool
    ref: str
    url: str
    reply_url: str
    markers: tuple[Marker, ...]
    removed: bool
    removed_label: str
    is_pinned: bool
    at: AtPassage | None = None
    """The words of the article that it is about."""


@dataclass(frozen=True, slots=True)
class ThreadPage:
    """One part of a discussion."""

    comments: tuple[CommentLine, ...]
    next_cursor: str | None
    next_url: str
    total: int
    pinned: CommentLine | None
    mode: str
    after: str
    starts_inside: bool
    """The part goes on with a thread that began in the one before."""


class UnknownPart(Refused):
    """There is no such part: the cursor is malformed."""


def thread_page(
    page_id: int,
    *,
    page: Any = None,
    after: str | None = None,
    limit: int = PART,
    until: datetime | None = None,
) -> ThreadPage:
    """Return one part. Raises `UnknownPart`; a part behind the last comment is empty.

    With `until` it is the discussion as it stood then: what had been published by that time and still may be shown, what had
    become of it, and where its words stood in the version of that time.
    `page` is the row with this id, where it is known already.
    """
    page = page or living(page_id)
    discussion = discussion_of(page_id)
    found = visible(page_id, until)
    moment = moment_of(page_id, until) if until else None
    rows, following = _part(found, after, limit)
    above = pinned_then(page_id, moment) if moment and rows else None
    if moment:
        rows = [_as_then(row, above) for row in rows]
    pinned = None if after or not rows else _pinned(found, moment, above)
    lines = lines_of(page, [*rows, *([pinned] if pinned else [])], moment)
    return ThreadPage(
        comments=tuple(lines[: len(rows)]),
        next_cursor=following,
        next_url=Where(page).part(following) if following else "",
        total=found.filter(is_public=True, was_hidden=False).count() if until else discussion.public_comments,
        pinned=lines[-1] if pinned else None,
        mode=page.discussion_mode,
        after=after or "",
        starts_inside=bool(rows) and paths.level(rows[0]["path"]) > 0,
    )


def visible(page_id: int, until: datetime | None = None) -> QuerySet[Comment]:
    """Return what readers see of a discussion, in order: public comments, what was withdrawn, and gaps that answers stand under.

    With `until` as it was then: what was hidden at that time is a gap at most, and no gap is there for answers that came later.
    """
    found = Comment.rows.filter(VISIBLE, page_id=page_id).order_by("path")
    if until is None:
        return found
    had_place = Q(was_hidden=False) & (Q(is_public=True) | Q(withdrawn=True))
    then = found.filter(submit_date__lt=until).annotate(was_hidden=hidden_at(until))
    return then.filter(Q(_answered_by(until)) | had_place)


def _answered_by(until: datetime) -> Exists:
    return Exists(
        Comment.rows.filter(parent_id=OuterRef("pk"), submit_date__lt=until).exclude(pk=OuterRef("pk"))
    )


def _as_then(row: Mapping[str, Any], above: int | None) -> dict[str, Any]:
    """Return a row as it stood, with the submission whose comment stood above the others."""
    then = {"is_public": False, "withdrawn": False} if row["was_hidden"] else {}
    return {**row, **then, "is_pinned": above is not None and row["submission_id"] == above}


def _pinned(found: QuerySet[Comment], moment: Moment | None, above: int | None) -> dict[str, Any] | None:
    """Return the comment that stands above the others, or stood there at a moment and may still be shown."""
    wanted = found.filter(is_public=True)
    if moment is None:
        return wanted.filter(is_pinned=True).values(*FIELDS).first()
    rows = wanted.filter(was_hidden=False, submission=above)
    row = rows.values(*FIELDS).first() if above is not None else None
    return {**row, "is_pinned": True} if row else None


def _part(found: QuerySet[Comment], after: str | None, limit: int) -> tuple[list[dict[str, Any]], str | None]:
    if after:
        bound = paths.lower_bound(after)
        if bound is None:
            raise UnknownPart(after)
        path, included = bound
        found = found.filter(path__gte=path) if included else found.filter(path__gt=path)
    fields = (*FIELDS, *found.query.annotations)
    rows = list(found.values(*fields)[: limit + 1])
    if len(rows) <= limit:
        return rows, None
    return _cut([str(row["path"]) for row in rows], rows)


def _cut(places: Sequence[str], rows: list[dict[str, Any]]) -> tuple[list[dict[str, Any]], str]:
    """Leave out the thread that doesn't fit whole, unless it is the only one."""
    last = paths.thread(places[-1])
    whole = [place for place in places if paths.thread(place) != last]
    if whole:
        return rows[: len(whole)], paths.cursor_behind_thread(whole[-1])
    return rows[:-1], paths.cursor_behind(places[-2])


def lines_of(
    page: LivingPage, rows: Sequence[Mapping[str, Any]], moment: Moment | None = None
) -> list[CommentLine]:
    """Return rows of comments with `FIELDS` as readers see them, or saw them; a constant number of statements."""
    if moment is not None:
        rows = [{**row, "corrected_at": _by(row["corrected_at"], moment)} for row in rows]
    found = markers(page, [row["submission_id"] for row in rows], moment)
    made = position_markers(rows, moment)
    uuids = {str(row["path"]): str(row["uuid"]) for row in rows}
    where = Where(page)
    at = at_passage.at_passage(page, rows, moment.version if moment else None)
    return [
        replace(
            _line(row, uuids, _marks(row["submission_id"], found, made), where),
            at=at.get(row["submission_id"]),
        )
        if row["is_public"]
        else _line(row, uuids, (), where)
        for row in rows
    ]


def _marks(
    submission: int | None,
    became: Mapping[int | None, tuple[Marker, ...]],
    made: Mapping[int, tuple[Marker, ...]],
) -> tuple[Marker, ...]:
    return (*became.get(submission, ()), *made.get(submission or 0, ()))


def _by(at: datetime | None, moment: Moment) -> datetime | None:
    return at if at is not None and at < moment.until else None


def _line(
    row: Mapping[str, Any], uuids: Mapping[str, str], marks: tuple[Marker, ...], where: Where
) -> CommentLine:
    uuid, path = str(row["uuid"]), str(row["path"])
    above = path[: -paths.STEP]
    # Above it stands whom it answers; one that stands elsewhere, or alone, has to say so.
    stands_below = row["reply_to__path"] == above and above in uuids and not row["is_pinned"]
    answers_other = bool(row["reply_to__uuid"]) and not stands_below
    removed = not row["is_public"] or bool(row["withdrawn"])
    if row["corrected_at"] and not removed:
        marks = (*marks, Marker("corrected", _("berichtigt")))
    return CommentLine(
        id=f"k-{uuid[:8]}",
        uuid=uuid,
        level=paths.level(path),
        parent_uuid=uuids.get(above, ""),
        reply_to_ref=f"comment:{row['reply_to__uuid']}" if answers_other else "",
        reply_to_url=reverse("discussion:comment", args=[row["reply_to__uuid"]]) if answers_other else "",
        # Everything that was typed is escaped in there.
        html_text=SafeString("" if removed else comment_html(str(row["comment"]))),
        created=row["submit_date"],
        staff=bool(row["is_staff_answer"]),
        ref=f"comment:{uuid}",
        url=reverse("discussion:comment", args=[uuid]),
        reply_url=f"{where.send}?antwort={uuid}",
        markers=() if removed else marks,
        removed=removed,
        removed_label=_removed_label(removed, bool(row["withdrawn"])),
        is_pinned=bool(row["is_pinned"]),
    )


def _removed_label(removed: bool, withdrawn: bool) -> str:
    if not removed:
        return ""
    return _("Auf Wunsch entfernt") if withdrawn else _("Von der Redaktion ausgeblendet")
