"""Tells what a merge that was taken back settled from what was written anew."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("discussion", "0013_p_agreement_wording"),
    ]

    operations = [
        migrations.AlterField(
            model_name="withdrawaltask",
            name="outcome",
            field=models.CharField(
                choices=[
                    ("open", "offen"),
                    ("rewritten", "Stelle neu geschrieben"),
                    ("undone", "Einarbeitung zurückgenommen"),
                    ("licensed", "bleibt wegen einer Lizenz"),
                    ("own_words", "bleibt: eigene Worte der Redaktion"),
                    ("hidden", "nach Ablauf der Frist entfernt"),
                ],
                default="open",
                max_length=10,
                verbose_name="Ergebnis",
            ),
        ),
    ]
