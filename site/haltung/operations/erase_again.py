"""What follows when an older state of the database was put back: who was erased since is erased again, then the rest is derived anew."""

from django.core.cache import cache
from django.core.management import call_command
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from blog.actions.bump import bump
from blog.actions.carry_anchors import rebuild_placements
from blog.actions.redact_heading import redact_heading
from blog.actions.redact_passage import redact_passage
from blog.kinds import RedactionReason
from blog.models import Version
from blog.text.heading import part_of
from discussion.actions.erasing.job import go_on
from discussion.models import Contributor, Erasure, Token
from discussion.queries.erasure_list import came_back, can_be_read, passages_that_came_back


class ListFault(Exception):  # noqa: N818  the project calls them faults
    """The list of erasures can't be read; the message is one sentence for people."""


def erase_again() -> tuple[int, int]:
    """Replay the list of erasures; return how many people and how many passages were there again."""
    if not can_be_read():
        raise ListFault(
            "The list of erasures was written under another HALTUNG_SECRET_KEY: name it in HALTUNG_SECRET_KEY_FALLBACKS."
        )
    people = came_back()
    for person in people:
        go_on(erasure_pk=_erasure(person).pk, silently=True)
    passages = passages_that_came_back()
    for page_id, block, since, upto in passages:
        # What stands in the newest version as well stands in the text that readers see.
        last = None if upto == _newest(page_id) else upto
        _take_out_again(page_id, block, since, last)
    # Links that were minted after the backup are gone with it; those from before open what they opened then.
    Token.objects.filter(submission__contributor__erased_at__isnull=False, used_at=None).delete()
    return len(people), len(passages)


def _take_out_again(page_id: int, block: str, since: int, upto: int | None) -> None:
    """What stood there instead came after the backup; until an editor writes it again, a title says that it was removed."""
    reason = RedactionReason.ERASURE
    if part := part_of(block):
        redact_heading(
            page_id=page_id, part=part, instead=_("[entfernt]"), reason=reason, since=since, upto=upto
        )
    else:
        redact_passage(page_id=page_id, block=block, reason=reason, since=since, upto=upto)


def _newest(page_id: int) -> int | None:
    numbers = Version.objects.filter(page_id=page_id).order_by("-number")
    return numbers.values_list("number", flat=True).first()


@transaction.atomic
def _erasure(person: Contributor) -> Erasure:
    """Return an open erasure that is due: the one that was under way, or a new one."""
    now = timezone.now()
    row = Erasure.objects.filter(contributor=person, stopped_at=None, finished_at=None).first()
    row = row or Erasure(contributor=person, asked_at=now)
    row.confirmed_at, row.due_at, row.done = row.confirmed_at or now, now, []
    row.save()
    return row


def derive_anew() -> None:
    """Make everything that follows from the rows: places of anchors, references, the search; forget kept pages."""
    pages = Version.objects.order_by("page_id").values_list("page_id", flat=True).distinct()
    for page_id in pages:
        rebuild_placements(page_id)
    call_command("rebuild_references_index", verbosity=0)
    call_command("update_index", verbosity=0)
    bump()
    cache.clear()


__all__ = ["ListFault", "derive_anew", "erase_again"]
