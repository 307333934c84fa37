"""What directories will complain about, rule by rule."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import UUID

import pytest

from blog.text.podcast.complaints import Complaint, ComplaintKind, CoverFacts, Weight, complaints
from blog.text.podcast.timed import TimedBite, TimedChapter
from blog.text.podcast.told import ToldEpisode, ToldFeed, ToldLink, ToldPerson

NOW = datetime(2026, 5, 1, tzinfo=UTC)
COVER = CoverFacts(1400, 1400, "bild.jpg", 200_000)
HOST, GUEST = ToldPerson("Anna", "host"), ToldPerson("Bert", "guest")
EPISODE = ToldEpisode(
    guid="1",
    title="Eins",
    url="https://a.example/podcasts/p/eins/",
    summary="Worum es geht.",
    html="",
    published=NOW,
    sound_url="https://a.example/ton/1.mp3",
    mime="audio/mpeg",
    size=10,
    duration=600_000,
    season=1,
    number=1,
    transcripts=(ToldLink("https://a.example/t.vtt", "text/vtt"),),
)
FEED = ToldFeed(
    title="Podcast",
    url="https://a.example/podcasts/p/",
    self_url="https://a.example/podcasts/p/feed.xml",
    language="de",
    description="Worum es geht.",
    guid=UUID(int=1),
    author="Wir",
    owner_email="wir@a.example",
    category="News",
    license="cc-by-4.0",
    people=(HOST,),
    episodes=(EPISODE,),
)


def found(
    feed: ToldFeed = FEED, cover: CoverFacts | None = COVER, **covers: CoverFacts
) -> set[ComplaintKind]:
    return {one.kind for one in complaints(feed, cover=cover, covers=covers, now=NOW)}


def with_episode(**changes: Any) -> ToldFeed:
    return replace(FEED, episodes=(replace(EPISODE, **changes),))


def test_a_good_feed_has_no_complaints() -> None:
    assert found() == set()


@pytest.mark.parametrize(
    ("changes", "kind"),
    [
        ({"description": " "}, ComplaintKind.NO_DESCRIPTION),
        ({"description": "x" * 4001}, ComplaintKind.LONG_DESCRIPTION),
        ({"category": ""}, ComplaintKind.NO_CATEGORY),
        ({"episodes": ()}, ComplaintKind.NO_EPISODES),
        ({"self_url": "http://a.example/feed.xml"}, ComplaintKind.NO_TLS),
        ({"author": ""}, ComplaintKind.NO_AUTHOR),
        ({"owner_email": ""}, ComplaintKind.NO_EMAIL),
        ({"people": ()}, ComplaintKind.NO_PEOPLE),
        ({"license": ""}, ComplaintKind.NO_LICENSE),
        ({"license": "Unsere"}, ComplaintKind.LICENSE_WITHOUT_ADDRESS),
        ({"moved_to": "https://b.example/feed"}, ComplaintKind.MOVED),
    ],
)
def test_of_the_show(changes: dict[str, Any], kind: ComplaintKind) -> None:
    assert found(replace(FEED, **changes)) == {kind}


@pytest.mark.parametrize(
    ("changes", "kind"),
    [
        ({"sound_url": ""}, ComplaintKind.NO_SOUND),
        ({"duration": 4_999}, ComplaintKind.SHORT_SOUND),
        ({"mime": "audio/ogg"}, ComplaintKind.OPUS),
        ({"published": NOW + timedelta(days=1)}, ComplaintKind.IN_FUTURE),
        ({"summary": "x" * 4001}, ComplaintKind.LONG_SUMMARY),
        ({"transcripts": ()}, ComplaintKind.NO_TRANSCRIPT),
        ({"people": (GUEST,)}, ComplaintKind.NO_HOST),
        ({"chapters": (TimedChapter(0, "a"), TimedChapter(600_000, "b"))}, ComplaintKind.CHAPTER_BEYOND),
        ({"chapters": (TimedChapter(0, "a"), TimedChapter(0, "b"))}, ComplaintKind.CHAPTERS_SAME_TIME),
        ({"chapters": (TimedChapter(1, "a"),)}, ComplaintKind.CHAPTERS_START_LATE),
        ({"soundbites": (TimedBite(580_000, 20_001),)}, ComplaintKind.BITE_BEYOND),
        ({"soundbites": (TimedBite(0, 14_999),)}, ComplaintKind.BITE_LENGTH),
        ({"license": "Unsere"}, ComplaintKind.LICENSE_WITHOUT_ADDRESS),
    ],
)
def test_of_an_episode(changes: dict[str, Any], kind: ComplaintKind) -> None:
    assert kind in found(with_episode(**changes))
    assert {one.episode for one in complaints(with_episode(**changes), cover=COVER, covers={}, now=NOW)} == {
        "Eins"
    }


@pytest.mark.parametrize(
    ("cover", "kind"),
    [
        (None, ComplaintKind.NO_COVER),
        (replace(COVER, height=1500), ComplaintKind.COVER_NOT_SQUARE),
        (replace(COVER, width=1399, height=1399), ComplaintKind.COVER_TOO_SMALL),
        (replace(COVER, width=3001, height=3001), ComplaintKind.COVER_TOO_LARGE),
        (replace(COVER, name="bild.webp"), ComplaintKind.COVER_OTHER_FORMAT),
        (replace(COVER, size=600_000), ComplaintKind.COVER_HEAVY),
    ],
)
def test_of_the_cover(cover: CoverFacts | None, kind: ComplaintKind) -> None:
    assert found(cover=cover) == {kind}


def test_a_licence_with_an_address_may_have_any_name() -> None:
    assert found(replace(FEED, license="Unsere", license_url="https://a.example/lizenz")) == set()


def test_two_episodes_of_a_season_must_not_have_one_number() -> None:
    twin = replace(EPISODE, guid="2", title="Zwei")
    assert found(replace(FEED, episodes=(EPISODE, twin))) == {ComplaintKind.SAME_NUMBER}
    assert found(replace(FEED, episodes=(EPISODE, replace(twin, season=2)))) == set()


def test_an_episode_needs_no_cover_but_a_wrong_one_is_named() -> None:
    wrong = replace(COVER, width=900, height=900)
    told = complaints(FEED, cover=COVER, covers={"1": wrong}, now=NOW)
    assert told == (Complaint(ComplaintKind.COVER_TOO_SMALL, Weight.DISLIKED, "Eins", "900 × 900"),)
