"""Where transcripts show up in Wagtail's admin: addresses, an episode's header, the log."""

from collections.abc import Iterator
from typing import Any

from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin.widgets import Button
from wagtail.models import Page

from blog.actions.podcast.store_pieces import LOG
from blog.actions.podcast.transcript_refused import may_edit
from blog.admin.podcast.transcripts import editing, views, waiting
from blog.models.podcast.episode import Episode


def admin_urls() -> list[URLPattern]:
    """Return the addresses below Wagtail's admin."""
    start = "transkript/<int:episode_id>/"
    return [
        path(start, views.transcript_page, name=views.ADDRESS),
        path(f"{start}hochladen/", views.upload, name="blog_transcript_upload"),
        path(f"{start}stimmen/", views.voices, name="blog_transcript_voices"),
        path(f"{start}zuruecksetzen/", views.revert, name="blog_transcript_revert"),
        path(f"{start}geaendert/", waiting.decide, name="blog_transcript_waiting"),
        path(f"{start}erkennen/", views.recognise, name="blog_transcript_recognise"),
        path(f"{start}fassungen/<int:number>/", views.version, name="blog_transcript_version"),
        path(f"{start}datei.<str:form>", views.file, name="blog_transcript_file"),
        path(f"{start}stand/", editing.state, name="blog_transcript_state"),
        path(f"{start}aendern/", editing.change, name="blog_transcript_change"),
    ]


def page_button(page: Page, user: Any, view_name: str, next_url: str | None = None) -> Iterator[Button]:
    """Lead from an episode to its transcript."""
    if page.specific_class is Episode and may_edit(page, user):
        yield Button(
            _("Transkript"), reverse(views.ADDRESS, args=[page.pk]), icon_name="openquote", priority=44
        )


def log_actions(actions: Any) -> None:
    """How the page's history names the act."""
    actions.register_action(LOG, gettext_lazy("Transkript"), gettext_lazy("Transkript geändert"))
