"""Notes what each role was ever given, so that permissions of later versions reach it once; see `haltung.accounts.roles`."""

from typing import Any, Final

from django.db import migrations, models

PEOPLE: Final = tuple(
    f"blog.{act}_{model}" for model in ("person", "topic") for act in ("add", "change", "delete")
)
# What the roles were made with before there was this table. A role that exists has been given it: what it lacks now was taken away.
BEFORE: Final[dict[str, tuple[str, ...]]] = {
    "Redaktion": ("wagtailadmin.access_admin", *PEOPLE, "discussion.merge"),
    "Moderation": ("wagtailadmin.access_admin", "discussion.moderate"),
    "Leitung": (
        "wagtailadmin.access_admin",
        *PEOPLE,
        "discussion.merge",
        "discussion.moderate",
        "discussion.read_address",
        "discussion.erase",
        "blog.change_sitesettings",
        *(f"accounts.{act}_user" for act in ("add", "change", "delete")),
        *(f"wagtailredirects.{act}_redirect" for act in ("add", "change", "delete")),
    ),
}


def note_what_was_given(apps: Any, schema_editor: Any) -> None:
    """Take the roles that exist as given what they were made with."""
    group, grant = apps.get_model("auth", "Group"), apps.get_model("accounts", "RoleGrant")
    roles = group.objects.filter(name__in=BEFORE).values_list("name", flat=True)
    grant.objects.bulk_create(
        grant(role=role, permission=permission) for role in roles for permission in BEFORE[role]
    )


class Migration(migrations.Migration):
    dependencies = [
        ("accounts", "0001_initial"),
        ("auth", "0012_alter_user_first_name_max_length"),
    ]

    operations = [
        migrations.CreateModel(
            name="RoleGrant",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("role", models.CharField(max_length=150)),
                ("permission", models.CharField(help_text="app.codename", max_length=200)),
            ],
            options={
                "verbose_name": "Recht einer Rolle",
                "verbose_name_plural": "Rechte von Rollen",
            },
        ),
        migrations.AddConstraint(
            model_name="rolegrant",
            constraint=models.UniqueConstraint(
                fields=("role", "permission"), name="role_is_given_a_permission_once"
            ),
        ),
        migrations.RunPython(note_what_was_given, migrations.RunPython.noop),
    ]
