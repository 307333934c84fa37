"""Provenance stands on the consent that is valid now: the newest one to use, not withdrawn.

Replaces the guard that let an older consent to the wording count beside a newer one to the idea alone, and holds for
changes of rows as well.
"""

from importlib import import_module

from django.db import migrations

VALID_USE = """
    SELECT 1 FROM discussion_point point
    JOIN discussion_contribution contribution ON contribution.id = point.contribution_id
    JOIN discussion_consent consent ON consent.submission_id = contribution.submission_id
    WHERE point.id = NEW.point_id AND consent.purpose = 'use' AND consent.withdraws_id IS NULL
      AND (consent.choice = 'wording' OR (consent.choice = 'idea' AND NEW.kind <> 'wording'))
      AND NOT EXISTS (SELECT 1 FROM discussion_consent withdrawal WHERE withdrawal.withdraws_id = consent.id)
      AND NOT EXISTS (
        SELECT 1 FROM discussion_consent newer
        WHERE newer.submission_id = consent.submission_id AND newer.purpose = 'use'
          AND newer.withdraws_id IS NULL AND newer.id > consent.id
      )
"""
TABLE = "discussion_provenance"
GUARDS = {
    "discussion_use_needs_consent": "INSERT",
    "discussion_use_still_needs_consent": "UPDATE",
}
OLD = "discussion_wording_needs_consent"
MESSAGE = "wording needs an open consent to the wording, anything else one to the idea"


def statements(vendor):
    """Return the statements that make the guards; later migrations that change these tables make them again."""
    condition = f"NOT EXISTS ({VALID_USE})"
    for name, event in GUARDS.items():
        if vendor == "postgresql":
            yield (
                f"CREATE FUNCTION {name}() RETURNS trigger LANGUAGE plpgsql AS $guard$ BEGIN "
                f"IF {condition} THEN RAISE EXCEPTION '{MESSAGE}' USING ERRCODE = 'integrity_constraint_violation'; "
                "END IF; RETURN NEW; END $guard$"
            )
            yield f"CREATE TRIGGER {name} BEFORE {event} ON {TABLE} FOR EACH ROW EXECUTE FUNCTION {name}()"
        else:
            yield (
                f"CREATE TRIGGER {name} BEFORE {event} ON {TABLE} FOR EACH ROW WHEN {condition} "
                f"BEGIN SELECT RAISE(ABORT, '{MESSAGE}'); END"
            )


def add(apps, schema_editor):
    _drop(schema_editor, OLD)
    for statement in statements(schema_editor.connection.vendor):
        schema_editor.execute(statement, params=None)


def remove(apps, schema_editor):
    for name in GUARDS:
        _drop(schema_editor, name)
    before = import_module("discussion.migrations.0002_guards")
    for statement in before._statements(schema_editor.connection.vendor, OLD, *before.GUARDS[OLD]):
        schema_editor.execute(statement, params=None)


def _drop(schema_editor, name):
    if schema_editor.connection.vendor == "postgresql":
        schema_editor.execute(f"DROP TRIGGER IF EXISTS {name} ON {TABLE}", params=None)
        schema_editor.execute(f"DROP FUNCTION IF EXISTS {name}()", params=None)
    else:
        schema_editor.execute(f"DROP TRIGGER IF EXISTS {name}", params=None)


class Migration(migrations.Migration):
    """Make the guard of provenance stricter."""

    dependencies = [("discussion", "0002_guards")]

    operations = [migrations.RunPython(add, remove)]
