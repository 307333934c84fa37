"""Lets articles be made anew which show positions that rest on what somebody may take back: they are kept with them."""

from blog.actions.bump import bump
from blog.kinds import PositionState
from blog.models import Position
from discussion.models import Comment, Contribution, Submission


def let_positions_follow(submission: Submission) -> None:
    """Let the stamp of kept pages grow if a public position was made of a text; called before its discussion's stamp grows.

    The order of the two keeps two at once from waiting for each other, as publishing does it.
    """
    contribution = Contribution.objects.filter(submission=submission).order_by("pk").first()
    comment = Comment.rows.filter(submission=submission).order_by("pk").first()
    refs = [f"comment:{comment.uuid}"] if comment else []
    refs += [contribution.ref] if contribution else []
    if refs and Position.objects.filter(source_ref__in=refs, state=PositionState.PUBLIC).exists():
        bump()
