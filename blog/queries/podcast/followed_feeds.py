"""How the feeds that we follow are doing, for the admin."""

from dataclasses import dataclass
from datetime import datetime

from django.db.models import Count, Max, Q

from blog.kinds import FeedState, ShowOrigin
from blog.models.podcast.followed_feed import FollowedFeed


@dataclass(frozen=True, slots=True)
class FeedLine:
    """One followed feed; `error` is a key, `told` what the feed called itself when it was last taken over."""

    key: int
    show_id: int
    title: str
    url: str
    state: str
    state_label: str
    error: str
    episodes: int
    newest: datetime | None
    looked_at: datetime | None
    changed_at: datetime | None
    due_at: datetime
    has_hub: bool
    unsure: int

    @property
    def is_paused(self) -> bool:
        """Whether nobody looks at it now."""
        return self.state == FeedState.PAUSED

    @property
    def is_another(self) -> bool:
        """Whether an editor must say what the other show under its address is."""
        return self.state == FeedState.CHANGED

    @property
    def is_looked_at(self) -> bool:
        """Whether we look at it again by ourselves."""
        return not (self.is_paused or self.is_another)

    @property
    def is_in_trouble(self) -> bool:
        """Whether something is wrong with it."""
        return self.state in (FeedState.FAILING, FeedState.GONE, FeedState.CHANGED)


def feed_lines() -> tuple[FeedLine, ...]:
    """Return all followed feeds, those in trouble first, in one statement."""
    rows = (
        FollowedFeed.objects.filter(show__origin=ShowOrigin.LINKED)
        .select_related("show")
        .annotate(
            number=Count("show__episodes", distinct=True),
            newest=Max("show__episodes__aired_at"),
            unsure=Count("show__mentions", filter=Q(show__mentions__state="suggested"), distinct=True),
        )
        .order_by("show__title", "pk")
    )
    return tuple(sorted((_line(row) for row in rows), key=lambda line: not line.is_in_trouble))


def _line(row: FollowedFeed) -> FeedLine:
    return FeedLine(
        row.pk,
        row.show_id,
        row.show.title,
        row.url,
        row.state,
        str(row.get_state_display()),
        row.error,
        row.number,  # type: ignore[attr-defined]
        row.newest,  # type: ignore[attr-defined]
        row.looked_at,
        row.changed_at,
        row.due_at,
        bool(row.hub and row.secret),
        row.unsure,  # type: ignore[attr-defined]
    )
