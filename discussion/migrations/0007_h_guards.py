"""Guards of names and of quotations; columns for erasures that are confirmed by link.

* A quotation by reference (kind „counter“) needs the consent to store and show that is valid now, and nothing else:
  „quote only“ may be quoted, and never goes in as an idea or as wording.
* A contribution is credited only by a consent to just this way of being named that is valid now.
* A name stands above a public comment only by a consent that is valid now.

Actions grant before they write what is kept of it. Migrations that change these tables on SQLite take `statements` and
`GUARDS` from here.
"""

from importlib import import_module

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

BEFORE = import_module("discussion.migrations.0003_use_guard")


def valid(purpose, submission, choice="1 = 1"):
    """Return the SQL for: the newest consent to a purpose is of this choice and was not withdrawn."""
    return f"""EXISTS (
        SELECT 1 FROM discussion_consent consent
        WHERE consent.submission_id = {submission} AND consent.purpose = '{purpose}' AND consent.withdraws_id IS NULL
          AND ({choice})
          AND NOT EXISTS (SELECT 1 FROM discussion_consent withdrawal WHERE withdrawal.withdraws_id = consent.id)
          AND NOT EXISTS (
            SELECT 1 FROM discussion_consent newer
            WHERE newer.submission_id = consent.submission_id AND newer.purpose = consent.purpose
              AND newer.withdraws_id IS NULL AND newer.id > consent.id
          ))"""


# The submission that a row of provenance stands on.
OF_POINT = """(SELECT contribution.submission_id FROM discussion_point point
    JOIN discussion_contribution contribution ON contribution.id = point.contribution_id WHERE point.id = NEW.point_id)"""
USE_IS_MISSING = f"""(CASE NEW.kind
    WHEN 'counter' THEN NOT {valid("store", OF_POINT)}
    WHEN 'wording' THEN NOT {valid("use", OF_POINT, "consent.choice = 'wording'")}
    ELSE NOT {valid("use", OF_POINT, "consent.choice IN ('wording', 'idea')")} END)"""
CREDIT_IS_MISSING = (
    f"NEW.credit <> 'none' AND NOT {valid('credit', 'NEW.submission_id', 'consent.choice = NEW.credit')}"
)
NAMED = """(NEW.told_name <> '' OR EXISTS (
    SELECT 1 FROM discussion_contributor person WHERE person.id = NEW.contributor_id AND person.name <> ''))"""
NAME_IS_MISSING = (
    f"NEW.state = 'public' AND NEW.display_name AND {NAMED} AND NOT {valid('show_name', 'NEW.id')}"
)
# In brackets: PL/pgSQL takes the first bare THEN for that of its IF.
USE_MESSAGE = (
    "wording needs a valid consent to the wording, a quotation one to be shown, anything else one to the idea"
)
CREDIT_MESSAGE = "a credit needs a valid consent to it"
NAME_MESSAGE = "a name above a public comment needs a valid consent"

# name: (table, when, condition under which it is refused, message)
GUARDS = {
    "discussion_use_needs_consent": ("discussion_provenance", "INSERT", USE_IS_MISSING, USE_MESSAGE),
    "discussion_use_still_needs_consent": ("discussion_provenance", "UPDATE", USE_IS_MISSING, USE_MESSAGE),
    "discussion_credit_needs_consent": (
        "discussion_contribution",
        "INSERT",
        CREDIT_IS_MISSING,
        CREDIT_MESSAGE,
    ),
    "discussion_credit_still_needs_consent": (
        "discussion_contribution",
        "UPDATE",
        f"NEW.credit <> OLD.credit AND {CREDIT_IS_MISSING}",
        CREDIT_MESSAGE,
    ),
    "discussion_name_needs_consent": ("discussion_submission", "INSERT", NAME_IS_MISSING, NAME_MESSAGE),
    "discussion_name_still_needs_consent": (
        "discussion_submission",
        "UPDATE",
        f"(OLD.state <> NEW.state OR OLD.display_name <> NEW.display_name) AND {NAME_IS_MISSING}",
        NAME_MESSAGE,
    ),
}


def statements(vendor, names=tuple(GUARDS)):
    """Return the statements that make the guards."""
    for name in names:
        table, event, condition, message = GUARDS[name]
        if vendor == "postgresql":
            yield (
                f"CREATE FUNCTION {name}() RETURNS trigger LANGUAGE plpgsql AS $guard$ BEGIN "
                f"IF {condition} THEN RAISE EXCEPTION '{message}' USING ERRCODE = 'integrity_constraint_violation'; "
                "END IF; RETURN NEW; END $guard$"
            )
            yield f"CREATE TRIGGER {name} BEFORE {event} ON {table} FOR EACH ROW EXECUTE FUNCTION {name}()"
        else:
            yield (
                f"CREATE TRIGGER {name} BEFORE {event} ON {table} FOR EACH ROW WHEN {condition} "
                f"BEGIN SELECT RAISE(ABORT, '{message}'); END"
            )


def drop(schema_editor, name):
    """Take a guard away."""
    if schema_editor.connection.vendor == "postgresql":
        schema_editor.execute(f"DROP TRIGGER IF EXISTS {name} ON {GUARDS[name][0]}", params=None)
        schema_editor.execute(f"DROP FUNCTION IF EXISTS {name}()", params=None)
    else:
        schema_editor.execute(f"DROP TRIGGER IF EXISTS {name}", params=None)


def without_guards(apps, schema_editor):
    for name in GUARDS:
        drop(schema_editor, name)


def with_guards(apps, schema_editor):
    for statement in statements(schema_editor.connection.vendor):
        schema_editor.execute(statement, params=None)


def with_guards_of_before(apps, schema_editor):
    for statement in BEFORE.statements(schema_editor.connection.vendor):
        schema_editor.execute(statement, params=None)


def drop_what_no_consent_carries(apps, schema_editor):
    """Caches that an older guard did not look at follow the consents, so that rows can be changed again."""
    consents = apps.get_model("discussion", "Consent").objects
    for contribution in (
        apps.get_model("discussion", "Contribution").objects.exclude(credit="none").order_by("pk")
    ):
        rows = consents.filter(submission=contribution.submission_id, purpose="credit", withdraws=None)
        newest = rows.order_by("-pk").first()
        withdrawn = newest is None or consents.filter(withdraws=newest).exists()
        choice = "none" if withdrawn else newest.choice
        if choice != contribution.credit:
            type(contribution).objects.filter(pk=contribution.pk).update(credit=choice)


def one_of(*fields):
    wanted = models.Q()
    for chosen in fields:
        wanted |= models.Q(**{f"{field}__isnull": field != chosen for field in fields})
    return wanted


class Migration(migrations.Migration):
    """Make the guards wider."""

    dependencies = [
        ("discussion", "0006_e_ask_what"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.RunPython(without_guards, with_guards_of_before),
        migrations.AddField(
            "erasure",
            "by",
            models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.SET_NULL,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.AddField("erasure", "confirmed_at", models.DateTimeField(blank=True, null=True)),
        migrations.AlterField("erasure", "due_at", models.DateTimeField(blank=True, null=True)),
        migrations.RemoveConstraint("token", "discussion_link_leads_to_one_row"),
        migrations.AddField(
            "token",
            "erasure",
            models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.CASCADE,
                related_name="tokens",
                to="discussion.erasure",
            ),
        ),
        migrations.AlterField(
            "token",
            "purpose",
            models.CharField(
                choices=[
                    (purpose, purpose)
                    for purpose in (
                        "receipt",
                        "confirm",
                        "ask",
                        "review",
                        "follow_confirm",
                        "follow",
                        "erase_confirm",
                        "erase",
                    )
                ],
                max_length=15,
            ),
        ),
        migrations.AddConstraint(
            "token",
            models.CheckConstraint(
                name="discussion_link_leads_to_one_row",
                condition=one_of("submission", "ask", "review", "follow", "erasure"),
            ),
        ),
        migrations.AlterField(
            "withdrawaltask",
            "outcome",
            models.CharField(
                choices=[
                    ("open", "offen"),
                    ("rewritten", "Stelle neu geschrieben"),
                    ("licensed", "bleibt wegen einer Lizenz"),
                    ("own_words", "bleibt: eigene Worte der Redaktion"),
                    ("hidden", "nach Ablauf der Frist entfernt"),
                ],
                default="open",
                max_length=10,
                verbose_name="Ergebnis",
            ),
        ),
        migrations.RunPython(drop_what_no_consent_carries, migrations.RunPython.noop),
        migrations.RunPython(with_guards, without_guards),
    ]
