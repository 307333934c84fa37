"""What somebody else's feed tells is read in the editor, and written by the feed alone."""

import pytest
from django.urls import reverse

from blog.models import Episode
from tests.factories import blog, podcast

pytestmark = pytest.mark.django_db


@pytest.fixture
def episode(client) -> Episode:
    client.force_login(blog.editor())
    return podcast.linked_episode(podcast.linked_show(), "Wie der Feed sie nennt")


def test_the_editor_shows_the_texts_and_offers_none_of_them(client, episode: Episode):
    shown = client.get(reverse("wagtailadmin_pages:edit", args=[episode.pk])).content.decode()
    assert "Das ist ein fremder Podcast." in shown
    assert "Wie der Feed sie nennt" in shown
    for name in ("title", "standfirst", "body-count", "audio", "chapters-TOTAL_FORMS"):
        assert f'name="{name}"' not in shown
    assert 'name="topic"' in shown


def test_what_is_sent_all_the_same_changes_no_text(client, episode: Episode):
    topic = blog.topic()
    data = {
        "title": "Umbenannt",
        "standfirst": "Anders",
        "body-count": "0",
        "chapters-TOTAL_FORMS": "1",
        "chapters-INITIAL_FORMS": "0",
        "chapters-0-start": "0:10",
        "chapters-0-title": "Erfunden",
        "slug": episode.slug,
        "topic": topic.pk,
        "discussion_mode": "open",
        "action-publish": "1",
    }
    answer = client.post(reverse("wagtailadmin_pages:edit", args=[episode.pk]), data)
    assert answer.status_code == 302
    now = Episode.objects.get(pk=episode.pk)
    assert (now.title, now.topic) == ("Wie der Feed sie nennt", topic)
    assert now.standfirst == episode.standfirst
    assert now.body.get_prep_value() == episode.body.get_prep_value()
    assert not now.chapters.exists()


def test_a_linked_show_is_shown_without_its_texts_to_edit(client, episode: Episode):
    show = episode.podcast
    shown = client.get(reverse("wagtailadmin_pages:edit", args=[show.pk])).content.decode()
    assert 'name="subtitle"' not in shown
    assert 'name="topic"' in shown


def test_an_own_episode_is_edited_as_before(client, episode: Episode):
    own = podcast.own_episode()
    shown = client.get(reverse("wagtailadmin_pages:edit", args=[own.pk])).content.decode()
    for name in ("title", "standfirst", "chapters-TOTAL_FORMS"):
        assert f'name="{name}"' in shown
    assert "Das ist ein fremder Podcast." not in shown


def test_nobody_writes_an_episode_for_somebody_else(client, episode: Episode):
    address = reverse("wagtailadmin_pages:add", args=["blog", "episode", episode.podcast_id])
    assert client.get(address).status_code == 302
