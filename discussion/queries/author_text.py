"""What the author of a contribution wrote, as it stands now: the public comment, or what was sent where there is none."""

from discussion.models import Comment, Submission


def author_text(submission: Submission) -> str:
    """Return the text that points are pieces of; a correction that was accepted counts."""
    comment: Comment | None = getattr(submission, "comment", None)
    return comment.comment if comment is not None else submission.text
