"""The feed of a show: what it tells, to whom, and how long."""

import gzip
from typing import Any

import pytest
from django.core.cache import cache
from django.test import Client
from lxml import etree
from wagtail.models import PageViewRestriction

from blog.actions.bump import bump
from blog.kinds import DiscussionMode
from blog.models import Episode, Show
from blog.queries.podcast import show_feed
from blog.text.podcast.xml import PREFIXES
from tests.factories import blog, podcast
from tests.podcasts.full_show import FullShow, feed_of, full_show

pytestmark = pytest.mark.django_db
FEED = "/podcasts/draussen/feed.xml"


@pytest.fixture
def full() -> FullShow:
    return full_show()


def channel(content: bytes) -> Any:
    return etree.fromstring(content).find("channel")


def texts(element: Any, path: str) -> list[str]:
    return [found.text or "" for found in element.findall(path, PREFIXES)]


def attributes(element: Any, path: str) -> list[dict[str, str]]:
    return [dict(found.attrib) for found in element.findall(path, PREFIXES)]


def titles(content: bytes) -> list[str]:
    return texts(channel(content), "item/title")


def test_the_show_is_told_with_every_tag(full: FullShow) -> None:
    show = channel(feed_of(full.show))
    for path, told in {
        "title": "Draußen & drinnen",
        "link": "http://localhost:8000/podcasts/draussen/",
        "description": "Worüber wir reden, wenn wir über „Türen“ reden: <innen> & außen.",
        "language": "de",
        "copyright": "© 2026 Caritas Musterstadt",
        "itunes:author": "Caritas Musterstadt",
        "itunes:owner/itunes:email": "podcast@example.org",
        "itunes:explicit": "false",
        "podcast:guid": "917393e3-1b1e-5cef-ace4-edaa54e1f810",
        "podcast:medium": "podcast",
        "podcast:locked": "yes",
        "podcast:license": "cc-by-4.0",
        "podcast:funding": "Spende für den Podcast",
        "podcast:person": "Änne Groß",
        "podcast:updateFrequency": "einmal im Monat",
        "podcast:txt": "nachweis-123",
    }.items():
        assert texts(show, path) == [told], path


def test_what_the_show_tells_in_attributes(full: FullShow) -> None:
    show = channel(feed_of(full.show))
    assert attributes(show, "itunes:category/itunes:category") == [{"text": "Documentary"}]
    assert attributes(show, "podcast:funding") == [{"url": "https://example.org/spenden?a=1&b=2"}]
    assert attributes(show, "podcast:updateFrequency") == [{"rrule": "FREQ=MONTHLY"}]
    assert attributes(show, "podcast:locked") == [{"owner": "podcast@example.org"}]
    assert attributes(show, "podcast:podroll/podcast:remoteItem") == [
        {
            "feedGuid": "9b024349-ccf0-5f69-a609-6b82873eab3c",
            "feedUrl": "https://nebenan.example/feed.xml",
            "title": "Nebenan",
        }
    ]
    assert attributes(show, "podcast:publisher/podcast:remoteItem") == [
        {
            "feedGuid": "003af0a0-6a45-55cf-b765-68e3d349551a",
            "feedUrl": "https://example.org/verlag.xml",
            "medium": "publisher",
        }
    ]
    links = {found["rel"]: found["href"] for found in attributes(show, "atom:link")}
    assert links == {"self": f"http://localhost:8000{FEED}"}


def test_an_episode_is_told_with_every_tag(full: FullShow) -> None:
    bonus, item = channel(feed_of(full.show)).findall("item")
    page = "http://localhost:8000/podcasts/draussen/schwellen/"
    for path, told in {
        "title": ["Folge 12: Schwellen"],
        "link": [page],
        "guid": ["tag:alt.example,2019:12"],
        "pubDate": ["Tue, 03 Feb 2026 05:30:00 +0000"],
        "description": ["Warum eine Stufe genügt, um draußen zu bleiben."],
        "itunes:duration": ["1500"],
        "itunes:season": ["2"],
        "itunes:episode": ["12"],
        "podcast:season": ["2"],
        "podcast:episode": ["12"],
        "itunes:episodeType": ["full"],
        "podcast:person": ["Änne Groß", "Bert <Müller> & Co"],
        "podcast:license": ["cc-by-sa-4.0"],
        "comments": [f"{page}diskussion/"],
        "podcast:contentLink": ["Diskussion", "Was Türen sagen"],
        "podcast:soundbite": ["„Eine Stufe ist ein Satz“"],
    }.items():
        assert texts(item, path) == told, path
    assert "<b>Nachweisen</b> &amp; Links." in texts(item, "content:encoded")[0].replace("strong>", "b>")
    assert {"rel": "http://podlove.org/deep-link", "href": f"{page}#"} in attributes(item, "atom:link")
    assert not bonus.findall("podcast:person", PREFIXES)


def test_what_an_episode_tells_in_attributes(full: FullShow) -> None:
    _bonus, item = channel(feed_of(full.show)).findall("item")
    page = "http://localhost:8000/podcasts/draussen/schwellen/"
    assert attributes(item, "enclosure") == [
        {
            "url": f"http://localhost:8000/ton/{full.audio.uuid}.mp3",
            "length": str(full.audio.size),
            "type": "audio/mpeg",
        }
    ]
    assert attributes(item, "guid") == [{"isPermaLink": "false"}]
    assert attributes(item, "podcast:chapters") == [
        {"url": f"{page}kapitel.json", "type": "application/json+chapters"}
    ]
    assert [(one["start"], one["title"]) for one in attributes(item, "psc:chapters/psc:chapter")] == [
        ("00:00:00.000", "Einstieg"),
        ("00:01:23.250", "Die Stufe & das Geländer"),
    ]
    assert attributes(item, "podcast:soundbite") == [{"startTime": "60", "duration": "30.5"}]
    assert {one["type"]: one["url"] for one in attributes(item, "podcast:transcript")} == {
        "text/vtt": f"{page}transkript.vtt",
        "application/x-subrip": f"{page}transkript.srt",
        "application/json": f"{page}transkript.json",
        "text/html": f"{page}transkript.html",
    }
    assert attributes(item, "podcast:contentLink")[0] == {"href": f"{page}diskussion/"}


def test_apps_are_told_where_the_thread_begins_and_that_there_is_none(full: FullShow) -> None:
    _bonus, item = channel(feed_of(full.show)).findall("item")
    (told,) = attributes(item, "podcast:socialInteract")
    assert told == {
        "protocol": "activitypub",
        "uri": "http://localhost:8000/api/v1/activitypub/podcasts/draussen/schwellen",
        "accountId": "@draussen",
        "accountUrl": "http://localhost:8000/podcasts/draussen/",
    }
    assert Client().get(told["uri"]).json()["id"] == told["uri"]
    Episode.objects.filter(pk=full.episode.pk).update(discussion_mode=DiscussionMode.CLOSED)
    bump()
    _bonus, item = channel(feed_of(full.show)).findall("item")
    assert attributes(item, "podcast:socialInteract") == [{"protocol": "disabled"}]
    assert texts(item, "comments") == []
    assert Client().get(told["uri"]).status_code == 404


def test_the_episode_leaves_with_its_withdrawal_and_the_show_is_gone_with_its_own(full: FullShow) -> None:
    assert titles(feed_of(full.show)) == ["Bonus: Nachklang", "Folge 12: Schwellen"]
    Episode.objects.get(pk=full.episode.pk).unpublish()
    assert titles(feed_of(full.show)) == ["Bonus: Nachklang"]
    Show.objects.get(pk=full.show.pk).unpublish()
    Show.objects.filter(pk=full.show.pk).update(first_published_at=full.bonus.first_published_at)
    assert Client().get(FEED).status_code == 410


def test_drafts_restricted_and_silent_episodes_are_not_told(full: FullShow) -> None:
    podcast.draft_episode(full.show, "Entwurf")
    podcast.own_episode(full.show, "Ohne Ton", audio=None)
    behind = podcast.own_episode(full.show, "Hinter dem Login")
    PageViewRestriction.objects.create(page=behind, restriction_type="login")
    assert titles(feed_of(full.show)) == ["Bonus: Nachklang", "Folge 12: Schwellen"]


def test_linked_restricted_and_unknown_shows_have_no_feed_of_ours(full: FullShow) -> None:
    linked = podcast.linked_show()
    assert Client().get(f"/podcasts/{linked.slug}/feed.xml").status_code == 404
    assert Client().get("/podcasts/keiner/feed.xml").status_code == 404
    PageViewRestriction.objects.create(page=full.show, restriction_type="login")
    assert Client().get(FEED).status_code == 404


def test_who_has_the_feed_gets_304_also_of_its_compressed_form(full: FullShow) -> None:
    plain = Client().get(FEED)
    packed = Client().get(FEED, headers={"Accept-Encoding": "br, gzip"})
    assert packed["Content-Encoding"] == "gzip"
    assert gzip.decompress(packed.content) == plain.content
    assert plain["Vary"] == packed["Vary"] == "Accept-Encoding"
    for known in (plain, packed):
        again = Client().get(FEED, headers={"If-None-Match": known["ETag"], "Accept-Encoding": "gzip"})
        assert again.status_code == 304
    assert "Content-Encoding" not in Client().get(FEED, headers={"Accept-Encoding": "gzip;q=0"})


def test_a_feed_in_which_nothing_changed_has_the_same_bytes(full: FullShow) -> None:
    before = feed_of(full.show)
    cache.clear()
    assert feed_of(full.show) == before


def test_a_show_that_moved_leads_to_its_new_feed(full: FullShow) -> None:
    Show.objects.filter(pk=full.show.pk).update(moved_to="https://neu.example/feed.xml")
    response = Client().get(FEED)
    assert (response.status_code, response["Location"]) == (301, "https://neu.example/feed.xml")


def test_a_long_feed_comes_in_parts_that_know_of_each_other(
    full: FullShow, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(show_feed, "PER_PAGE", 1)
    first, second = Client().get(FEED), Client().get(f"{FEED}?seite=2")
    assert titles(first.content) == ["Bonus: Nachklang"]
    assert titles(second.content) == ["Folge 12: Schwellen"]
    base = f"http://localhost:8000{FEED}"
    rels = {one["rel"]: one["href"] for one in attributes(channel(second.content), "atom:link")}
    assert rels == {"self": f"{base}?seite=2", "first": base, "previous": base, "last": f"{base}?seite=2"}
    for wrong in ("3", "0", "x", "-1", "999999"):
        assert Client().get(f"{FEED}?seite={wrong}").status_code == 404


def test_the_feed_costs_as_many_statements_for_many_episodes_as_for_few(
    full: FullShow, django_assert_max_num_queries: Any
) -> None:
    feed_of(full.show)  # makes the renditions
    cache.clear()
    with django_assert_max_num_queries(20) as few:
        feed_of(full.show)
    for number in range(10):
        episode = podcast.draft_episode(full.show, cover=full.episode.cover)
        episode.episode_people.create(person=full.host)
        episode.chapters.create(start=number, title="Kapitel", picture=full.episode.cover)
        podcast.transcript(episode)
        podcast.publish(episode)
    cache.clear()
    with django_assert_max_num_queries(20) as many:
        assert len(titles(feed_of(full.show))) == 12
    assert len(many) == len(few)
    with django_assert_max_num_queries(3):
        feed_of(full.show)


def test_the_name_of_a_person_is_the_one_that_she_has_now(full: FullShow) -> None:
    assert "Änne Groß" in feed_of(full.show).decode()
    full.host.name = "Änne Klein"
    full.host.save()
    assert "Änne Groß" not in feed_of(full.show).decode()


def test_no_letter_that_xml_forbids_breaks_it(full: FullShow) -> None:
    Show.objects.filter(pk=full.show.pk).update(
        author="Caritas\x1f\x0b\ufffe Ort", description="]]> \x1f <!--"
    )
    blog.tree().home.save_revision().publish()  # something that readers see changed
    cache.clear()
    assert texts(channel(feed_of(full.show)), "itunes:author") == ["Caritas Ort"]


def test_an_app_that_has_the_feed_asks_for_nothing_but_the_stamp(
    django_assert_max_num_queries: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    episode = podcast.own_episode(title="Eine")
    path = f"{episode.podcast.get_url()}feed.xml"
    known = Client().get(path, headers={"Accept-Encoding": "gzip"})["ETag"]
    asking = {"If-None-Match": known, "Accept-Encoding": "gzip"}
    with monkeypatch.context() as patch, django_assert_max_num_queries(2):
        patch.setattr("blog.views.podcast.feed._document", lambda *_: pytest.fail("the feed was read"))
        assert Client().get(path, headers=asking).status_code == 304
    podcast.own_episode(episode.podcast, "Zwei")
    assert titles(Client().get(path, headers={"If-None-Match": known}).content) == ["Zwei", "Eine"]
