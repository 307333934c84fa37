"""What the benchmark measures large of podcasts is counted here small."""

from collections.abc import Mapping
from typing import Any

import pytest

from tests.bench import podcasts, rows
from tests.factories import blog

pytestmark = pytest.mark.django_db
EACH_IMPORTED = 130
"""Statements for a new episode: its page, revision, version, what it refers to, what search and the quote finder know of it."""


@pytest.fixture(autouse=True)
def _site(monkeypatch: pytest.MonkeyPatch) -> None:
    blog.tree()
    monkeypatch.setattr(rows, "ROUNDS", 1)


def measured(name: str, scale: float) -> list[Mapping[str, Any]]:
    return list(podcasts.ROWS[name](scale).values())


def test_a_feed_takes_as_many_statements_for_many_episodes_as_for_few() -> None:
    few, many = measured("feed", 0.002), measured("feed", 0.01)
    assert [row["statements"] for row in few] == [row["statements"] for row in many]
    assert many[0]["statements"] <= 20
    assert many[1]["statements"] == many[2]["statements"] == 2


def test_the_page_of_an_episode_takes_as_many_statements_for_many_cues_as_for_few() -> None:
    few, many = measured("page", 0.001), measured("page", 0.1)
    assert [row["statements"] for row in few] == [row["statements"] for row in many]
    assert all(row["statements"] <= 25 for row in many)


def test_an_episode_taken_over_costs_a_bounded_number_of_statements() -> None:
    _reading, new, again, one = measured("importing", 0.01)
    assert new["statements each"] <= EACH_IMPORTED
    assert again["statements"] <= 15
    assert one["statements"] <= EACH_IMPORTED + 15


def test_a_sentence_is_found_in_hours_of_speech_and_one_that_nobody_said_is_not() -> None:
    made, *kinds = measured("quotes", 0.007)
    assert made["windows"] > 500
    assert [row["right of 100"] for row in kinds] == [100, 100, 100]
