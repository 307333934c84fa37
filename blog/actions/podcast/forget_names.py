"""Takes a person's name out of what followed feeds have told."""

from blog.kinds import MentionState
from blog.models.podcast.followed_feed import Mention


def forget_names(*, person_id: int) -> int:
    """Empty her confirmed mentions; a later import of the same feed leaves these places empty."""
    rows = Mention.objects.filter(person_id=person_id, state=MentionState.CONFIRMED)
    return rows.update(name="", href="", person=None, state=MentionState.REFUSED)
