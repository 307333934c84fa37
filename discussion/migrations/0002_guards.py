"""Guards that no constraint of ours can express, as triggers on both databases.

* comments-xtd's own fields for personal data stay empty in every comment;
* a consent is never changed: a withdrawal is a further row;
* wording goes into an article only with a consent to it that is open.

On PostgreSQL the place of a comment is also compared byte by byte, whatever the database's language.
"""

from django.db import migrations

PERSONAL = "NEW.user_name <> '' OR NEW.user_email <> '' OR NEW.user_url <> '' OR NEW.ip_address IS NOT NULL OR NEW.user_id IS NOT NULL"

OPEN_CONSENT = """
    SELECT 1 FROM discussion_point point
    JOIN discussion_contribution contribution ON contribution.id = point.contribution_id
    JOIN discussion_consent consent ON consent.submission_id = contribution.submission_id
    WHERE point.id = NEW.point_id AND consent.purpose = 'use' AND consent.choice = 'wording'
      AND consent.withdraws_id IS NULL
      AND NOT EXISTS (SELECT 1 FROM discussion_consent later WHERE later.withdraws_id = consent.id)
"""

# name: (table, when, condition under which it is refused, message)
GUARDS = {
    "discussion_no_name_in_comment": (
        "django_comments",
        "INSERT",
        PERSONAL,
        "a comment holds no personal data",
    ),
    "discussion_no_name_into_comment": (
        "django_comments",
        "UPDATE",
        PERSONAL,
        "a comment holds no personal data",
    ),
    "discussion_consent_is_final": ("discussion_consent", "UPDATE", "1 = 1", "a consent is never changed"),
    "discussion_wording_needs_consent": (
        "discussion_provenance",
        "INSERT",
        f"NEW.kind = 'wording' AND NOT EXISTS ({OPEN_CONSENT})",
        "wording needs an open consent",
    ),
}


def add(apps, schema_editor):
    vendor = schema_editor.connection.vendor
    for name, (table, event, condition, message) in GUARDS.items():
        for statement in _statements(vendor, name, table, event, condition, message):
            schema_editor.execute(statement, params=None)
    if vendor == "postgresql":
        schema_editor.execute(
            'ALTER TABLE discussion_comment ALTER COLUMN path TYPE varchar(60) COLLATE "C"', params=None
        )


def _statements(vendor, name, table, event, condition, message):
    if vendor == "postgresql":
        return [
            f"CREATE FUNCTION {name}() RETURNS trigger LANGUAGE plpgsql AS $guard$ BEGIN "
            f"IF {condition} THEN RAISE EXCEPTION '{message}' USING ERRCODE = 'integrity_constraint_violation'; END IF; "
            "RETURN NEW; END $guard$",
            f"CREATE TRIGGER {name} BEFORE {event} ON {table} FOR EACH ROW EXECUTE FUNCTION {name}()",
        ]
    return [
        f"CREATE TRIGGER {name} BEFORE {event} ON {table} FOR EACH ROW WHEN {condition} "
        f"BEGIN SELECT RAISE(ABORT, '{message}'); END"
    ]


def remove(apps, schema_editor):
    for name, (table, *_rest) in GUARDS.items():
        if schema_editor.connection.vendor == "postgresql":
            schema_editor.execute(f"DROP TRIGGER IF EXISTS {name} ON {table}", params=None)
            schema_editor.execute(f"DROP FUNCTION IF EXISTS {name}()", params=None)
        else:
            schema_editor.execute(f"DROP TRIGGER IF EXISTS {name}", params=None)


class Migration(migrations.Migration):
    """Add the guards."""

    dependencies = [
        ("discussion", "0001_initial"),
        ("django_comments", "0004_add_object_pk_is_removed_index"),
        ("django_comments_xtd", "0008_auto_20200920_2037"),
    ]

    operations = [migrations.RunPython(add, remove)]
