"""Takes a passage, title or standfirst, or words of them, out of everything for a reason of law: who may, why, and that no backup brings it back."""

from typing import Any, Final

from django.core.exceptions import PermissionDenied
from django.db import transaction
from wagtail.log_actions import log
from wagtail.models import Page

from blog.actions.redact_heading import redact_heading
from blog.actions.redact_passage import redact_passage
from blog.actions.remove_words import remove_words
from blog.kinds import RedactionReason
from blog.models import Redaction
from blog.text.heading import part_of
from blog.text.refused import Refused
from discussion.actions.ask_erasure import ERASE
from discussion.actions.erasing.listing import list_passages
from discussion.actions.erasing.plans import drop_passage

LOG: Final = "discussion.removed_by_law"


class NothingRemoved(Refused):
    """No version has the passage, or says the words in it: somebody was faster."""


class BecauseMissing(Refused):
    """A removal without a reason for the record is refused."""


class InsteadMissing(Refused):
    """A page needs a title and a standfirst."""


@transaction.atomic
def remove_by_law(
    *, page: Page, block: str, by: Any, because: str, words: str = "", note: str = "", instead: str = ""
) -> list[Redaction]:
    """Remove a passage from all versions, drafts and plans of a page; with `words`, only what says these.

    `because` is for the record, `note` for readers; `instead` is what title or standfirst (`blog.text.heading`)
    say from now on, if today's goes. Raises `BecauseMissing`, `InsteadMissing`, `NothingRemoved`.
    """
    if not by.has_perm(ERASE):
        raise PermissionDenied("removing a passage for good needs the permission to erase")
    if not because.strip():
        raise BecauseMissing
    common: dict[str, Any] = {
        "page_id": page.pk,
        "reason": RedactionReason.LAW,
        "by": by,
        "note": note,
        "because": because.strip(),
    }
    redactions = _removed(block, words, " ".join(instead.split()), common)
    if not redactions:
        raise NothingRemoved
    drop_passage(page_id=page.pk, block=block, words=words)
    list_passages(redactions)
    log(instance=page, action=LOG, user=by, content_changed=True)
    return redactions


def _removed(block: str, words: str, instead: str, common: dict[str, Any]) -> list[Redaction]:
    if part := part_of(block):
        if not instead:
            raise InsteadMissing
        row = redact_heading(**common, part=part, words=words, instead=instead)
    elif words:
        return remove_words(**common, block=block, words=words)
    else:
        row = redact_passage(**common, block=block)
    return [row] if row else []
