"""Each act holds the rows that it judges by until it is done: which locks it takes, in which order.

What goes wrong without one is shown on PostgreSQL where it can be (`test_at_once`, `test_merge_together`); here each lock of the
code is named once, so that none goes unnoticed (`tests/mutants` takes them away one by one).
"""

import ast
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.discussion.acts import ACTS as DESK_ACTS
from tests.discussion.acts import Desk, take_an_effect
from tests.discussion.podcast_acts import PODCAST_ACTS
from tests.discussion.position_acts import POSITION_ACTS
from tests.locks import APPS, noted
from tests.world import World

pytestmark = pytest.mark.django_db
ACTS = {**DESK_ACTS, **POSITION_ACTS, **PODCAST_ACTS}
ROOT = Path(__file__).resolve().parents[2]
# Asked for on PostgreSQL above; and where two editors save one page (tests/blog/admin/test_editor.py).
ELSEWHERE = ("work_outbox.take_one", "page_form._newest_revision")


@pytest.fixture
def locks(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    return noted(monkeypatch)


@pytest.mark.parametrize("name", ACTS)
def test_each_act_holds_what_it_judges_by(name: str, world: World, locks: list[str]):
    prepare, expected = ACTS[name]
    act = prepare(Desk(world))
    locks.clear()
    act()
    taken = iter(locks)
    assert all(lock in taken for lock in expected), (expected, locks)


@pytest.mark.postgres
def test_a_worker_holds_the_effect_that_it_takes(world: World, locks: list[str]):
    take_an_effect()
    assert locks == ["work_outbox.take_one: OutboxRow"]


def test_every_lock_of_the_code_is_asked_for_here():
    """So whichever of them is taken away, a test above is red."""
    asked = Counter(
        lock.partition(":")[0] for lock in {lock for _act, expected in ACTS.values() for lock in expected}
    )
    known = asked + Counter(ELSEWHERE)
    assert Counter(_locks_of_the_code()) == known


def _locks_of_the_code() -> Iterator[str]:
    for app in APPS:
        for file in sorted((ROOT / app).rglob("*.py")):
            for function in ast.walk(ast.parse(file.read_text())):
                if isinstance(function, ast.FunctionDef):
                    names = [node.attr for node in ast.walk(function) if isinstance(node, ast.Attribute)]
                    yield from [f"{file.stem}.{function.name}"] * names.count("select_for_update")
