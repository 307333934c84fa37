"""How shows and episodes are called and pictured on pages: number, length, who speaks, cover."""

from collections.abc import Iterable
from typing import Any

from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from blog.kinds import MentionState, PersonRole
from blog.models.picture import Picture
from blog.models.podcast.followed_feed import Mention
from blog.queries.addresses import person_path
from blog.queries.credit_slots import without_slots
from blog.queries.pictures import picture_html
from blog.queries.podcast.episode_models import PersonLine
from blog.queries.read_models import Link

COVER_WIDTHS = (160, 320, 640)
COVER_SIZES = "(min-width: 48rem) 14rem, 40vw"


def episode_label(season: int | None, number: int | None) -> str:
    """Return how an episode is numbered: „Folge 12“, „Staffel 2, Folge 3“, or nothing."""
    if number is None:
        return ""
    if season is None:
        return _("Folge %(number)s") % {"number": number}
    return _("Staffel %(season)s, Folge %(number)s") % {"season": season, "number": number}


def length_label(duration: int | None) -> str:
    """Return how long something takes in words, from milliseconds: „48 Minuten“, „1 Stunde 12 Minuten“."""
    minutes = max(1, round((duration or 0) / 60_000)) if duration else 0
    if not minutes:
        return ""
    hours, rest = divmod(minutes, 60)
    parts = []
    if hours:
        parts.append(ngettext("%(hours)s Stunde", "%(hours)s Stunden", hours) % {"hours": hours})
    if rest:
        parts.append(ngettext("%(minutes)s Minute", "%(minutes)s Minuten", rest) % {"minutes": rest})
    return " ".join(parts)


def cover_html(picture: Picture | None, *, lazy: bool = True) -> SafeString:
    """Return a cover; it says nothing that the title beside it doesn't, so its alternative text is empty."""
    if picture is None:
        return SafeString("")
    return picture_html(picture, "", widths=COVER_WIDTHS, sizes=COVER_SIZES, lazy=lazy)


def people_lines(rows: Iterable[Any]) -> tuple[PersonLine, ...]:
    """Return the people of an own show or episode (`ShowPerson`, `EpisodePerson` with their persons)."""
    return tuple(
        PersonLine(row.person.name, person_path(row.person.slug), str(PersonRole(row.role).label))
        for row in rows
    )


def mention_lines(rows: Iterable[Mention]) -> tuple[PersonLine, ...]:
    """Return those whom a followed feed names; a link only where an editor said who it is."""
    return tuple(
        PersonLine(row.person.name, person_path(row.person.slug), role_label(row.role))
        if row.person is not None and row.state == MentionState.CONFIRMED
        else PersonLine(without_slots(row.name), "", role_label(row.role))
        for row in rows
        if row.name or row.person_id
    )


def license_link(name: str, url: str) -> Link | None:
    """Return a licence; without an address it leads nowhere."""
    return Link(name or url, url) if name or url else None


def role_label(role: str) -> str:
    """Return what somebody does, in words; what a feed calls otherwise than the taxonomy isn't told."""
    known = {str(value): str(label) for value, label in PersonRole.choices}
    return known.get(role.strip().lower(), "")
