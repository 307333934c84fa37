"""The editor of our own shows: sound, times, covers, what directories complain about, private feeds."""

from typing import Any

import lxml.html
import pytest
from django.conf import LazySettings
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from wagtail.test.utils.form_data import inline_formset, nested_form_data, rich_text, streamfield

from blog.admin.podcast.own.words import complaint_sentence, sound_sentence
from blog.models import Audio, Cue, Episode, PrivateFeed, Show
from blog.text.podcast.complaints import Complaint, ComplaintKind, Weight
from blog.text.podcast.sound.facts import SoundFault
from tests.factories import blog, podcast, sounds
from tests.podcasts.full_show import cover

pytestmark = pytest.mark.django_db


@pytest.fixture
def editor(client: Client) -> Client:
    client.force_login(blog.editor())
    return client


def episode_form(audio: Audio | None, **more: Any) -> dict[str, Any]:
    return nested_form_data(
        {
            "title": "Neue Folge",
            "slug": "neue-folge",
            "standfirst": "Worum es geht.",
            "body": streamfield([("text", rich_text("<p>Notizen.</p>"))]),
            "discussion_mode": "open",
            "episode_type": "full",
            "audio": audio.pk if audio else "",
            "episode_people": inline_formset([]),
            "chapters": inline_formset([]),
            "soundbites": inline_formset([]),
            "comments": inline_formset([]),
            "next_kind": "",
            "next_note": "",
            **more,
        }
    )


def add_episode(client: Client, show: Show, data: dict[str, Any]) -> Any:
    return client.post(reverse("wagtailadmin_pages:add", args=["blog", "episode", show.pk]), data)


def upload(client: Client, data: bytes, name: str = "folge.mp3") -> Any:
    return client.post(reverse("sound_chooser:create"), {"file": SimpleUploadedFile(name, data)})


@pytest.mark.parametrize(
    "window", ["sound_chooser:choose", "wagtailimages_chooser:choose", "wagtailadmin_choose_page"]
)
def test_the_windows_for_choosing_open(editor: Client, window: str) -> None:
    assert editor.get(reverse(window)).json()["html"]


def test_an_uploaded_file_is_checked_and_chosen(editor: Client) -> None:
    response = upload(editor, sounds.mp3(83_000), "kein_ton.txt")
    assert response.json()["step"] == "chosen"
    audio = Audio.objects.get(pk=response.json()["result"]["id"])
    assert audio.duration == pytest.approx(83_000, abs=30)
    assert response.json()["result"]["title"].startswith("kein_ton.txt · 1:2")


def test_a_file_is_found_again_by_its_name_or_its_episode(editor: Client) -> None:
    for name, length in (("aufnahme-eins.mp3", 1_000), ("aufnahme-zwei.mp3", 2_000)):
        upload(editor, sounds.mp3(length), name)
    podcast.draft_episode(title="Vom Anfangen", audio=Audio.objects.get(file_name="aufnahme-zwei.mp3"))
    for words, found in (("EINS", ["eins"]), ("anfangen", ["zwei"]), ("", ["eins", "zwei"]), ("drei", [])):
        html = editor.get(reverse("sound_chooser:choose_results"), {"q": words}).content.decode()
        assert [one for one in ("eins", "zwei") if f"aufnahme-{one}.mp3" in html] == found, words


@pytest.mark.parametrize(
    ("data", "fault"),
    [
        (b"Hallo", SoundFault.NOT_SOUND),
        (sounds.mp3(1_000)[:-5], SoundFault.CUT),
        (b"fLaC" + bytes(99), SoundFault.OTHER_TYPE),
        (sounds.mp3(60_000), SoundFault.TOO_LARGE),
    ],
)
def test_what_is_refused_comes_back_with_its_sentence(
    editor: Client, settings: LazySettings, data: bytes, fault: SoundFault
) -> None:
    settings.HALTUNG_MAX_AUDIO_BYTES = 100_000
    response = upload(editor, data)
    assert sound_sentence(fault) in lxml.html.fromstring(response.json()["htmlFragment"]).text_content()
    assert not Audio.objects.exists()


def test_who_may_write_no_page_may_upload_nothing(client: Client) -> None:
    client.force_login(blog.user())
    assert upload(client, sounds.mp3(1_000)).status_code in (302, 403)
    assert not Audio.objects.exists()


def test_an_episode_is_published_with_what_follows_from_its_show_and_sound(editor: Client) -> None:
    show, audio = podcast.own_show(), podcast.audio(duration=83_000)
    chapters = inline_formset([{"start": "0:00", "title": "Anfang"}, {"start": "1:02.5", "title": "Mitte"}])
    response = add_episode(editor, show, episode_form(audio, chapters=chapters, **{"action-publish": "1"}))
    assert response.status_code == 302, response.context["form"].errors
    episode = Episode.objects.get()
    assert episode.podcast == show
    assert episode.guid.startswith("urn:uuid:")
    assert episode.duration == 83_000
    assert episode.aired_at == episode.first_published_at
    assert [chapter.start for chapter in episode.chapters.all()] == [0, 62_500]
    html = editor.get(reverse("wagtailadmin_pages:edit", args=[episode.pk])).content.decode()
    assert 'value="1:02.500"' in html


def test_without_sound_it_stays_a_draft(editor: Client) -> None:
    show = podcast.own_show()
    response = add_episode(editor, show, episode_form(None, **{"action-publish": "1"}))
    assert "Ohne Ton ist es keine Folge" in response.content.decode()
    assert add_episode(editor, show, episode_form(None)).status_code == 302


@pytest.mark.parametrize(
    ("rows", "sentence"),
    [
        (
            {"chapters": [{"start": "1:30", "title": "Zu spät"}]},
            "beginnt bei 1:30, aber der Ton ist nur 1:23 lang",
        ),
        (
            {"soundbites": [{"start": "1:00", "length": "0:30"}]},
            "endet bei 1:30, aber der Ton ist nur 1:23 lang",
        ),
        ({"chapters": [{"start": "gleich", "title": "Wann?"}]}, "Das ist keine Zeit"),
    ],
)
def test_times_beyond_the_end_are_refused(editor: Client, rows: dict[str, Any], sentence: str) -> None:
    data = episode_form(
        podcast.audio(duration=83_000), **{name: inline_formset(found) for name, found in rows.items()}
    )
    response = add_episode(editor, podcast.own_show(), data)
    assert sentence in response.content.decode()
    assert not Episode.objects.exists()


def test_episodes_are_written_below_our_own_shows_alone(editor: Client) -> None:
    linked = podcast.linked_show()
    assert add_episode(editor, linked, episode_form(podcast.audio()))["Location"] == "/redaktion/"
    assert not Episode.objects.exists()


def test_a_moved_and_a_copied_episode_belong_where_they_lie() -> None:
    first, second = podcast.own_show(), podcast.own_show()
    episode = podcast.own_episode(first)
    copy = episode.copy(to=second, keep_live=False)
    copy = Episode.objects.get(pk=copy.pk)
    assert copy.podcast == second
    assert copy.guid != episode.guid
    third = podcast.own_show()
    Episode.objects.get(pk=episode.pk).move(third, pos="last-child")
    moved = Episode.objects.get(pk=episode.pk)
    assert moved.podcast == third
    assert moved.guid == episode.guid


def test_a_show_gets_the_identity_of_its_feed_once() -> None:
    show = podcast.own_show(slug="erster", guid=None)
    before = Show.objects.get(pk=show.pk).guid
    assert before is not None
    show = Show.objects.get(pk=show.pk)
    show.slug = "anders"
    show.save_revision().publish()
    assert Show.objects.get(pk=show.pk).guid == before
    assert Show.objects.get(pk=podcast.own_show(slug="erster", guid=None).pk).guid not in (None, before)


def show_data(**more: Any) -> dict[str, Any]:
    """Return what the editor of a show sends to publish it."""
    data = nested_form_data(
        {
            "title": "Podcast",
            "slug": "podcast",
            "description": "Worum es geht.",
            "medium": "podcast",
            "category": "News",
            "show_people": inline_formset([]),
            "recommended_shows": inline_formset([]),
            "comments": inline_formset([]),
            "action-publish": "1",
        }
    )
    return {**data, **more}


def test_a_rule_that_counts_without_a_beginning_is_refused(editor: Client) -> None:
    address = reverse("wagtailadmin_pages:add", args=["blog", "show", podcast.index().pk])
    data = show_data(cover=cover("Groß", 1400).pk)
    told = editor.post(address, {**data, "update_rule": "FREQ=WEEKLY;COUNT=3"}).content.decode()
    assert "Nimm statt COUNT ein Ende mit UNTIL" in told
    assert editor.post(address, {**data, "update_rule": "FREQ=WEEKLY;UNTIL=2027-01-01"}).status_code == 302


def test_a_cover_that_directories_refuse_is_refused_here(editor: Client) -> None:
    data = show_data(cover=cover("Klein", 300).pk)
    address = reverse("wagtailadmin_pages:add", args=["blog", "show", podcast.index().pk])
    assert "mindestens 1.400 Pixel" in editor.post(address, data).content.decode()
    assert not Show.objects.exists()
    response = editor.post(address, {**data, "cover": cover("Groß", 1400).pk})
    assert response.status_code == 302, response.context["form"].errors
    assert Show.objects.get().live


def test_the_check_looks_at_what_waits_before_it_is_published(editor: Client) -> None:
    show = podcast.own_show("Prüfling")
    podcast.draft_episode(show, "Nur ein Entwurf", audio=None)
    podcast.own_episode(show, "Veröffentlicht")
    html = editor.get(reverse("blog_podcast_check", args=[show.pk])).content.decode()
    assert complaint_sentence(Complaint(ComplaintKind.NO_COVER, Weight.REFUSED)) in html
    assert "Nur ein Entwurf" in html
    assert complaint_sentence(Complaint(ComplaintKind.NO_SOUND, Weight.REFUSED)) in html
    assert (
        reverse("blog_podcast_check", args=[show.pk])
        in editor.get(reverse("wagtailadmin_pages:edit", args=[show.pk])).content.decode()
    )


def test_every_complaint_and_every_refusal_has_its_sentence() -> None:
    told = {complaint_sentence(Complaint(kind, Weight.HINT, detail="12")) for kind in ComplaintKind}
    assert len(told) == len(ComplaintKind)
    assert len({sound_sentence(fault) for fault in SoundFault}) == len(SoundFault)


def test_a_secret_address_is_shown_once_and_can_be_revoked(editor: Client) -> None:
    show = podcast.own_show()
    address = reverse("blog_private_feeds", args=[show.pk])
    html = editor.post(address, {"label": "Testhörer:innen"}).content.decode()
    secret = lxml.html.fromstring(html).findtext(".//code") or ""
    assert editor.get(secret.removeprefix("http://localhost:8000")).status_code == 200
    assert secret not in editor.get(address).content.decode()
    editor.post(reverse("blog_revoke_private_feed", args=[show.pk, PrivateFeed.objects.get().pk]))
    assert Client().get(secret.removeprefix("http://localhost:8000")).status_code == 410
    assert "widerrufen am" in editor.get(address).content.decode()


@pytest.mark.parametrize("name", ["blog_podcast_check", "blog_private_feeds"])
def test_pages_for_our_own_shows_are_for_their_editors(client: Client, editor: Client, name: str) -> None:
    linked = podcast.linked_show()
    assert editor.get(reverse(name, args=[linked.pk])).status_code == 404
    somebody = Client()
    somebody.force_login(blog.user())
    assert somebody.get(reverse(name, args=[podcast.own_show().pk])).status_code in (302, 403)


def test_the_check_list_of_an_episode_says_what_others_cite_and_the_transcript_lost(editor: Client) -> None:
    episode = podcast.own_episode(duration=60_000)
    words = "Haltung zeigt sich darin, was wir bleiben lassen und wem wir zuhören."
    podcast.transcript(episode, [(1_000, 9_000, "Anna", words)])
    clip = {"episode": episode.pk, "start": "0:01", "end": "0:09", "text": words, "speaker": None}
    blog.article("Zitiert es", body=[blog.block("clip", clip)])
    address = reverse("wagtailadmin_pages:edit", args=[episode.pk])
    assert "Zitiert es" not in editor.get(address).content.decode()
    Cue.objects.update(text="Von etwas ganz anderem wird hier jetzt gesprochen, nämlich von Vögeln.")
    page = editor.get(address).content.decode()
    assert "„Zitiert es“ zitiert 0:01" in page
    assert "Es steht nicht da, wer spricht." in page
