"""Says how a version of a transcript came about, and lets the same act or file count once."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("blog", "0006_f_what_feeds_told"),
    ]

    operations = [
        migrations.AddField(
            model_name="transcript",
            name="digest",
            field=models.CharField(
                blank=True,
                default="",
                help_text="SHA-256 of the words that were imported last: a feed that tells them again changes nothing.",
                max_length=64,
            ),
            preserve_default=False,
        ),
        migrations.AddField(
            model_name="transcriptversion",
            name="kind",
            field=models.CharField(
                choices=[
                    ("imported", "aus einer Datei übernommen"),
                    ("edited", "berichtigt"),
                    ("reverted", "auf eine frühere Fassung zurückgesetzt"),
                ],
                default="edited",
                max_length=8,
                verbose_name="Art",
            ),
        ),
        migrations.AddField(
            model_name="transcriptversion",
            name="key",
            field=models.UUIDField(
                blank=True,
                help_text="Chosen by the editor's browser: the same act, sent twice, is done once.",
                null=True,
            ),
        ),
    ]
