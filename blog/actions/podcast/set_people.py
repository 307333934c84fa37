"""Puts people whom an editor has confirmed to a show of ours, or to its episodes, with the roles that the old feed told."""

from collections.abc import Iterable
from typing import Any, Final

from django.db import transaction

from blog.actions.publish_imported import fill_page
from blog.kinds import MentionState, PersonRole
from blog.models.podcast.episode import Episode, EpisodePerson
from blog.models.podcast.followed_feed import Mention
from blog.models.podcast.show import Show, ShowPerson

SET_PEOPLE: Final = "blog.set_people"
"""Effect: put the confirmed people to a show or an episode of ours (`show:<id>` or `episode:<id>`)."""

Task = tuple[int, str]
"""A person's key, and what she does (`PersonRole`)."""


@transaction.atomic
def set_people_of_episode(*, episode_id: int) -> None:
    """Add to an own episode whom its mentions mean; who is there already stays as she is."""
    if not Episode.objects.filter(pk=episode_id, podcast__origin="own").exists():
        return
    wanted = _confirmed(Mention.objects.filter(episode_id=episode_id))
    _add(episode_id, "episode_people", EpisodePerson, wanted)


@transaction.atomic
def set_people_of_show(*, show_id: int) -> None:
    """Add to an own show whom its own mentions mean."""
    if not Show.objects.filter(pk=show_id, origin="own").exists():
        return
    wanted = _confirmed(Mention.objects.filter(show_id=show_id, episode__isnull=True))
    _add(show_id, "show_people", ShowPerson, wanted)


def _confirmed(mentions: Any) -> list[Task]:
    rows = mentions.filter(state=MentionState.CONFIRMED, person__isnull=False).order_by("position", "pk")
    return [(person, _role(role)) for person, role in rows.values_list("person_id", "role")]


def _role(told: str) -> str:
    """Return a role of ours; what feeds call otherwise than the taxonomy is "other"."""
    known = told.strip().lower()
    return known if known in PersonRole.values else PersonRole.OTHER


def _add(page_id: int, name: str, model: Any, wanted: Iterable[Task]) -> None:
    page = (Episode if model is EpisodePerson else Show).objects.get(pk=page_id)
    draft = page.get_latest_revision_as_object()
    if not any(_missing(one, name, wanted) for one in (page, draft)):
        return

    def fill(one: Any) -> None:
        rows = getattr(one, name)
        for person, role in _missing(one, name, wanted):
            rows.add(model(person_id=person, role=role, sort_order=rows.count()))

    fill_page(page_id=page_id, fill=fill)


def _missing(page: Any, name: str, wanted: Iterable[Task]) -> list[Task]:
    there = {row.person_id for row in getattr(page, name).all()}
    first: dict[int, str] = {}
    for person, role in wanted:
        if person not in there:
            first.setdefault(person, role)
    return list(first.items())
