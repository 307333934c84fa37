"""What waits for a moderator: texts, where they would stand, what their sender did before. Addresses are not in it."""

from discussion.models import Submission
from discussion.states import IN_QUEUE


def waiting_count() -> int:
    """Return how many texts and corrections wait."""
    waiting = Submission.objects.filter(state__in=IN_QUEUE).count()
    return waiting + Submission.objects.exclude(correction="").count()
