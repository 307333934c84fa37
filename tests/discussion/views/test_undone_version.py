"""Tests of what readers see of a merge that was taken back: nowhere a contribution of its version, and the page says so."""

import pytest
from django.test import Client

from discussion.actions.undo_merge import undo_merge
from tests.factories import merging
from tests.world import World, make_world

pytestmark = pytest.mark.django_db


@pytest.fixture
def world() -> World:
    """Version 2 took a contribution in, version 3 took it back."""
    world = make_world()
    merge = merging.merged(world.article, merging.contribution(world.article), by=world.cem)
    undo_merge(merge=merge, note="Doch nicht.", by=world.cem)
    return world


def text(client: Client, path: str) -> str:
    answer = client.get(path)
    assert answer.status_code == 200
    return " ".join(answer.content.decode().split())


def test_the_list_and_the_feed_count_it_no_longer(world: World, client: Client) -> None:
    versions = text(client, "/artikel/digitalisierung/fassungen/")
    assert "zurückgenommen in Fassung 3" in versions
    assert "Beitrag aus der Diskussion" not in versions
    assert "Ben Beiträger" not in versions
    feed = text(client, "/artikel/digitalisierung/aenderungen.xml")
    assert "Ben Beiträger" not in feed


def test_its_own_version_still_tells_what_it_took_in_and_that_it_was_taken_back(
    world: World, client: Client
) -> None:
    page = text(client, "/artikel/digitalisierung/fassungen/2/")
    assert "Was hier eingearbeitet war, ist in Fassung 3 zurückgenommen." in page
    assert "Zuhören ist der Anfang." in page
    assert "zurückgenommen" not in text(client, "/artikel/digitalisierung/fassungen/1/")
