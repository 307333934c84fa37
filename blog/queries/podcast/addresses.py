"""Addresses of shows, episodes, their feeds and files."""

from blog.models.podcast.audio import Audio
from blog.queries.addresses import PODCASTS, living_path, prefix

TRANSCRIPT_TYPES = {
    "vtt": "text/vtt",
    "srt": "application/x-subrip",
    "json": "application/json",
    "html": "text/html",
}
"""The forms of a transcript that a feed tells, with their types."""


def podcasts_path(language: str | None = None) -> str:
    """Return the address of the list of all podcasts."""
    return f"{prefix(language)}{PODCASTS}/"


def show_path(slug: str, language: str | None = None) -> str:
    """Return the address of a show's page."""
    return f"{podcasts_path(language)}{slug}/"


def feed_path(slug: str, language: str | None = None, page: int = 1) -> str:
    """Return the address of (a part of) a show's feed."""
    return f"{show_path(slug, language)}feed.xml{f'?seite={page}' if page > 1 else ''}"


def private_feed_path(token: str, language: str | None = None, page: int = 1) -> str:
    """Return the secret address of a show's feed."""
    return f"{podcasts_path(language)}feed/{token}.xml{f'?seite={page}' if page > 1 else ''}"


def opml_path(language: str | None = None) -> str:
    """Return the address of the list of all feeds, for apps."""
    return f"{podcasts_path(language)}podcasts.opml"


def chapters_path(place: str, language: str | None = None) -> str:
    """Return the address of an episode's chapters, for apps."""
    return f"{living_path(place, language)}kapitel.json"


def transcript_path(place: str, form: str, language: str | None = None) -> str:
    """Return the address of an episode's transcript in a form (`TRANSCRIPT_TYPES`, `txt`)."""
    return f"{living_path(place, language)}transkript.{form}"


def sound_path(audio: Audio) -> str:
    """Return the address of a sound file; the same in all languages."""
    return f"/ton/{audio.uuid}.{audio.extension}"


def private_sound_path(token: str, audio: Audio) -> str:
    """Return the secret address of a sound file, which holds as long as the private feed does."""
    return f"/{PODCASTS}/feed/{token}/{audio.uuid}.{audio.extension}"
