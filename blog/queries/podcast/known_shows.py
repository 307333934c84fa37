"""Whether a show is here already, by whatever it is known: its feed's address in any spelling, or its guid."""

from collections.abc import Iterable
from uuid import UUID

from django.db.models import Q

from blog.models.podcast.show import Show
from blog.text.podcast.guids import feed_guid, spellings


def show_known_as(
    addresses: Iterable[str], guid: UUID | None = None, *, but: int | None = None
) -> Show | None:
    """Return the show, ours or followed, that has one of these addresses or this guid; `but` is one that isn't meant.

    A guid is made of the first address of a feed, so an address is looked for among the guids, too: that finds shows whose
    feed has moved since, and our own.
    """
    given = [address for address in addresses if address]
    written = [spelling for address in given for spelling in (address, *spellings(address))]
    guids = [feed_guid(address) for address in given] + ([guid] if guid else [])
    found = Show.objects.filter(Q(followed_feed__url__in=written) | Q(guid__in=guids)).exclude(pk=but)
    return found.order_by("pk").first()
