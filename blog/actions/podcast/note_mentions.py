"""Keeps the names that a feed tells, with what editors said about them."""

from collections.abc import Iterable

from blog.kinds import MentionState
from blog.models.podcast.followed_feed import Mention
from blog.models.podcast.show import Show
from blog.queries.podcast.known_people import KnownPeople
from blog.text.podcast.feed_values import ReadPerson


def note_mentions(
    *, show: Show, episode_id: int | None, people: Iterable[ReadPerson], known: KnownPeople
) -> None:
    """Let the mentions of a show or an episode be those that the feed tells now.

    A name that was there before keeps who she is; a new one gets a suggestion where name, alias or link agree. A mention
    that was emptied on the person's wish stays empty.
    """
    rows = (
        show.mentions.filter(episode__isnull=True)
        if episode_id is None
        else show.mentions.filter(episode_id=episode_id)
    )
    before = list(rows.order_by("position", "pk"))
    left = {(one.name, one.role): one for one in before if one.name}
    emptied = {(one.position, one.role): one for one in before if not one.name}
    said = _said(show)
    fresh: list[Mention] = []
    for position, person in enumerate(people):
        if emptied.pop((position, person.role), None) is not None:
            continue
        row = left.pop((person.name, person.role), None)
        if row is None:
            fresh.append(_mention(show, episode_id, position, person, said, known))
        elif (row.position, row.href, row.group) != (position, person.href, person.group):
            row.position, row.href, row.group = position, person.href, person.group
            row.save(update_fields=["position", "href", "group"])
    if left:
        Mention.objects.filter(pk__in=[one.pk for one in left.values()]).delete()
    Mention.objects.bulk_create(fresh)


Said = dict[str, tuple[str, int | None]]


def _said(show: Show) -> Said:
    """What editors have said about names of this show; it holds for new episodes, too."""
    states = (MentionState.CONFIRMED, MentionState.REFUSED)
    rows = Mention.objects.filter(show=show, state__in=states).exclude(name="").order_by()
    return {
        name: (state, person)
        for name, state, person in rows.values_list("name", "state", "person").distinct()
    }


def _mention(
    show: Show, episode_id: int | None, position: int, person: ReadPerson, said: Said, known: KnownPeople
) -> Mention:
    suggested = known.suggest(person.name, person.href)
    state, who = said.get(person.name) or (MentionState.SUGGESTED if suggested else "", suggested)
    return Mention(
        show=show,
        episode_id=episode_id,
        name=person.name,
        href=person.href,
        role=person.role,
        group=person.group,
        position=position,
        person_id=who,
        state=state,
    )
