"""How many contributions wait to be folded in, for the menu, an article's header and the editor's home."""

from typing import Any

from discussion.models import Contribution
from discussion.queries.may_merge import mergeable_pages
from discussion.states import USABLE_IN_TEXT, WAITING_FOR_EDITOR


def waiting_total(user: Any) -> int:
    """Count what waits in all articles that somebody may merge into."""
    return _waiting().filter(page__in=mergeable_pages(user).order_by().values("pk")).count()


def waiting_in(page_id: int) -> int:
    """Count what waits in one article."""
    return _waiting().filter(page_id=page_id).count()


def _waiting() -> Any:
    return Contribution.objects.filter(
        state__in=[str(state) for state in WAITING_FOR_EDITOR],
        submission__state__in=[str(state) for state in USABLE_IN_TEXT],
    )
