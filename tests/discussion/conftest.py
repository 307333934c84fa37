"""The world of the discussion's tests, and Ada who reads in it."""

import pytest

from tests.discussion.reader import Reader
from tests.world import World, make_world


@pytest.fixture
def world(db: None) -> World:
    return make_world()


@pytest.fixture
def ada(world: World) -> Reader:
    return Reader(world.article)


@pytest.fixture
def ben(world: World) -> Reader:
    return Reader(world.article, "ben@example.org", "Ben Beiträger")
