"""Feeds of the site, of topics and of persons tell of episodes as they tell of articles."""

import json

import feedparser
import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from blog.kinds import MentionState, PersonRole
from blog.models import Episode, Mention, Speaker
from blog.models.podcast.episode import EpisodePerson
from tests.factories import blog, podcast

pytestmark = pytest.mark.django_db


def titles(path: str) -> list[str]:
    return [entry.title for entry in feedparser.parse(Client().get(path).content).entries]


def speaks(episode: Episode, person: object) -> None:
    EpisodePerson.objects.create(episode=episode, person=person, role=PersonRole.GUEST)


def test_the_feed_of_a_topic_tells_of_its_episodes():
    topic = blog.topic("Pflege")
    blog.article("Ein Artikel", topic=topic)
    podcast.own_episode(title="Eine Folge", topic=topic)
    podcast.own_episode(title="Eine andere")
    found = titles(f"/themen/{topic.slug}/aenderungen.xml")
    assert {title.split(" · ")[0] for title in found} == {"Ein Artikel", "Eine Folge"}


@pytest.mark.parametrize("how", ["told", "confirmed", "voice"])
def test_the_feed_of_a_person_tells_of_the_episodes_that_she_is_in(how: str):
    anna = blog.person("Anna Amsel")
    episode = podcast.own_episode(title="Mit Anna")
    podcast.own_episode(title="Ohne Anna")
    if how == "told":
        speaks(episode, anna)
    elif how == "confirmed":
        Mention.objects.create(
            show=episode.podcast, episode=episode, name="Anna", person=anna, state=MentionState.CONFIRMED
        )
    else:
        podcast.transcript(episode)
        Speaker.objects.update(person=anna)
    assert [title.split(" · ")[0] for title in titles(f"/personen/{anna.slug}/aenderungen.xml")] == [
        "Mit Anna"
    ]


def test_the_feed_of_the_site_tells_of_own_episodes_and_not_of_followed_ones():
    blog.article("Ein Artikel")
    episode = podcast.own_episode(title="Eine Folge", body=[blog.text("Worum es geht.")])
    speaks(episode, blog.person("Anna Amsel"))
    podcast.linked_episode(title="Eine fremde")
    assert titles("/feed.xml") == ["Eine Folge", "Ein Artikel"]
    newest, _older = json.loads(Client().get("/feed.json").content)["items"]
    assert newest["url"].endswith(episode.get_url())
    assert "Worum es geht." in newest["content_html"]
    assert newest["authors"] == [{"name": "Anna Amsel"}]
    episode.unpublish()
    assert titles("/feed.xml") == ["Ein Artikel"]


def test_many_episodes_cost_no_more_statements_than_one():
    topic, anna = blog.topic("Pflege"), blog.person("Anna Amsel")

    def one() -> None:
        speaks(podcast.own_episode(topic=topic), anna)

    def counted() -> list[int]:
        found = []
        for path in (
            "/feed.xml",
            f"/themen/{topic.slug}/aenderungen.xml",
            f"/personen/{anna.slug}/aenderungen.xml",
        ):
            with CaptureQueriesContext(connection) as statements:
                assert Client().get(path).status_code == 200
            found.append(len(statements))
        return found

    one()
    first = counted()
    for _number in range(4):
        one()
    assert counted() == first
