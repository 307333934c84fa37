"""Everything that `discussion` stores."""

from discussion.models.comment import Comment, Discussion
from discussion.models.consent import Consent
from discussion.models.contribution import Contribution, Point
from discussion.models.contributor import Contributor
from discussion.models.decision import Decision
from discussion.models.merge import Merge, Provenance
from discussion.models.submission import CONFIRM_VALID, UNCONFIRMED_KEPT, Submission, Token

__all__ = [
    "CONFIRM_VALID",
    "UNCONFIRMED_KEPT",
    "Comment",
    "Consent",
    "Contribution",
    "Contributor",
    "Decision",
    "Discussion",
    "Merge",
    "Point",
    "Provenance",
    "Submission",
    "Token",
]
