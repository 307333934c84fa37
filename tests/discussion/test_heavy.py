"""What the benchmark measures large is counted here small: statements, versions, revisions and mails don't grow."""

from collections.abc import Mapping
from typing import Any

import pytest

from blog.registries import registries
from discussion.models import Contributor
from discussion.queries.invariants import INVARIANTS
from tests.bench import heavy, rows
from tests.factories import blog

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _site(monkeypatch: pytest.MonkeyPatch) -> None:
    blog.tree()
    monkeypatch.setattr(rows, "ROUNDS", 1)


def measured(name: str, scale: float) -> list[Mapping[str, Any]]:
    return list(rows.measure(heavy.ROWS, name, scale).values())


def test_publishing_with_many_anchors_takes_as_many_statements_as_with_one() -> None:
    one, many = measured("anchors", 0.02)
    assert many["statements"] == one["statements"]


def test_the_queue_takes_as_many_statements_for_much_as_for_little() -> None:
    few, many = measured("desk", 0.006)
    assert many["statements"] == few["statements"] < 40


def test_a_merge_of_many_is_one_version_one_revision_and_a_mail_for_each_person() -> None:
    one, many = measured("merging", 0.12)  # sixty contributions of fifty people
    assert (one["versions"], one["revisions"], one["mails"]) == (1, 1, 1)
    assert (many["versions"], many["revisions"], many["mails"]) == (1, 1, 50)
    assert many["statements"] == one["statements"]


def test_a_page_whose_sentences_all_have_an_origin_takes_as_many_statements_as_one_without() -> None:
    before, of_few, of_many, *_anew = measured("provenance", 0.05)
    assert before["statements"] == of_few["statements"] == of_many["statements"]


def test_erasing_somebody_who_took_part_for_years_leaves_the_rows_true() -> None:
    measured("erasing", 0.02)
    assert Contributor.objects.exclude(erased_at=None).count() == 1
    assert {name: found for name in INVARIANTS if (found := registries.checks[name]())} == {}
