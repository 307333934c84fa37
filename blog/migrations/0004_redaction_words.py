"""Why a passage was taken out of all versions, for the record."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("blog", "0003_placements_and_more")]

    operations = [
        migrations.AddField(
            model_name="redaction",
            name="words",
            field=models.TextField(
                blank=True,
                default="",
                help_text="Why, in the words of whoever removed it; for the record alone, readers never see it.",
                verbose_name="Begründung",
            ),
        ),
    ]
