"""Passages whose authors took their words back: what the editors still have to do, until when, and what became of it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final

from django.db.models import QuerySet
from django.urls import reverse
from django.utils import formats, timezone
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from wagtail.permission_policies.pages import PagePermissionPolicy

from blog.models import Version
from blog.queries.addresses import passage_anchor
from blog.queries.living import living
from blog.queries.placements import Placed, placements_of
from blog.templatetags.quoting import inside_quotes
from blog.text.body import Body
from blog.text.words import block_text
from discussion.kinds import ProvenanceKind, TaskOutcome
from discussion.models import Contribution, Provenance, WithdrawalTask
from discussion.queries.consent_gap import QUOTED
from discussion.queries.may_merge import MERGE
from discussion.queries.pages import Where
from discussion.states import STANDING
from discussion.text.taking_over import marked_html

OWN_WORDS: Final = frozenset({ProvenanceKind.WORDING})
"""What holds words of the contributor herself; anything else is told in the editors' words."""


@dataclass(frozen=True, slots=True)
class TaskLine:
    """One open task, for the queue: where, which words, until when, and whether they are the contributor's own."""

    uuid: str
    contribution: str
    number: str
    page_id: int
    page_title: str
    passage_url: str
    block: str
    words: str
    own_words: bool
    opened_at: datetime
    due_at: datetime
    late: bool
    settle_url: str


@dataclass(frozen=True, slots=True)
class Standing:
    """One anchor whose words still stand in the text."""

    anchor: int
    page_id: int
    placed: Placed
    own_words: bool


def standing_passages(contributions: Iterable[Contribution]) -> dict[int, tuple[Standing, ...]]:
    """Return contribution pk → the passages that took it in and still have it; quotations follow their source anyway."""
    rows = (
        Provenance.objects.filter(
            point__contribution__in=list(contributions),
            merge__state__in=[str(state) for state in STANDING],
            merge__result__isnull=False,
        )
        .exclude(kind__in=QUOTED)
        .order_by("pk")
        .values_list("point__contribution", "anchor", "merge__page", "kind")
    )
    kinds: dict[tuple[int, int, int], set[str]] = {}
    for contribution, anchor, page, kind in rows:
        kinds.setdefault((contribution, anchor, page), set()).add(kind)
    places = {page: placements_of(page, anchors=_of_page(kinds, page)) for page in {key[2] for key in kinds}}
    found: dict[int, list[Standing]] = {}
    for (contribution, anchor, page), how in kinds.items():
        placed = places[page].get(anchor)
        if placed is not None and placed.stands:
            standing = Standing(anchor, page, placed, bool(how & OWN_WORDS))
            found.setdefault(contribution, []).append(standing)
    return {contribution: tuple(passages) for contribution, passages in found.items()}


def _of_page(kinds: Iterable[tuple[int, int, int]], page: int) -> list[int]:
    return [anchor for _contribution, anchor, of_page in kinds if of_page == page]


def has_own_words(task: WithdrawalTask) -> bool:
    """Tell whether the passage holds the contributor's own words, not only her idea."""
    rows = Provenance.objects.filter(
        anchor=task.anchor_id, point__contribution=task.contribution_id, kind__in=OWN_WORDS
    )
    return rows.exists()


def open_tasks(user: Any) -> tuple[TaskLine, ...]:
    """Return what waits in all articles that somebody may merge into, the most urgent first."""
    if not user.has_perm(MERGE):
        return ()
    pages = PagePermissionPolicy().instances_user_has_permission_for(user, "publish").order_by()
    return task_lines(_open().filter(page__in=pages.values("pk")))


def tasks_of_page(page_id: int) -> tuple[TaskLine, ...]:
    """Return what waits in one article."""
    return task_lines(_open().filter(page_id=page_id))


def one_task(uuid: Any) -> TaskLine | None:
    """Return one task, if it is still open."""
    return next(iter(task_lines(_open().filter(uuid=uuid))), None)


def open_beside(task: WithdrawalTask) -> int:
    """Return how many other passages of the same text still wait because of the same contribution."""
    same = _open().filter(contribution=task.contribution_id, page=task.page_id)
    return same.exclude(pk=task.pk).count()


def marked_passage(task: WithdrawalTask) -> SafeString:
    """Return the passage as readers see it now, with the words that are to go in `<mark>`; empty where it is gone."""
    placed = placements_of(task.page_id, anchors=[task.anchor_id]).get(task.anchor_id)
    version = Version.objects.filter(page_id=task.page_id).order_by("-number").first()
    if placed is None or version is None:
        return SafeString("")
    body = Body.from_json(version.body)
    found = []
    for block_id in dict.fromkeys(part.block for part in placed.parts):
        block = body.block(block_id)
        if block is not None:
            spans = [
                (0, len(block_text(block))) if part.whole else (part.start, part.end)
                for part in placed.parts
                if part.block == block_id
            ]
            found.append(marked_html(block, spans))
    return SafeString("".join(found))


def marked_passages(page_id: int) -> Mapping[str, TaskLine]:
    """Return passage UUID → its most urgent task, for whoever edits the text."""
    marked: dict[str, TaskLine] = {}
    for line in tasks_of_page(page_id):
        marked.setdefault(line.block, line)
    return marked


def page_findings(page: Any) -> list[str]:
    """Return a sentence for each passage of a page that is to be written anew, for the check list of its editor."""
    return [
        _("Bis %(day)s neu zu schreiben, weil jemand den eigenen Text zurückgezogen hat: „%(words)s“")
        % {
            "day": formats.date_format(timezone.localtime(line.due_at), "DATE_FORMAT"),
            "words": inside_quotes(line.words),
        }
        for line in tasks_of_page(page.pk)
    ]


def _open() -> QuerySet[WithdrawalTask]:
    return WithdrawalTask.objects.filter(outcome=TaskOutcome.OPEN)


def task_lines(tasks: QuerySet[WithdrawalTask]) -> tuple[TaskLine, ...]:
    """Return open tasks as lines; one statement for the tasks, one for their kinds and two for each page."""
    rows = list(tasks.select_related("contribution__submission").order_by("due_at", "pk"))
    own = set(
        Provenance.objects.filter(anchor__in={row.anchor_id for row in rows}, kind__in=OWN_WORDS)
        .order_by("pk")
        .values_list("anchor_id", "point__contribution_id")
    )
    pages = {pk: living(pk) for pk in {row.page_id for row in rows}}
    places = {
        pk: placements_of(pk, anchors=[row.anchor_id for row in rows if row.page_id == pk]) for pk in pages
    }
    return tuple(_line(row, pages[row.page_id], places[row.page_id].get(row.anchor_id), own) for row in rows)


def _line(row: WithdrawalTask, page: Any, placed: Placed | None, own: set[tuple[int, int]]) -> TaskLine:
    block = (placed.block or placed.parts[0].block) if placed else str(row.anchor.block)
    return TaskLine(
        uuid=str(row.uuid),
        contribution=str(row.contribution.uuid),
        number=row.contribution.submission.number,
        page_id=row.page_id,
        page_title=page.title,
        passage_url=f"{Where(page).page}#{passage_anchor(block)}",
        block=block,
        words=" … ".join(part.exact for part in placed.parts) if placed else "",
        own_words=(row.anchor_id, row.contribution_id) in own,
        opened_at=row.opened_at,
        due_at=row.due_at,
        late=row.due_at <= timezone.now(),
        settle_url=reverse("discussion_withdrawal_task", args=[row.uuid]),
    )
