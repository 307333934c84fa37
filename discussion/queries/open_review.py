"""Whether a merge can still be read for the editors, and the seal of what it would do."""

import hashlib
import json
from datetime import datetime, timedelta
from typing import Final

from discussion.models import Merge, Review
from discussion.states import UNPUBLISHED

# A draft that nobody published within a month is no longer what was sent round.
REVIEW_VALID: Final = timedelta(days=30)


def seal_of(merge: Merge) -> str:
    """Return a hash of what a merge would do: another text has another one."""
    told = json.dumps({key: merge.plan.get(key) for key in ("base", "edits")}, sort_keys=True)
    return hashlib.sha256(told.encode()).hexdigest()


def is_over(review: Review, merge: Merge, *, now: datetime) -> bool:
    """Tell whether nothing can be said about a merge any more."""
    return merge.state not in UNPUBLISHED or not merge.plan or review.asked_at + REVIEW_VALID <= now
