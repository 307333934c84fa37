"""Which voice of a transcript a name means, and which person it could be."""

from collections.abc import Collection
from typing import Final

from django.utils.crypto import salted_hmac

from blog.models.person import Person, PersonAlias
from blog.models.podcast.transcript import Speaker
from blog.queries.podcast.transcript_view import voices_of

REMOVED: Final = "removed:"


def voices_by_name(transcript_id: int) -> dict[str, str]:
    """Return the keys of voices by all that they are called, folded: in the file, as a person, as a contributor now.

    A voice whose person was removed is known by `removed` of what the file calls it.
    """
    found: dict[str, str] = {}
    shown = voices_of(transcript_id)
    rows = Speaker.objects.filter(transcript_id=transcript_id).order_by("pk")
    for pk, key, label, ref in rows.values_list("pk", "key", "label", "ref"):
        for name in (label.casefold(), shown[pk].name.casefold(), ref if ref.startswith(REMOVED) else ""):
            if name:
                found.setdefault(name, key)
    return found


def removed(name: str) -> str:
    """Return what stands for a name that may stand nowhere any more: a keyed hash that leads back to nobody."""
    return f"{REMOVED}{salted_hmac('blog.removed_voice', name.casefold()).hexdigest()}"


def people_called(names: Collection[str]) -> dict[str, list[Person]]:
    """Return the people that each name could be (by name or another spelling), folded; nobody is confirmed by that.

    Two statements, however many names and people.
    """
    wanted = {name.casefold() for name in names if name}
    found: dict[str, list[Person]] = {}
    for person in Person.objects.order_by("name", "pk") if wanted else ():
        if person.name.casefold() in wanted:
            found.setdefault(person.name.casefold(), []).append(person)
    for alias in PersonAlias.objects.select_related("person").order_by("pk") if wanted else ():
        people = found.setdefault(alias.name.casefold(), []) if alias.name.casefold() in wanted else None
        if people is not None and alias.person not in people:
            people.append(alias.person)
    return found
