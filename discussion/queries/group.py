"""What a person of a group is told before she says whether she may be named: who wrote, for which group, and how it begins."""

from dataclasses import dataclass
from datetime import date
from typing import Final

from django.utils.formats import date_format

from discussion.models import Submission
from discussion.states import SHOWN
from discussion.text.reading import excerpt

LETTERS: Final = 200
"""Letters of a text in a mail: what was sent can't be called back."""


@dataclass(frozen=True, slots=True)
class Group:
    """`writer` is empty where she doesn't show her name, `begins` where the text is not public."""

    title: str
    writer: str
    begins: str


def group_of(participant: Submission) -> Group:
    """Return what is told to a person of a group."""
    text = Submission.objects.select_related("contributor").get(participants=participant)
    public = text.state in SHOWN
    return Group(
        title=group_title(text.group_name, text.group_place, text.group_date),
        writer=text.told("name") if public and text.display_name else "",
        begins=excerpt(text.comment.comment, LETTERS) if public else "",
    )


def group_title(name: str, place: str, day: date | None) -> str:
    """Return a group with its place and date in one line."""
    where = group_place(place, day)
    return f"{name} ({where})" if where else name


def group_place(place: str, day: date | None) -> str:
    """Return where and when a group met, in one line."""
    return ", ".join(part for part in (place, date_format(day, "DATE_FORMAT") if day else "") if part)
