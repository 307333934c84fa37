"""An editor says who is meant by a name that a feed tells."""

from django.db import transaction

from blog.actions.bump import bump
from blog.kinds import MentionState
from blog.models.person import Person, PersonAlias
from blog.models.podcast.followed_feed import Mention


@transaction.atomic
def confirm_name(*, show_id: int, name: str, person: Person) -> int:
    """Say that this name means this person, in all of the show's episodes; returns in how many places.

    Another spelling than her own is remembered, so that the next feed or transcript finds her.
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
    bump()
    return number


@transaction.atomic
def refuse_name(*, show_id: int, name: str) -> int:
    """Say that this name means nobody of ours."""
    number = Mention.objects.filter(show_id=show_id, name=name).update(
        person=None, state=MentionState.REFUSED
    )
    bump()
    return number
