"""Writes people into a feed."""

from typing import Any

from blog.text.podcast.told import ToldPerson
from blog.text.podcast.xml import add


def write_person(parent: Any, person: ToldPerson) -> None:
    """Write who speaks or works in it (`podcast:person`)."""
    add(
        parent,
        "podcast:person",
        person.name,
        role=person.role,
        group=person.group,
        href=person.href,
        img=person.img,
    )
