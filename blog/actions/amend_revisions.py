"""Changes what revisions hold: only to take words out that must not stand anywhere any more.

Everything else writes further revisions. A version's row is the truth about what was published, the revision is not.
"""

import json
from collections.abc import Callable

from django.db import transaction
from wagtail.models import Page

from blog.models.stream import RawBlock

Amend = Callable[[list[RawBlock]], list[RawBlock]]
PORTION = 200


@transaction.atomic
def amend_revisions(
    *, page_id: int, amend: Amend, newer_than: int | None = None, upto: int | None = None
) -> int:
    """Amend the bodies of a page's revisions (behind or up to a key); return how many of them changed."""
    revisions = Page.objects.get(pk=page_id).revisions.order_by("pk")
    if newer_than is not None:
        revisions = revisions.filter(pk__gt=newer_than)
    if upto is not None:
        revisions = revisions.filter(pk__lte=upto)
    changed = 0
    for revision in revisions.iterator(chunk_size=PORTION):
        before = json.loads(revision.content.get("body") or "[]")
        after = amend(before)
        if after != before:
            revision.content["body"] = json.dumps(after)
            type(revision).objects.filter(pk=revision.pk).update(content=revision.content)
            changed += 1
    return changed


def without_block(block_id: str) -> Amend:
    """Return what drops a passage."""
    return lambda blocks: [block for block in blocks if str(block.get("id")) != block_id]
