"""What the clock and the queue do for followed shows, against a host that answers as told."""

import hashlib
import hmac
import json
from dataclasses import replace
from datetime import timedelta
from urllib.parse import parse_qs

import pytest
from django.urls import reverse
from django.utils import timezone

from blog.actions.podcast.follow_show import follow_show, refresh_now
from blog.jobs import podcasts, run_outbox_once
from blog.kinds import FeedState
from blog.models import Cue, Episode, FollowedFeed, OutboxRow
from blog.text.podcast.reading import read_feed
from tests.factories import blog, podcast
from tests.feeds.host import Host, running
from tests.feeds.made import MadeEpisode, MadeFeed, episodes

pytestmark = pytest.mark.django_db

URL = "http://gespraech.example.org/feed"
VTT = b"WEBVTT\n\n00:00.000 --> 00:04.000\n<v Anne>Guten Tag.\n"


@pytest.fixture
def host(monkeypatch: pytest.MonkeyPatch):
    with running() as found:
        monkeypatch.setattr("blog.effects.podcast.addresses.public_endpoint", found.resolve)
        yield found


def follow(host: Host, made: MadeFeed, **headers: str) -> FollowedFeed:
    host.put("/feed", made.rss(), headers=headers)
    feed = follow_show(index=podcast.index(), url=URL, read=read_feed(made.rss()), by=blog.editor())
    run_outbox_once(50)
    feed.refresh_from_db()
    return feed


def look(feed: FollowedFeed) -> FollowedFeed:
    refresh_now(feed=feed)
    run_outbox_once(50)
    feed.refresh_from_db()
    return feed


def pause(feed: FollowedFeed) -> timedelta:
    assert feed.looked_at is not None
    return feed.due_at - feed.looked_at


def test_the_clock_puts_due_feeds_into_the_queue_once(host: Host):
    feed = follow(host, MadeFeed())
    podcasts.look_for_due_feeds()
    assert not OutboxRow.objects.filter(done_at__isnull=True).exists()
    FollowedFeed.objects.update(due_at=timezone.now() - timedelta(minutes=1))
    podcasts.look_for_due_feeds()
    podcasts.look_for_due_feeds()
    assert OutboxRow.objects.filter(done_at__isnull=True, ref=f"feed:{feed.pk}").count() == 1


def test_an_unchanged_feed_is_not_sent_again(host: Host):
    feed = follow(host, MadeFeed(), ETag='"1"')
    look(feed)
    assert host.asked[-1].headers["if-none-match"] == '"1"'
    assert feed.state == FeedState.FINE


def test_failures_lengthen_the_pause_and_one_success_ends_them(host: Host):
    feed = follow(host, MadeFeed())
    host.put("/feed", status=500)
    pauses = []
    for _time in range(3):
        look(feed)
        pauses.append(pause(feed))
    assert (feed.state, feed.error, feed.failures) == (FeedState.FAILING, "status", 3)
    assert pauses[0] < pauses[1] < pauses[2]
    host.put("/feed", MadeFeed().rss())
    look(feed)
    assert (feed.state, feed.error, feed.failures) == (FeedState.FINE, "", 0)
    assert Episode.objects.filter(removed_at__isnull=True).count() == 3


def test_a_host_that_asks_for_patience_gets_it(host: Host):
    feed = follow(host, MadeFeed())
    host.put("/feed", status=503, headers={"Retry-After": "86400"})
    look(feed)
    assert pause(feed) > timedelta(hours=23)


def test_a_feed_that_was_taken_away_keeps_its_episodes(host: Host):
    feed = follow(host, MadeFeed())
    host.put("/feed", status=410)
    look(feed)
    assert feed.state == FeedState.GONE
    assert pause(feed) > timedelta(days=6)
    assert Episode.objects.filter(live=True).count() == 3


def test_a_cut_feed_changes_nothing(host: Host):
    feed = follow(host, MadeFeed())
    host.put("/feed", MadeFeed(episodes=episodes(5)).rss()[:-900])
    look(feed)
    assert (feed.state, feed.error) == (FeedState.FAILING, "cut")
    assert Episode.objects.filter(removed_at__isnull=True).count() == 3


def test_a_move_for_ever_is_followed(host: Host):
    feed = follow(host, MadeFeed())
    host.put("/feed", status=301, headers={"Location": "http://neu.example.org/neu"})
    host.put("/neu", MadeFeed(episodes=episodes(4)).rss())
    look(feed)
    assert feed.url == "http://neu.example.org/neu"
    assert Episode.objects.count() == 4


def test_a_new_address_in_the_feed_is_followed_where_there_is_a_feed(host: Host):
    feed = follow(host, MadeFeed())
    extra = "<itunes:new-feed-url>http://neu.example.org/neu</itunes:new-feed-url>"
    host.put("/feed", replace(MadeFeed(), extra=extra).rss())
    look(feed)
    assert feed.url == URL
    host.put("/neu", MadeFeed(episodes=episodes(4)).rss())
    host.put("/feed", replace(MadeFeed(), extra=extra).rss() + b"\n")
    look(feed)
    assert feed.url == "http://neu.example.org/neu"


def test_a_move_into_an_inner_net_is_no_move(host: Host):
    feed = follow(host, MadeFeed())
    host.private.add("innen.example.org")
    host.put("/feed", status=301, headers={"Location": "http://innen.example.org/"})
    look(feed)
    assert (feed.url, feed.error) == (URL, "private")


def test_pages_of_a_feed_are_read_one_after_the_other(host: Host):
    newest = replace(MadeFeed(episodes=episodes(6)[:3]), extra='<atom:link rel="next" href="/feed?page=2"/>')
    host.put("/feed?page=2", MadeFeed(episodes=episodes(3)).rss())
    follow(host, newest)
    assert Episode.objects.count() == 6


def test_transcript_and_chapters_are_brought_from_files_of_their_own(host: Host):
    extra = (
        '<podcast:transcript url="http://gespraech.example.org/1.txt" type="text/plain"/>'
        '<podcast:transcript url="http://gespraech.example.org/1.vtt" type="text/vtt"/>'
        '<podcast:chapters url="http://gespraech.example.org/1.json" type="application/json+chapters"/>'
    )
    host.put("/1.vtt", VTT)
    chapters = {
        "version": "1.2.0",
        "chapters": [{"startTime": 60.5, "title": "Später"}, {"startTime": 0, "title": "Anfang"}],
    }
    host.put("/1.json", json.dumps(chapters).encode())
    follow(host, MadeFeed().with_episodes(MadeEpisode(1, extra=extra)))
    assert [cue.text for cue in Cue.objects.all()] == ["Guten Tag."]
    found = [(one.start, one.title) for one in Episode.objects.get().chapters.all()]
    assert found == [(0, "Anfang"), (60_500, "Später")]
    assert "/1.txt" not in host.paths()


def test_a_transcript_that_is_away_costs_nothing(host: Host):
    extra = '<podcast:transcript url="http://gespraech.example.org/weg.vtt" type="text/vtt"/>'
    feed = follow(host, MadeFeed().with_episodes(MadeEpisode(1, extra=extra)))
    assert feed.state == FeedState.FINE
    assert not OutboxRow.objects.filter(done_at__isnull=True).exists()


HUB = '<atom:link rel="hub" href="http://hub.example.org/hub"/><atom:link rel="self" href="http://gespraech.example.org/feed"/>'


@pytest.fixture
def with_hub(host: Host) -> FollowedFeed:
    host.put("/hub", status=202)
    return follow(host, replace(MadeFeed(), extra=HUB))


def signed(feed: FollowedFeed, body: bytes) -> dict[str, str]:
    told = hmac.new(feed.secret.encode(), body, hashlib.sha256).hexdigest()
    return {"X-Hub-Signature": f"sha256={told}"}


def test_a_hub_is_asked_to_tell_us(host: Host, with_hub: FollowedFeed):
    asked = host.asked[-1]
    form = {name: values[0] for name, values in parse_qs(asked.body.decode()).items()}
    assert (asked.method, asked.path, form["hub.mode"], form["hub.topic"]) == (
        "POST",
        "/hub",
        "subscribe",
        URL,
    )
    assert form["hub.callback"].endswith(reverse("blog:websub", args=[with_hub.path_token]))
    assert len(form["hub.secret"]) > 20


def test_a_hub_that_asks_back_hears_yes_for_what_we_want_alone(client, with_hub: FollowedFeed):
    address = reverse("blog:websub", args=[with_hub.path_token])
    question = {
        "hub.mode": "subscribe",
        "hub.topic": URL,
        "hub.challenge": "abc",
        "hub.lease_seconds": "864000",
    }
    answer = client.get(address, question)
    assert (answer.status_code, answer.content) == (200, b"abc")
    assert answer["Content-Type"].startswith("text/plain")
    assert client.get(address, {**question, "hub.topic": "http://anders.example.org/"}).status_code == 404
    assert client.get(address, {**question, "hub.mode": "unsubscribe"}).status_code == 404
    assert client.get(reverse("blog:websub", args=["geraten"]), question).status_code == 404


def test_news_with_the_secret_make_us_look_at_once(client, host: Host, with_hub: FollowedFeed):
    host.put("/feed", replace(MadeFeed(episodes=episodes(4)), extra=HUB).rss())
    address = reverse("blog:websub", args=[with_hub.path_token])
    send = {"content_type": "application/rss+xml"}
    assert client.post(address, b"x", headers={"X-Hub-Signature": "sha256=00"}, **send).status_code == 202
    assert client.post(address, b"x", **send).status_code == 202
    assert run_outbox_once(50) == 0
    assert client.post(address, b"x", headers=signed(with_hub, b"x"), **send).status_code == 202
    run_outbox_once(50)
    assert Episode.objects.count() == 4
