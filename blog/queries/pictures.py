"""Pictures in pages: sizes for every screen, width and height told, so that nothing jumps."""

from collections.abc import Iterable

from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe
from willow.image import UnrecognisedImageFormatError

from blog.models.picture import Picture

TEXT_WIDTHS = (480, 800, 1280)
CARD_WIDTHS = (320, 640)
PORTRAIT_WIDTHS = (160, 320)
TEXT_SIZES = "(min-width: 48rem) 42rem, 100vw"
LEAD_SIZES = "(min-width: 64rem) 47rem, 100vw"
CARD_SIZES = "(min-width: 48rem) 20rem, 100vw"
PORTRAIT_SIZES = "10rem"
PREVIEW = "fill-1200x630|format-jpeg"


def picture_html(
    picture: Picture,
    alt: str,
    *,
    widths: Iterable[int] = TEXT_WIDTHS,
    sizes: str = TEXT_SIZES,
    lazy: bool = True,
) -> SafeString:
    """Return a picture as HTML; one whose file is missing or broken leaves its alternative text."""
    specs = [f"width-{width}|format-webp" for width in widths]
    try:
        renditions = picture.get_renditions(*specs)
    except (OSError, UnrecognisedImageFormatError):
        return format_html('<span class="picture-missing">{}</span>', alt)
    found = {rendition.width: rendition for rendition in (renditions[spec] for spec in specs)}
    largest = found[max(found)]
    sources = ", ".join(f"{rendition.url} {width}w" for width, rendition in sorted(found.items()))
    return format_html(
        '<img src="{}" srcset="{}" sizes="{}" width="{}" height="{}" alt="{}"{} decoding="async">',
        largest.url,
        sources,
        sizes,
        largest.width,
        largest.height,
        alt,
        mark_safe(' loading="lazy"') if lazy else "",
    )


def preview_address(picture: Picture) -> str:
    """Return the path of the picture that other sites show beside a link."""
    try:
        return str(picture.get_rendition(PREVIEW).url)
    except (OSError, UnrecognisedImageFormatError):
        return ""
