"""Takes words of a passage out of everything that was published or drafted; what else the passage says today stays.

Of an old version the whole passage goes, for its seal is made passage by passage (`blog.text.canonical`).
"""

from typing import Any

from django.db import transaction
from wagtail.models import Page

from blog.actions.amend_revisions import amend_revisions
from blog.actions.publish_change import locked
from blog.actions.redact_passage import redact_passage
from blog.actions.take_out import amended, take_out
from blog.kinds import RedactionReason
from blog.models.redaction import Redaction
from blog.models.stream import raw_blocks
from blog.queries.removable import versions_that_say
from blog.text.anchors import Parts, TextAnchor
from blog.text.number_runs import runs_of

MOST = 50
"""So often at most words are looked for in one passage: whoever says something more often says it in every sentence."""


@transaction.atomic
def remove_words(
    *,
    page_id: int,
    block: str,
    words: str,
    reason: RedactionReason,
    by: Any = None,
    note: str = "",
    because: str = "",
) -> list[Redaction]:
    """Take words out of the present text by a further version, out of drafts, and their passage out of versions that say them.

    One row for each run of versions in which they stood; none where no version says them.
    """
    live = locked(page_id)
    numbers = versions_that_say(page_id, block, words)
    parts = _everywhere(block, words)
    take_out(page=Page.objects.get(pk=page_id), parts=parts, note=note)
    if not live.live or live.alias_of_id:
        _out_of_a_hidden_text(live, parts)
    amend_revisions(page_id=page_id, amend=lambda raw: amended(raw, parts))
    redactions = [
        redact_passage(
            page_id=page_id,
            block=block,
            reason=reason,
            by=by,
            since=since,
            upto=upto,
            words=[words],
            because=because,
        )
        for since, upto in runs_of(numbers)
    ]
    return [row for row in redactions if row is not None]


def _everywhere(block: str, words: str) -> Parts:
    """Return parts that mean every place of the words in the passage, one after the other."""
    return (TextAnchor(block=block, exact=words, prefix="", suffix="", start=0, end=0),) * MOST


def _out_of_a_hidden_text(live: Any, parts: Parts) -> None:
    before = raw_blocks(live.body)
    after = amended(before, parts)
    if after != before:
        live.set_raw_body(after)
        live.save(update_fields=["body"])
