"""What was told with one text stays with it, where something else is known of its address."""

from django.db import migrations, models


class Migration(migrations.Migration):
    """Add name, organisation and role to what was sent."""

    dependencies = [("discussion", "0003_use_guard")]

    operations = [
        migrations.AddField(
            "submission", "told_name", models.CharField(blank=True, max_length=100, verbose_name="Name")
        ),
        migrations.AddField(
            "submission",
            "told_organisation",
            models.CharField(blank=True, max_length=120, verbose_name="Organisation"),
        ),
        migrations.AddField(
            "submission", "told_role", models.CharField(blank=True, max_length=120, verbose_name="Funktion")
        ),
    ]
