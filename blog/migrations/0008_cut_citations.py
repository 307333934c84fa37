"""Keeps since when a citation goes nowhere, and looks at the outside sources of positions as at those of texts."""

from typing import Any

import django.db.models.deletion
from django.db import migrations, models


def know_sources(apps: Any, schema_editor: Any) -> None:
    """Give the outside sources that positions name their rows."""
    position, source = apps.get_model("blog", "Position"), apps.get_model("blog", "OutsideSource")
    for row in position.objects.exclude(source_url="").order_by("pk").iterator():
        row.outside, _new = source.objects.get_or_create(url=row.source_url.partition("#")[0])
        row.save(update_fields=["outside"])


class Migration(migrations.Migration):
    dependencies = [
        ("blog", "0007_t_transcript_versions"),
    ]

    operations = [
        migrations.AddField(
            model_name="reference",
            name="cut_since",
            field=models.DateTimeField(
                blank=True,
                help_text="The target says no more what is cited.",
                null=True,
                verbose_name="geht ins Leere seit",
            ),
        ),
        migrations.AddField(
            model_name="position",
            name="cut_since",
            field=models.DateTimeField(
                blank=True,
                editable=False,
                null=True,
                verbose_name="steht so nicht mehr in der Quelle seit",
            ),
        ),
        migrations.AddField(
            model_name="position",
            name="outside",
            field=models.ForeignKey(
                blank=True,
                editable=False,
                help_text="The row of the address of the source, which is looked at now and then.",
                null=True,
                on_delete=django.db.models.deletion.SET_NULL,
                related_name="positions",
                to="blog.outsidesource",
            ),
        ),
        migrations.RunPython(know_sources, migrations.RunPython.noop),
    ]
