"""The table of the plain page."""

import django.db.models.deletion
from django.db import migrations, models

import blog.models.fields


class Migration(migrations.Migration):
    """Makes it."""

    initial = True
    dependencies = [("wagtailcore", "0001_squashed_0016_change_page_url_path_to_text_field")]
    operations = [
        migrations.CreateModel(
            name="PlainPage",
            fields=[
                (
                    "page_ptr",
                    models.OneToOneField(
                        auto_created=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        parent_link=True,
                        primary_key=True,
                        serialize=False,
                        to="wagtailcore.page",
                    ),
                ),
                ("body", blog.models.fields.BodyField([])),
            ],
            options={"abstract": False},
            bases=("wagtailcore.page",),
        )
    ]
