"""Which voice of a transcript a name means, and which person it could be."""

from collections.abc import Collection

from blog.models.person import Person, PersonAlias
from blog.models.podcast.transcript import Speaker
from blog.queries.podcast.transcript_view import voices_of


def voices_by_name(transcript_id: int) -> dict[str, str]:
    """Return the keys of voices by all that they are called, folded: in the file, as a person, as a contributor now."""
    found: dict[str, str] = {}
    shown = voices_of(transcript_id)
    for pk, key, label in (
        Speaker.objects.filter(transcript_id=transcript_id).order_by("pk").values_list("pk", "key", "label")
    ):
        for name in (label, shown[pk].name):
            if name:
                found.setdefault(name.casefold(), key)
    return found


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
