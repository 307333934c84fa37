"""Names the changes of a position so that they fit people and organisations."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("blog", "0011_audio_file_name"),
    ]

    operations = [
        migrations.AlterField(
            model_name="positionversion",
            name="change",
            field=models.CharField(
                choices=[
                    ("first", "aufgenommen"),
                    ("edited", "überarbeitet"),
                    ("corrected", "selbst berichtigt"),
                    ("changed_mind", "Haltung geändert"),
                    ("withdrawn", "selbst zurückgenommen"),
                    ("taken_down", "von der Redaktion zurückgenommen"),
                ],
                max_length=14,
            ),
        ),
    ]
