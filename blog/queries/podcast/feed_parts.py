"""Pictures and people as feeds tell them."""

from collections.abc import Iterable, Mapping
from typing import Any

from willow.image import UnrecognisedImageFormatError

from blog.models.picture import Picture
from blog.queries.addresses import absolute, person_path
from blog.text.podcast.told import ToldPerson

COVER = "max-3000x3000|format-jpeg"
"""Directories take JPEG of at most 3,000 pixels; what is smaller stays as large as it is."""
PORTRAIT = "fill-600x600|format-jpeg"


def pictures_for_feeds(ids: Iterable[int | None], *, more: Iterable[str] = ()) -> dict[int, Picture]:
    """Return pictures with those of their renditions that feeds need (and `more`), in two statements."""
    wanted = {picture for picture in ids if picture}
    if not wanted:
        return {}
    found = Picture.objects.filter(pk__in=wanted).prefetch_renditions(COVER, PORTRAIT, *more)
    return {picture.pk: picture for picture in found.order_by("pk")}


def cover_address(picture: Picture, form: str = COVER) -> str:
    """Return the full address of a picture in a form that every app takes; nothing where its file is missing."""
    try:
        return absolute(str(picture.get_rendition(form).url))
    except (OSError, UnrecognisedImageFormatError):
        return ""


def told_person(row: Any, portraits: Mapping[int, Picture]) -> ToldPerson:
    """Return the person of a row (`ShowPerson`, `EpisodePerson`) with her page and portrait."""
    portrait = portraits.get(row.person.portrait_id or 0)
    return ToldPerson(
        name=row.person.name,
        role=row.role,
        href=absolute(person_path(row.person.slug)),
        img=cover_address(portrait, PORTRAIT) if portrait else "",
    )
