"""Reading the address of a contributor: for those who may, and never without a trace."""

from datetime import datetime
from typing import Any, Final

from django.core.exceptions import PermissionDenied
from django.db import transaction

from discussion.actions.record import decide
from discussion.kinds import Verb
from discussion.models import Submission

READ_ADDRESS: Final = "discussion.read_address"


@transaction.atomic
def read_address(*, submission: Submission, by: Any, at: datetime | None = None) -> str:
    """Return the address and write down who read it."""
    if not by.has_perm(READ_ADDRESS):
        raise PermissionDenied("reading addresses needs a permission of its own")
    decide(submission, Verb.ADDRESS_READ, by=by, at=at)
    return submission.contributor.email
