"""The world of these tests, and a list of erasures of their own."""

from pathlib import Path
from typing import Any

import pytest

from tests.world import World, make_world


@pytest.fixture(autouse=True)
def erasure_list(settings: Any, tmp_path: Path) -> Path:
    settings.HALTUNG_ERASURE_LIST = tmp_path / "erasures" / "list.jsonl"
    return Path(settings.HALTUNG_ERASURE_LIST)


@pytest.fixture
def world(db: None) -> World:
    return make_world()
