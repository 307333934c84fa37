"""Addresses of readers' pages, in the language of the page: German without prefix, English under `/en/`.

The place of a living page is its address without language and slashes around it: `artikel/<slug>`, `podcasts/<show>/<slug>`.
"""

import re
from typing import Any, Final

from django.conf import settings
from django.urls import get_script_prefix
from django.utils.translation import get_language

from blog.models.article import ARTICLES_SLUG
from blog.models.podcast.show import PODCASTS_SLUG

ARTICLES = ARTICLES_SLUG
PODCASTS = PODCASTS_SLUG

_OF_THE_SITE: Final = re.compile(r'\b(href|src)="/(?!/)')


def prefix(language: str | None = None) -> str:
    """Return the beginning of all addresses in a language (the active one, if none is named)."""
    language = language or get_language() or settings.LANGUAGE_CODE
    return get_script_prefix() if language == settings.LANGUAGE_CODE else f"{get_script_prefix()}{language}/"


def place_of(page: Any) -> str:
    """Return the place of a living page. One that only lies in memory, and has none yet, gets the one of an article."""
    return place_in_tree(str(page.url_path)) or f"{ARTICLES}/{page.slug}"


def place_in_tree(url_path: str) -> str:
    """Return the place of a living page from its path in Wagtail's tree (`/start/podcasts/gespraeche/folge-12/`)."""
    return url_path.strip("/").partition("/")[2]


def living_path(place: str, language: str | None = None) -> str:
    """Return the address of the living page at a place."""
    return f"{prefix(language)}{place}/"


def path_in_tree(url_path: str, language: str | None = None) -> str:
    """Return the address of a page from its path in Wagtail's tree."""
    return living_path(place_in_tree(url_path), language)


def article_path(slug: str, language: str | None = None) -> str:
    """Return an article's address."""
    return living_path(f"{ARTICLES}/{slug}", language)


def versions_path(place: str, language: str | None = None) -> str:
    """Return the address of a page's list of versions."""
    return f"{living_path(place, language)}fassungen/"


def version_path(place: str, number: int, language: str | None = None) -> str:
    """Return the address of one version as it was."""
    return f"{versions_path(place, language)}{number}/"


def difference_path(place: str, old: int, new: int, language: str | None = None) -> str:
    """Return the address of the difference of two versions."""
    return f"{versions_path(place, language)}{old}..{new}/"


def compare_path(place: str, language: str | None = None) -> str:
    """Return the address that leads to the difference of two chosen versions."""
    return f"{versions_path(place, language)}vergleich/"


def changes_feed_path(place: str, language: str | None = None) -> str:
    """Return the address of the feed of a page's changes."""
    return f"{living_path(place, language)}aenderungen.xml"


def annotations_path(place: str, language: str | None = None) -> str:
    """Return the address at which programs read what points into a page's text."""
    kind, _slash, rest = place.partition("/")
    return f"{prefix(language)}api/v1/{'articles' if kind == ARTICLES else kind}/{rest}/annotations"


def discussion_note_path(place: str, language: str | None = None) -> str:
    """Return the address at which podcast apps read an episode's discussion, the root of its thread."""
    return f"{prefix(language)}api/v1/activitypub/{place}"


def topic_path(slug: str, language: str | None = None) -> str:
    """Return a topic's address."""
    return f"{prefix(language)}themen/{slug}/"


def person_path(slug: str, language: str | None = None) -> str:
    """Return the address of a person's page."""
    return f"{prefix(language)}personen/{slug}/"


def passage_anchor(block_id: str) -> str:
    """Return the fragment of a passage: `p-` and the first eight of its UUID."""
    return f"p-{block_id[:8]}"


def since_path(place: str, language: str | None = None) -> str:
    """Return the address, up to the number, at which a page asks what is new since a version."""
    return f"{living_path(place, language)}seit/"


def passage_path(place: str, block_id: str, language: str | None = None) -> str:
    """Return the address of a passage's own page: the passage and what is said about it."""
    return f"{living_path(place, language)}stelle/{block_id[:8]}/"


def passage_history_path(place: str, block_id: str, language: str | None = None) -> str:
    """Return the address of a passage's history: how it stood in each version that changed it."""
    return f"{passage_path(place, block_id, language)}geschichte/"


def follow_path(place: str, language: str | None = None, block_id: str = "") -> str:
    """Return the address at which readers ask to be told of changes, of one passage where one is named."""
    return f"{living_path(place, language)}folgen/" + (f"?stelle={block_id[:8]}" if block_id else "")


def passage_feed_path(place: str, block_id: str, language: str | None = None) -> str:
    """Return the address of the feed of a passage's changes."""
    return f"{passage_path(place, block_id, language)}aenderungen.xml"


def short_path(code: str) -> str:
    """Return the permanent address of one version; the same in all languages."""
    return f"/f/{code}/"


def absolute(path: str) -> str:
    """Return a full address; the site's base address is a setting, never a header."""
    return f"{settings.HALTUNG_BASE_URL.rstrip('/')}{path}"


def absolute_links(html: str) -> str:
    """Return HTML whose links and pictures lead to the site from wherever it is read: in a feed, in a mail."""
    return _OF_THE_SITE.sub(lambda match: f'{match.group(1)}="{absolute("/")}', html)
