"""The example site, and an editor of it who is signed in."""

import pytest
from django.test import Client

from tests.world import World, make_world


@pytest.fixture
def world() -> World:
    return make_world()


@pytest.fixture
def editor(world: World, client: Client) -> Client:
    client.force_login(world.cem)
    return client
