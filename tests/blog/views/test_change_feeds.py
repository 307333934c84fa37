"""Feeds of what changed: each entry tells the difference, readable where no style of ours is known."""

import json

import feedparser
import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from blog.kinds import VersionKind
from discussion.actions.change_credit import CreditWish, change_credit
from discussion.kinds import CreditChoice
from tests.factories import blog, merging
from tests.world import FIRST, SECOND, World, make_world

pytestmark = pytest.mark.django_db

ARTICLE, TOPIC, PERSON = (
    "/artikel/digitalisierung/aenderungen",
    "/themen/digitalisierung/aenderungen",
    "/personen/carla-autorin/aenderungen",
)


@pytest.fixture
def world() -> World:
    world = make_world()
    blocks = blog.stored(world.article)
    blocks[1]["value"] = "<p>Digitalisierung lebt durch <b>Haltung</b>.</p>"
    blog.publish(
        blog.set_body(world.article, blocks), by=world.cem, kind=VersionKind.REVISION, note="Haltung genannt."
    )
    merging.merged(world.article, merging.contribution(world.article), by=world.cem)
    world.topic.slug, world.author.slug = "digitalisierung", "carla-autorin"
    world.topic.save()
    world.author.save()
    return world


@pytest.mark.parametrize("address", [ARTICLE, TOPIC, PERSON])
def test_every_feed_is_valid_atom_and_tells_the_difference(world: World, client: Client, address: str):
    response = client.get(f"{address}.xml")
    assert response["Content-Type"] == "application/atom+xml; charset=utf-8"
    feed = feedparser.parse(response.content)
    assert not feed.bozo
    newest, second, first = feed.entries
    assert "Fassung 3" in newest.title
    assert newest.link.endswith("/artikel/digitalisierung/fassungen/2..3/")
    assert "<ins>Zuhören ist der Anfang.</ins>" in newest.content[0].value
    assert "Menschen" in second.content[0].value
    assert "Drei Fragen" not in second.content[0].value
    assert "visually-hidden" not in second.content[0].value
    assert "Lange vor der Technik" in first.content[0].value


@pytest.mark.parametrize("address", [ARTICLE, TOPIC, PERSON])
def test_the_same_entries_stand_in_the_json_feed(world: World, client: Client, address: str):
    atom = feedparser.parse(client.get(f"{address}.xml").content)
    feed = json.loads(client.get(f"{address}.json").content)
    assert feed["version"] == "https://jsonfeed.org/version/1.1"
    assert feed["feed_url"].endswith(f"{address}.json")
    assert [item["id"] for item in feed["items"]] == [entry.id for entry in atom.entries]
    assert [item["url"] for item in feed["items"]] == [entry.link for entry in atom.entries]
    assert "<ins>" in feed["items"][0]["content_html"]


def test_an_articles_feed_names_who_contributed_until_she_takes_it_back(world: World, client: Client):
    assert "Mit Beiträgen von: Ben Beiträger" in client.get(f"{ARTICLE}.xml").content.decode()
    submission = merging.newest(world.article).merge.provenance.get().point.contribution.submission
    change_credit(submission=submission, wish=CreditWish(CreditChoice.NONE), proof="test")
    assert "Ben Beiträger" not in client.get(f"{ARTICLE}.xml").content.decode()
    assert "Ben Beiträger" not in client.get(f"{ARTICLE}.json").content.decode()


def test_a_passage_has_a_feed_of_its_own(world: World, client: Client):
    address = f"/artikel/digitalisierung/stelle/{FIRST[:8]}/aenderungen"
    entries = feedparser.parse(client.get(f"{address}.xml").content).entries
    assert [entry.title.split(":")[0] for entry in entries] == ["Fassung 2", "Fassung 1"]
    assert entries[0].link.endswith(f"/fassungen/1..2/#p-{FIRST[:8]}")
    untouched = json.loads(client.get(f"/artikel/digitalisierung/stelle/{SECOND}/aenderungen.json").content)
    assert [item["title"].split(":")[0] for item in untouched["items"]] == ["Fassung 1"]


def test_a_passage_that_was_taken_out_says_so_in_its_feed(world: World, client: Client):
    article = blog.set_body(world.article, [b for b in blog.stored(world.article) if b["id"] != SECOND])
    blog.publish(article, by=world.cem, kind=VersionKind.REVISION, note="Gekürzt.")
    feed = json.loads(client.get(f"/artikel/digitalisierung/stelle/{SECOND[:8]}/aenderungen.json").content)
    assert "<del>Drei Fragen stehen am Anfang.</del>" in feed["items"][0]["content_html"]


@pytest.mark.parametrize("passage", ["0", "00000000", "nichts-davon"])
def test_a_passage_that_never_was_has_no_feed(world: World, client: Client, passage: str):
    assert client.get(f"/artikel/digitalisierung/stelle/{passage}/aenderungen.xml").status_code == 404


def test_a_feed_costs_the_same_however_many_versions_there_are(
    world: World, client: Client, django_assert_max_num_queries: DjangoAssertNumQueries
):
    for number in range(6):
        blocks = blog.stored(world.article)
        blocks[1]["value"] = f"<p>Stand {number}.</p>"
        blog.publish(
            blog.set_body(world.article, blocks), by=world.cem, kind=VersionKind.REVISION, note="Neu."
        )
    for address in (ARTICLE, TOPIC, PERSON):
        with django_assert_max_num_queries(12):
            assert client.get(f"{address}.xml").content.count(b"<entry>") == 9
