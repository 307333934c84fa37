"""Takes over the cover of a show that moves in."""

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
    form = _form(content) if show is not None else ""
    if show is None or not form:
        return None
    picture = Picture(
        title=show.title,
        description=_("Titelbild: %(title)s") % {"title": show.title},
        file=ImageFile(BytesIO(content), name=f"{show.slug}.{form}"),
    )
    picture.save()
    picture.get_file_size()
    picture.get_file_hash()

    def fill(page: Any) -> None:
        page.cover = page.cover or picture

    fill_page(page_id=show.pk, fill=fill)
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
