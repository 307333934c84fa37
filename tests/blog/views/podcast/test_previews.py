"""Shows and episodes before readers see them: drafts, previews, and what appears when its time has come."""

from datetime import timedelta
from typing import Any

import pytest
from django.core.management import call_command
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from wagtail.models import Revision

from blog.models import Episode, Show, Version
from blog.queries.podcast.addresses import feed_path, sound_path
from tests.blog.admin.podcast.test_own_shows import episode_form
from tests.factories import blog, podcast

pytestmark = pytest.mark.django_db


@pytest.fixture
def editor() -> Client:
    client = Client()
    client.force_login(blog.editor())
    return client


@pytest.fixture
def show() -> Show:
    return podcast.own_show("Nah dran", slug="nah-dran")


def draft_of(client: Client, page: Any) -> str:
    answer = client.get(reverse("wagtailadmin_pages:view_draft", args=[page.pk]))
    assert answer.status_code == 200
    assert answer["Cache-Control"].startswith("private")
    return str(answer.content.decode())


def feed(show: Show) -> str:
    return Client().get(feed_path(show.slug, "de")).content.decode()


def test_a_draft_of_an_episode_is_seen_by_editors_alone_with_all_that_it_will_have(
    editor: Client, show: Show
):
    draft = podcast.draft_episode(show, "Noch geheim", slug="geheim", body=[blog.text("Erste Notiz.")])
    draft.chapters.create(start=0, title="Der Anfang")
    draft.save_revision()
    podcast.transcript(draft, [(0, 4000, "Anna", "Guten Tag aus der Vorschau.")])
    page = draft_of(editor, draft)
    for words in ("Noch geheim", "Erste Notiz.", "Der Anfang", "Guten Tag aus der Vorschau."):
        assert words in page
    assert draft.audio is not None
    assert sound_path(draft.audio) in page
    assert editor.head(sound_path(draft.audio)).status_code == 200
    assert "fassungen/" not in page, "there is no version yet"

    reader = Client()
    assert reader.get("/podcasts/nah-dran/geheim/").status_code == 404
    assert reader.get("/podcasts/nah-dran/geheim/transkript.vtt").status_code == 404
    assert reader.get(sound_path(draft.audio)).status_code == 404
    assert "Noch geheim" not in reader.get("/podcasts/nah-dran/").content.decode() + feed(show)


def test_what_is_typed_is_previewed_before_it_is_saved(editor: Client, show: Show):
    audio = podcast.audio(duration=60_000)
    url = reverse("wagtailadmin_pages:preview_on_add", args=["blog", "episode", show.pk])
    assert editor.post(url, episode_form(audio, title="Gerade getippt")).json()["is_valid"] is True
    answer = editor.get(f"{url}?mode=")
    assert "Gerade getippt" in answer.content.decode()
    assert answer["Cache-Control"].startswith("private, no-store")
    assert not Episode.objects.exists()


def test_a_public_episode_keeps_its_words_while_its_draft_has_others(editor: Client, show: Show):
    episode = podcast.own_episode(show, "Wie sie war", slug="folge")
    episode.title = "Wie sie wird"
    episode.save_revision()
    assert "Wie sie wird" in draft_of(editor, episode)
    shown = Client().get("/podcasts/nah-dran/folge/").content.decode()
    assert "Wie sie war" in shown
    assert "Wie sie wird" not in shown + feed(show)


def test_a_show_is_previewed_as_a_draft(editor: Client):
    draft = podcast.own_show("Bald", slug="bald", live=False, description="Worum es gehen wird.")
    draft.save_revision()
    page = draft_of(editor, draft)
    assert "Bald" in page
    assert "Worum es gehen wird." in page
    reader = Client()
    assert reader.get("/podcasts/bald/").status_code == 404
    assert reader.get(feed_path("bald", "de")).status_code == 404
    assert "Bald" not in reader.get("/podcasts/").content.decode()


def test_a_planned_episode_appears_by_the_clock_with_version_1_and_in_the_feed(show: Show):
    draft = podcast.draft_episode(show, "Morgen früh", slug="morgen", aired_at=None)
    draft.go_live_at = timezone.now() + timedelta(days=1)
    draft.save_revision().publish()
    reader = Client()
    assert reader.get("/podcasts/nah-dran/morgen/").status_code == 404
    assert "Morgen früh" not in feed(show)
    assert not Version.objects.exists()

    planned = Revision.objects.get(approved_go_live_at__isnull=False)
    planned.content["go_live_at"] = planned.approved_go_live_at = timezone.now() - timedelta(minutes=1)
    planned.save()
    call_command("publish_scheduled")
    assert reader.get("/podcasts/nah-dran/morgen/").status_code == 200
    assert "Morgen früh" in feed(show)
    assert Version.objects.get().number == 1
    episode = Episode.objects.get()
    assert episode.aired_at == episode.first_published_at


def test_a_planned_article_that_never_was_public_is_no_version_yet():
    draft = blog.draft("Übermorgen", slug="uebermorgen")
    draft.go_live_at = timezone.now() + timedelta(days=2)
    draft.save_revision().publish()
    assert not Version.objects.exists()
    assert Client().get("/artikel/uebermorgen/").status_code == 404


def test_a_planned_end_takes_it_from_page_and_feed(show: Show):
    episode = podcast.own_episode(show, "Nur kurz", slug="kurz")
    Episode.objects.filter(pk=episode.pk).update(expire_at=timezone.now() - timedelta(minutes=1))
    call_command("publish_scheduled")
    assert Client().get("/podcasts/nah-dran/kurz/").status_code == 410
    assert "Nur kurz" not in feed(show)
