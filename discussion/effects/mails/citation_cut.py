"""Tells whoever is responsible for a page, or showed a position, that what it cites isn't there any more: what, and where."""

from django.urls import reverse

from blog.actions.look_at_citations import CITATION_CUT
from blog.models import OutboxRow, Position
from blog.queries.addresses import absolute
from blog.queries.citations import cited_in_vain
from blog.queries.credit_slots import without_slots
from blog.queries.living import living_or_none
from discussion.effects.mails.letter import Letter, post
from discussion.queries.addressee import editors_or_moderators

KIND = CITATION_CUT


def send(row: OutboxRow) -> None:
    """Send it, unless everything stands where it is cited by now."""
    kind, _colon, key = row.ref.partition(":")
    if kind == "position":
        _about_position(row, key)
    else:
        _about_page(row, int(key))


def _about_page(row: OutboxRow, page_id: int) -> None:
    page, lines = living_or_none(page_id), cited_in_vain(page_id)
    if page is None or not lines:
        return
    told = {
        "title": without_slots(page.title),
        "lines": lines,
        "url": absolute(reverse("wagtailadmin_pages:edit", args=[page_id])),
    }
    for person in editors_or_moderators([page.responsible, page.deputy]):
        post(row, Letter("citation_cut", person, told))


def _about_position(row: OutboxRow, uuid: str) -> None:
    rows = Position.objects.filter(uuid=uuid, cut_since__isnull=False).select_related("reviewed_by")
    position = rows.order_by("pk").first()
    if position is None:
        return
    told = {
        "title": "",  # nor what it says: a mail can't be called back
        "lines": [],
        "url": absolute(reverse("blog_position", args=[position.uuid])),
    }
    for person in editors_or_moderators([position.reviewed_by]):
        post(row, Letter("citation_cut", person, told))
