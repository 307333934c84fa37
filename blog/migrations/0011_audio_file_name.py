"""Sound files have the name they came with; those from before are named after the episode that plays them."""

from typing import Any

from django.db import migrations, models


def name_by_episode(apps: Any, schema_editor: Any) -> None:
    """Existing rows know no name of their own, but which episode they belong to."""
    audio_rows, episodes = apps.get_model("blog", "Audio"), apps.get_model("blog", "Episode")
    slugs = dict(episodes.objects.filter(audio__isnull=False).order_by("-pk").values_list("audio_id", "slug"))
    for audio in audio_rows.objects.filter(file_name="", pk__in=slugs).iterator(500):
        audio.file_name = f"{slugs[audio.pk][:100]}.{audio.extension}"
        audio.save(update_fields=["file_name"])


class Migration(migrations.Migration):
    dependencies = [
        ("blog", "0010_f_waiting_transcripts"),
    ]

    operations = [
        migrations.AddField(
            model_name="audio",
            name="file_name",
            field=models.CharField(
                blank=True,
                default="",
                help_text="As the file was called where it came from, cleaned; only shown, never a path.",
                max_length=120,
                verbose_name="Dateiname",
            ),
        ),
        migrations.RunPython(name_by_episode, migrations.RunPython.noop),
    ]
