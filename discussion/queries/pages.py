"""Pages that have a discussion: found by their address, and only if the public may see them."""

import uuid
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.utils.translation import gettext as _
from wagtail.models import Page, PageViewRestriction

from blog.kinds import DiscussionMode
from blog.models import Episode, LivingPage
from blog.queries.addresses import living_path, place_of, prefix
from blog.queries.living import living


@dataclass(frozen=True, slots=True)
class Head:
    """A page as others speak of it."""

    title: str
    url: str


class Where:
    """The addresses around one page's discussion, in the language of the page."""

    def __init__(self, page: Page) -> None:
        language = page_language(page)
        self.page = living_path(place_of(page), language)
        self.discussion = f"{self.page}diskussion/"
        self.send = f"{self.discussion}neu/"
        self.similar = f"{self.discussion}aehnlich/"
        self.privacy = f"{prefix(language)}datenschutz/"
        self.head = Head(page.title, self.page)

    def part(self, cursor: str | None) -> str:
        """Return the address of a part."""
        return f"{self.discussion}?nach={cursor}" if cursor else self.discussion


def is_public(page: Page) -> bool:
    """Tell whether everybody may see a page: live, and neither it nor a page above it restricted."""
    return bool(page.live) and not restrictions_above(page)


def restrictions_above(page: Page) -> bool:
    """Tell whether a view restriction holds for a page."""
    ancestors = Page.objects.ancestor_of(page, inclusive=True)
    return PageViewRestriction.objects.filter(page__in=ancestors).exists()


def discussed(page: Any) -> Any:
    """Return the page whose discussion a page shows: an alias shares its source's."""
    return page if page.alias_of_id is None else living(page.alias_of_id)


def shown_head(page: Page) -> Head:
    """Return what may be said of a page to somebody who knows of it by a link alone."""
    if is_public(page):
        return Where(page).head
    return Head(_hidden(page), prefix(page_language(page)))


def _hidden(page: Page) -> str:
    if isinstance(page, Episode):
        return _("eine Folge, die nicht mehr öffentlich ist")
    return _("ein Artikel, der nicht mehr öffentlich ist")


def accepts_comments(page: LivingPage) -> bool:
    """Tell whether readers may answer a page now."""
    return page.discussion_mode == DiscussionMode.OPEN and is_public(page)


def page_language(page: Page) -> str:
    """Return the language of a page."""
    return str(page.locale.language_code) if page.locale_id else str(settings.LANGUAGE_CODE)


def parse_uuid(text: str) -> uuid.UUID | None:
    """Return a UUID from what an address or a form carries, or None."""
    try:
        return uuid.UUID(text)
    except (ValueError, AttributeError, TypeError):
        return None
