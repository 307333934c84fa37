"""Where a passage stands in a version, in a reader's words: „Absatz 4“."""

from collections.abc import Collection, Mapping

from django.utils.translation import gettext as _

from blog.models.version import Version
from blog.queries.difference_page import kind_labels
from blog.text.body import Body
from blog.text.places import Place, places_of

Places = Mapping[str, Place]


def passage_places(page_id: int, numbers: Collection[int]) -> dict[int, Places]:
    """Return version number → passage → its place, in one statement."""
    wanted = Version.objects.filter(page_id=page_id, number__in=set(numbers)).order_by("number")
    bodies = wanted.values_list("number", "body")
    return {number: places_of(Body.from_json(body).blocks) for number, body in bodies}


def present_places(page_id: int) -> Places:
    """Return passage → its place in the newest version, in one statement."""
    newest = (
        Version.objects.filter(page_id=page_id).order_by("-number").values_list("body", flat=True).first()
    )
    return places_of(Body.from_json(newest).blocks) if newest else {}


def place_words(place: Place | None) -> str:
    """Return what readers call a place: „Absatz 4“, or for what is no paragraph „Zitat nach Absatz 4“; empty for none."""
    if place is None:
        return ""
    if place.is_paragraph:
        return _("Absatz %(number)s") % {"number": place.paragraph}
    kind = kind_labels().get(place.kind, place.kind)
    if not place.paragraph:
        return _("%(kind)s am Anfang") % {"kind": kind}
    return _("%(kind)s nach Absatz %(number)s") % {"kind": kind, "number": place.paragraph}
