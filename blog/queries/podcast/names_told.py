"""The names that followed feeds tell, and who could be meant, for the admin."""

from dataclasses import dataclass

from django.db.models import Count, Max

from blog.kinds import MentionState
from blog.models.person import Person
from blog.models.podcast.followed_feed import Mention


@dataclass(frozen=True, slots=True)
class NameLine:
    """One name in one show, in how many places, and whom we take it for."""

    show_id: int
    show: str
    name: str
    href: str
    places: int
    state: str
    person_id: int | None
    person: str

    @property
    def is_suggested(self) -> bool:
        """Whether an editor is asked."""
        return self.state == MentionState.SUGGESTED

    @property
    def is_confirmed(self) -> bool:
        """Whether an editor has said who it is."""
        return self.state == MentionState.CONFIRMED


def name_lines(limit: int = 500) -> tuple[NameLine, ...]:
    """Return the names, what waits for an editor first, in one statement."""
    rows = (
        Mention.objects.exclude(name="")
        .values("show_id", "show__title", "name", "state", "person_id", "person__name")
        .annotate(places=Count("pk"), link=Max("href"))
        .order_by("name", "show__title")
    )
    lines = [
        NameLine(
            row["show_id"],
            row["show__title"],
            row["name"],
            row["link"],
            row["places"],
            row["state"],
            row["person_id"],
            row["person__name"] or "",
        )
        for row in rows[:limit]
    ]
    return tuple(sorted(lines, key=lambda line: (not line.is_suggested, bool(line.state))))


def all_people() -> list[tuple[int, str]]:
    """Return all people to choose from."""
    return list(Person.objects.order_by("name", "pk").values_list("pk", "name"))
