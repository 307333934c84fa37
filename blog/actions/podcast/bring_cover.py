"""Takes over the cover of a show that moves in."""

import hashlib
from io import BytesIO
from typing import Any, Final

from django.core.files.images import ImageFile
from django.db import transaction
from django.utils.translation import gettext as _
from PIL import Image, UnidentifiedImageError

from blog.actions.publish_imported import fill_page
from blog.models.picture import Picture
from blog.models.podcast.show import Show

_FORMS: Final = {"JPEG": "jpg", "PNG": "png"}
"""What directories take; Pillow's name and the file's end."""
MOST_PIXELS: Final = 40_000_000


@transaction.atomic
def take_over_cover(*, show_id: int, content: bytes) -> Picture | None:
    """Store a copied picture as the cover of a show that has none yet; nothing where it is no picture that directories take.

    Its measures are the editor's business: the form says before publishing what directories would refuse.
    """
    show = Show.objects.filter(pk=show_id, cover__isnull=True).first()
    told = _("Titelbild: %(title)s")
    picture = (
        store_picture(
            content=content, title=show.title, name=show.slug, description=told % {"title": show.title}
        )
        if show is not None
        else None
    )
    if show is None or picture is None:
        return None

    def fill(page: Any) -> None:
        page.cover = page.cover or picture

    fill_page(page_id=show.pk, fill=fill)
    return picture


def store_picture(*, content: bytes, title: str, name: str, description: str) -> Picture | None:
    """Store a copied picture, the same bytes once; nothing where they are no picture that directories take."""
    form = _form(content)
    if not form:
        return None
    known = Picture.objects.filter(file_hash=hashlib.sha1(content, usedforsecurity=False).hexdigest())
    if (picture := known.order_by("pk").first()) is not None:
        return picture
    picture = Picture(
        title=title[:255],
        description=description[:255],
        file=ImageFile(BytesIO(content), name=f"{name}.{form}"),
    )
    picture.save()
    picture.get_file_size()
    picture.get_file_hash()
    return picture


def _form(content: bytes) -> str:
    """Return the end of the file's name, or nothing if it can't be read whole; what it is is read from its bytes."""
    try:
        with Image.open(BytesIO(content)) as found:
            if found.width * found.height > MOST_PIXELS:
                return ""
            form = _FORMS.get(found.format or "", "")
            found.verify()
            return form
    except (UnidentifiedImageError, OSError, SyntaxError, ValueError, Image.DecompressionBombError):
        return ""
