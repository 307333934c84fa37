"""Versions, passages, what is new, feeds and citation of an episode stand at its own address, as an article's do."""

import json

import feedparser
import pytest
from django.core.cache import cache
from django.test import Client
from wagtail.models import PageViewRestriction

from blog.kinds import VersionKind
from blog.models import Episode
from blog.queries.addresses import living_path, place_of
from blog.queries.checks import pages_without_version, texts_beside_their_version
from blog.queries.find_living import find_living
from blog.queries.living import living, living_pages, public_living
from tests.factories import blog, podcast
from tests.world import FIRST, World, make_world

pytestmark = pytest.mark.django_db

PLACE = "podcasts/wert/folge-eins"
EPISODE = f"/{PLACE}/"
SUB_ADDRESSES = (
    "fassungen/",
    "fassungen/1/",
    "fassungen/1..2/",
    "aenderungen.xml",
    "aenderungen.json",
    "seit/1/",
    f"stelle/{FIRST[:8]}/",
    f"stelle/{FIRST[:8]}/geschichte/",
    f"stelle/{FIRST[:8]}/aenderungen.xml",
    "diskussion/",
    "diskussion/neu/",
    "folgen/",
)


@pytest.fixture
def world() -> World:
    return make_world()


@pytest.fixture
def episode(world: World) -> Episode:
    show = podcast.own_show("Wert und Wirkung", slug="wert")
    made = podcast.own_episode(
        show, "Folge eins", slug="folge-eins", body=[blog.text("Wir reden über Haltung.", FIRST)]
    )
    made.set_raw_body([blog.text("Wir reden über Haltung und Zuhören.", FIRST)])
    return podcast.publish(made, by=world.cem, kind=VersionKind.REVISION, note="Zuhören genannt.")


def test_a_place_is_the_address_without_language(world: World, episode: Episode):
    assert place_of(world.article) == "artikel/digitalisierung"
    assert place_of(episode) == PLACE
    assert living_path(PLACE, "en") == f"/en{EPISODE}"


def test_a_page_is_found_at_its_place_in_one_statement(
    world: World, episode: Episode, django_assert_num_queries
):
    for place, page in (("artikel/digitalisierung", world.article), (PLACE, episode)):
        with django_assert_num_queries(1):
            found = find_living(place, "de")
        assert (type(found), found.pk, place_of(found)) == (type(page), page.pk, place)
        assert (found.live, found.restricted, found.has_versions) == (True, False, True)
        assert find_living(place, "en") is None
    assert find_living("themen/haltung", "de") is None


def test_episodes_of_two_shows_may_have_the_same_name(world: World, episode: Episode, client: Client):
    other = podcast.own_episode(podcast.own_show(slug="andere"), "Dieselbe", slug="folge-eins")
    assert find_living("podcasts/andere/folge-eins", "de").pk == other.pk
    assert find_living(PLACE, "de").pk == episode.pk
    assert find_living("podcasts/ander_/folge-eins", "de") is None
    assert client.get("/podcasts/ANDERE/folge-eins/fassungen/").status_code == 404


@pytest.mark.parametrize("address", SUB_ADDRESSES)
def test_every_page_around_an_episode_answers(episode: Episode, client: Client, address: str):
    response = client.get(f"{EPISODE}{address}")
    assert response.status_code == 200
    assert "/artikel/folge-eins" not in response.content.decode()
    assert "/artikel/podcasts" not in response.content.decode()


def test_the_versions_lead_to_each_other(episode: Episode, client: Client):
    html = client.get(f"{EPISODE}fassungen/").content.decode()
    assert f'href="{EPISODE}fassungen/1..2/"' in html
    assert f'href="{EPISODE}"' in html
    difference = client.get(f"{EPISODE}fassungen/1..2/").content.decode()
    assert "<ins>" in difference
    response = client.get(f"{EPISODE}fassungen/vergleich/?von=1&bis=2")
    assert response["Location"] == f"{EPISODE}fassungen/1..2/"


def test_the_feed_of_changes_leads_to_the_episode(episode: Episode, client: Client):
    feed = feedparser.parse(client.get(f"{EPISODE}aenderungen.xml").content)
    assert not feed.bozo
    assert feed.entries[0].link.endswith(f"{EPISODE}fassungen/1..2/")
    told = json.loads(client.get(f"{EPISODE}aenderungen.json").content)
    assert told["home_page_url"].endswith(EPISODE)


def test_the_short_address_of_a_version_leads_to_the_episode(episode: Episode, client: Client):
    code = episode.versions.get(number=1).code
    assert client.get(f"/f/{code}/")["Location"] == f"{EPISODE}fassungen/1/"
    assert "Folge eins" in client.get(f"/f/{code}/zitieren/").content.decode()


def test_a_withdrawn_episode_is_gone_and_a_restricted_one_was_never_there(episode: Episode, client: Client):
    PageViewRestriction.objects.create(page=episode.get_parent(), restriction_type=PageViewRestriction.LOGIN)
    for address in SUB_ADDRESSES:
        assert client.get(f"{EPISODE}{address}").status_code == 404, address
    assert episode.pk not in public_living("de").values_list("pk", flat=True)
    PageViewRestriction.objects.all().delete()
    episode.unpublish()
    for address in SUB_ADDRESSES:
        assert client.get(f"{EPISODE}{address}").status_code == 410, address


def test_an_episode_that_moved_is_found_again(
    episode: Episode, client: Client, django_capture_on_commit_callbacks
):
    episode.slug = "anders"
    with django_capture_on_commit_callbacks(execute=True):
        podcast.publish(episode)
    for address in ("", "fassungen/", "diskussion/"):
        response = client.get(f"{EPISODE}{address}?seite=1")
        assert (response.status_code, response["Location"]) == (
            301,
            f"/podcasts/wert/anders/{address}?seite=1",
        )
    response = client.get("/api/v1/podcasts/wert/folge-eins/annotations?nach=1")
    assert response["Location"] == "/api/v1/podcasts/wert/anders/annotations?nach=1"


def test_pages_cost_as_many_statements_for_much_as_for_little(
    episode: Episode, client: Client, django_assert_max_num_queries
):
    def count(address: str) -> int:
        cache.clear()
        with django_assert_max_num_queries(25) as statements:
            assert client.get(f"{EPISODE}{address}").status_code == 200
        return len(statements)

    few = {address: count(address) for address in SUB_ADDRESSES}
    for number in range(6):
        page = Episode.objects.get(pk=episode.pk)
        page.set_raw_body([*blog.stored(page), blog.text(f"Absatz {number}.")])
        podcast.publish(page)
        podcast.own_episode(page.podcast)
    for address, statements in few.items():
        assert count(address) <= statements, address


def test_living_pages_are_known_by_their_ids(world: World, episode: Episode, django_assert_num_queries):
    with django_assert_num_queries(1):
        assert living(world.article.pk).locale.language_code == "de"
    with django_assert_num_queries(2):
        assert living(episode.pk).pk == episode.pk
    with django_assert_num_queries(2):
        found = living_pages([world.article.pk, episode.pk, episode.podcast_id])
    assert found.keys() == {world.article.pk, episode.pk}
    assert set(public_living("de").values_list("pk", flat=True)) == found.keys()


def test_the_doctor_looks_at_episodes_as_well(episode: Episode):
    assert pages_without_version() == texts_beside_their_version() == []
    Episode.objects.filter(pk=episode.pk).update(standfirst="Anders.")
    assert len(texts_beside_their_version()) == 1
    Episode.objects.filter(pk=podcast.draft_episode(episode.podcast).pk).update(live=True)
    assert len(pages_without_version()) == 1
