"""Takes a passage, or words of it, out of everything for a reason of law: who may, why, and that no backup brings it back."""

from typing import Any, Final

from django.core.exceptions import PermissionDenied
from django.db import transaction
from wagtail.log_actions import log
from wagtail.models import Page

from blog.actions.redact_passage import redact_passage
from blog.actions.remove_words import remove_words
from blog.kinds import RedactionReason
from blog.models import Redaction
from blog.text.refused import Refused
from discussion.actions.ask_erasure import ERASE
from discussion.actions.erasing.listing import list_passages
from discussion.actions.erasing.plans import drop_passage

LOG: Final = "discussion.removed_by_law"


class NothingRemoved(Refused):
    """No version has the passage, or says the words in it: somebody was faster."""


class BecauseMissing(Refused):
    """A removal without a reason for the record is refused."""


@transaction.atomic
def remove_by_law(
    *, page: Page, block: str, by: Any, because: str, words: str = "", note: str = ""
) -> list[Redaction]:
    """Remove a passage from all versions, drafts and plans of a page; with `words`, only what says these.

    `because` is for the record, `note` for readers. Raises `BecauseMissing`, `NothingRemoved`.
    """
    if not by.has_perm(ERASE):
        raise PermissionDenied("removing a passage for good needs the permission to erase")
    if not because.strip():
        raise BecauseMissing
    common: dict[str, Any] = {
        "page_id": page.pk,
        "block": block,
        "reason": RedactionReason.LAW,
        "by": by,
        "note": note,
        "because": because.strip(),
    }
    if words:
        redactions = remove_words(**common, words=words)
    else:
        whole = redact_passage(**common)
        redactions = [whole] if whole else []
    if not redactions:
        raise NothingRemoved
    drop_passage(page_id=page.pk, block=block, words=words)
    list_passages(redactions)
    log(instance=page, action=LOG, user=by, content_changed=True)
    return redactions
