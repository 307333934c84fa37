"""Finds what became of the mails about one thing."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("blog", "0001_initial"),
    ]

    operations = [
        migrations.AddIndex(
            model_name="outboxrow",
            index=models.Index(fields=["ref", "kind"], name="blog_outbox_about"),
        ),
    ]
