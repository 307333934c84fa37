"""Every unique index, check and trigger is listed with what it stands against; taken away, that goes through."""

from collections.abc import Iterator
from typing import Any, Final

import pytest
from django.apps import apps
from django.db import IntegrityError, connection, models, transaction

from discussion.kinds import ProvenanceKind, Purpose, UseChoice
from discussion.models import Consent, Contribution, Point
from tests.mutants.bare_rows import NUMBERS, insert
from tests.mutants.row_guards import ALONE, CHECKS, NEEDED, TRIGGERS, UNIQUE, Unique
from tests.world import make_world

pytestmark = pytest.mark.django_db
APPS: Final = ("blog", "discussion", "search")
RULES: Final = {
    **UNIQUE,
    **{
        name: Unique(name.rpartition(".")[0], (name.rpartition(".")[2],), NEEDED.get(name, {}))
        for name in ALONE
    },
}


def _models() -> list[type[models.Model]]:
    return [model for app in APPS for model in apps.get_app_config(app).get_models()]


def _indexes(*labels: str) -> Iterator[tuple[str, str, tuple[str, ...]]]:
    """Yield table, name and columns of each unique index of these models, of all without one."""
    with connection.cursor() as cursor:
        for model in map(apps.get_model, labels) if labels else _models():
            table = model._meta.db_table
            for name, found in connection.introspection.get_constraints(cursor, table).items():
                if found["unique"] and not found["primary_key"]:
                    yield table, name, tuple(found["columns"])


def _key(label: str, columns: tuple[str, ...]) -> tuple[str, tuple[str, ...]]:
    return apps.get_model(label)._meta.db_table, tuple(sorted(columns))


def test_every_unique_index_of_the_database_is_listed():
    there = {(table, tuple(sorted(columns))) for table, _name, columns in _indexes()}
    assert there == {_key(rule.model, rule.columns) for rule in RULES.values()}


def test_every_rule_of_the_models_is_listed():
    named = {rule.name for model in _models() for rule in model._meta.constraints}
    assert named == {*UNIQUE, *CHECKS}


def test_every_trigger_of_the_database_is_listed():
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT tgname FROM pg_trigger WHERE NOT tgisinternal"
            if connection.vendor == "postgresql"
            else "SELECT name FROM sqlite_master WHERE type = 'trigger'"
        )
        found = {name for (name,) in cursor.fetchall() if name.startswith(APPS)}
    assert found == set(TRIGGERS)


@pytest.mark.parametrize("name", RULES)
def test_no_two_rows_are_the_same_in_what_is_one_rows(name: str):
    with pytest.raises(IntegrityError) as refused, transaction.atomic():
        _write_twice(name)
    assert _named(name, refused.value)


@pytest.mark.postgres
@pytest.mark.parametrize("name", RULES)
def test_without_the_index_they_would_be(name: str):
    rule = RULES[name]
    with undone():
        for table, found, columns in list(_indexes(rule.model)):
            if (table, tuple(sorted(columns))) == _key(rule.model, rule.columns):
                _drop(table, found)
        _write_twice(name)


@pytest.mark.parametrize("name", CHECKS)
def test_a_check_refuses_the_bad_row_and_no_other(name: str):
    check, model = CHECKS[name], apps.get_model(CHECKS[name].model)
    with undone():
        insert(model, **check.good)
    with pytest.raises(IntegrityError, match=name), transaction.atomic():
        insert(model, **check.bad)


@pytest.mark.postgres
@pytest.mark.parametrize("name", CHECKS)
def test_without_the_check_the_bad_row_would_be_there(name: str):
    model = apps.get_model(CHECKS[name].model)
    with undone():
        _drop(model._meta.db_table, name)
        insert(model, **CHECKS[name].bad)


@pytest.mark.parametrize("name", TRIGGERS)
def test_a_test_is_red_without_the_trigger(name: str):
    world = make_world()
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute("SELECT tgrelid::regclass FROM pg_trigger WHERE tgname = %s", [name])
            (table,) = cursor.fetchone()
            cursor.execute(f"DROP TRIGGER {name} ON {table}")
        else:
            cursor.execute(f"DROP TRIGGER {name}")
    with pytest.raises(pytest.fail.Exception, match="DID NOT RAISE"):
        TRIGGERS[name](world)


class _UndoneError(Exception):
    """Leaves a block so that nothing of it stays."""


class undone(transaction.Atomic):  # noqa: N801  reads as what it does
    """A block of which nothing stays, not even rows whose keys lead nowhere."""

    def __init__(self) -> None:
        super().__init__(using=None, savepoint=True, durable=False)

    def __exit__(self, kind: Any, value: Any, trace: Any) -> None:
        super().__exit__(kind or _UndoneError, value or _UndoneError(), trace)


def _write_twice(name: str) -> None:
    rule = RULES[name]
    model: Any = apps.get_model(rule.model)
    where = dict(rule.where)
    if rule.model == "discussion.Provenance":
        where = _allowed()
    for column in model._meta.local_concrete_fields:
        # Foreign keys that may be empty, so that both rows have one.
        if column.attname in rule.columns and column.attname not in where and column.null:
            where[column.attname] = _something(column)
    row = insert(model, **where)
    insert(model, **where | {column: row[column] for column in rule.columns})


def _something(column: Any) -> Any:
    if isinstance(column, models.UUIDField):
        return column.to_python("11111111-1111-4111-8111-111111111111")
    return next(NUMBERS) if column.remote_field else f"x{next(NUMBERS)}"


def _allowed() -> dict[str, Any]:
    """A point whose author agreed that her words go in, so that no trigger refuses."""
    submission, contribution, point = (next(NUMBERS) for _ in range(3))
    insert(Contribution, id=contribution, submission_id=submission)
    insert(Point, id=point, contribution_id=contribution)
    given = {"purpose": Purpose.USE.value, "choice": UseChoice.WORDING.value, "withdraws_id": None}
    insert(Consent, submission_id=submission, **given)
    return {"point_id": point, "kind": ProvenanceKind.WORDING.value}


def _named(name: str, refused: IntegrityError) -> bool:
    """Tell whether this rule refused it and no other: PostgreSQL names the index, SQLite its columns."""
    rule = RULES[name]
    table, columns = _key(rule.model, rule.columns)
    if connection.vendor == "postgresql":
        names = [
            found for on, found, held in _indexes(rule.model) if (on, tuple(sorted(held))) == (table, columns)
        ]
        return any(f'"{found}"' in str(refused) for found in names)
    return set(str(refused).partition(": ")[2].split(", ")) == {f"{table}.{column}" for column in columns}


def _drop(table: str, name: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1 FROM pg_constraint WHERE conname = %s", [name])
        kind = "CONSTRAINT" if cursor.fetchone() else "INDEX"
        cursor.execute(
            f'ALTER TABLE {table} DROP CONSTRAINT "{name}" CASCADE'
            if kind == "CONSTRAINT"
            else f'DROP INDEX "{name}"'
        )
