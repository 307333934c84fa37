"""Everything that `discussion` stores."""

from discussion.models.agreement import Agreement
from discussion.models.ask import Ask, Review
from discussion.models.claim import Claim
from discussion.models.comment import Comment, Discussion
from discussion.models.consent import Consent
from discussion.models.contribution import Contribution, Point, PointGroup
from discussion.models.contributor import Contributor
from discussion.models.decision import Decision
from discussion.models.erasure import Erasure
from discussion.models.follow import Follow
from discussion.models.merge import Merge, Provenance
from discussion.models.opinion import Opinion, OpinionGroup
from discussion.models.submission import CONFIRM_VALID, UNCONFIRMED_KEPT, Submission, Token
from discussion.models.withdrawal_task import WithdrawalTask

__all__ = [
    "CONFIRM_VALID",
    "UNCONFIRMED_KEPT",
    "Agreement",
    "Ask",
    "Claim",
    "Comment",
    "Consent",
    "Contribution",
    "Contributor",
    "Decision",
    "Discussion",
    "Erasure",
    "Follow",
    "Merge",
    "Opinion",
    "OpinionGroup",
    "Point",
    "PointGroup",
    "Provenance",
    "Review",
    "Submission",
    "Token",
    "WithdrawalTask",
]
