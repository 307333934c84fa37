"""An editor says who is meant by a name that a feed tells."""

from django.db import transaction

from blog.actions.bump import bump
from blog.actions.enqueue import enqueue
from blog.actions.podcast.free_slug import free_person_slug
from blog.actions.podcast.set_people import SET_PEOPLE
from blog.kinds import MentionState, ShowOrigin
from blog.models.person import Person, PersonAlias
from blog.models.podcast.followed_feed import Mention
from blog.models.podcast.show import Show


@transaction.atomic
def confirm_name(*, show_id: int, name: str, person: Person) -> int:
    """Say that this name means this person, in all of the show's episodes; returns in how many places.

    In a show of ours she then stands at each of them, in the role that the old feed told: the queue puts her there. Another spelling than her own is remembered, so that the next feed or transcript finds her.
    """
    number = Mention.objects.filter(show_id=show_id, name=name).update(
        person=person, state=MentionState.CONFIRMED
    )
    known = {
        person.name.casefold(),
        *(one.casefold() for one in person.aliases.values_list("name", flat=True)),
    }
    if number and name.casefold() not in known:
        PersonAlias.objects.create(person=person, name=name[:120])
    _set_in_own_show(show_id, name)
    bump()
    return number


@transaction.atomic
def confirm_new_name(*, show_id: int, name: str) -> int:
    """Say that this name is somebody whom the site doesn't know yet; she gets a row of her own."""
    person = Person.objects.create(name=name[:120], slug=free_person_slug(name))
    return confirm_name(show_id=show_id, name=name, person=person)


def _set_in_own_show(show_id: int, name: str) -> None:
    if not Show.objects.filter(pk=show_id, origin=ShowOrigin.OWN).exists():
        return
    places = Mention.objects.filter(show_id=show_id, name=name).order_by("episode_id")
    for episode in places.values_list("episode_id", flat=True).distinct():
        enqueue(SET_PEOPLE, ref=f"episode:{episode}" if episode else f"show:{show_id}")


@transaction.atomic
def refuse_name(*, show_id: int, name: str) -> int:
    """Say that this name means nobody of ours."""
    number = Mention.objects.filter(show_id=show_id, name=name).update(
        person=None, state=MentionState.REFUSED
    )
    bump()
    return number
