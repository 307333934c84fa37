"""Feeds under secret addresses: they hold until they are revoked."""

import pytest
from django.test import Client
from lxml import etree
from wagtail.models import PageViewRestriction

from blog.actions.podcast.private_feeds import make_private_feed, revoke_private_feed
from blog.models import Chapter, Episode, PrivateFeed
from blog.text.podcast.xml import PREFIXES
from haltung.logs import cut_path
from tests.factories import podcast

pytestmark = pytest.mark.django_db


@pytest.fixture
def episode() -> Episode:
    episode = podcast.own_episode(title="Nur für euch")
    PageViewRestriction.objects.create(page=episode.podcast, restriction_type="login")
    return episode


@pytest.fixture
def token(episode: Episode) -> str:
    return make_private_feed(show=episode.podcast, label="Testhörer:innen")[1]


def test_it_tells_what_stands_behind_a_login_and_its_sound_can_be_heard(episode: Episode, token: str) -> None:
    response = Client().get(f"/podcasts/feed/{token}.xml")
    assert response.status_code == 200
    assert response["Cache-Control"] == "no-store, private"
    channel = etree.fromstring(response.content).find("channel")
    assert channel.findtext("item/title") == "Nur für euch"
    assert channel.findtext("itunes:block", namespaces=PREFIXES) == "Yes"
    address = channel.find("item/enclosure").get("url").removeprefix("http://localhost:8000")
    assert address == f"/podcasts/feed/{token}/{episode.audio.uuid}.mp3"
    piece = Client().get(address, headers={"Range": "bytes=0-9"})
    assert piece.status_code == 206
    assert len(piece.getvalue()) == 10
    # nothing in it leads to pages that would ask for a login
    assert channel.find("item/podcast:transcript", PREFIXES) is None


def test_its_chapters_stand_in_it_and_no_tag_is_left_without_its_address(
    episode: Episode, token: str
) -> None:
    Chapter.objects.create(episode=episode, start=0, title="Anfang")
    item = etree.fromstring(Client().get(f"/podcasts/feed/{token}.xml").content).find("channel/item")
    assert item.find("psc:chapters/psc:chapter", PREFIXES).get("title") == "Anfang"
    assert item.find("podcast:chapters", PREFIXES) is None


def test_revoked_it_is_gone_with_its_sound(episode: Episode, token: str) -> None:
    revoke_private_feed(feed=PrivateFeed.objects.get())
    assert Client().get(f"/podcasts/feed/{token}.xml").status_code == 410
    assert Client().get(f"/podcasts/feed/{token}/{episode.audio.uuid}.mp3").status_code == 410


def test_it_opens_no_other_show(token: str) -> None:
    other = podcast.own_episode()
    assert Client().get(f"/podcasts/feed/{token}/{other.audio.uuid}.mp3").status_code == 404


def test_what_nobody_made_is_not_there(episode: Episode) -> None:
    assert Client().get("/podcasts/feed/geraten.xml").status_code == 404
    assert Client().get(f"/podcasts/feed/geraten/{episode.audio.uuid}.mp3").status_code == 404


def test_the_secret_stands_neither_in_the_database_nor_in_a_log(token: str) -> None:
    assert token not in str(list(PrivateFeed.objects.values()))
    assert token not in cut_path(f"/podcasts/feed/{token}.xml")
    assert token not in cut_path(f"/en/podcasts/feed/{token}/x.mp3")


def test_feeds_of_a_withdrawn_show_are_gone(episode: Episode, token: str) -> None:
    episode.podcast.unpublish()
    assert Client().get(f"/podcasts/feed/{token}.xml").status_code == 410
