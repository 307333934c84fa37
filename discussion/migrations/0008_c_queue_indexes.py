from django.db import migrations, models


class Migration(migrations.Migration):
    """Let the desk's queue look states up without reading texts."""

    dependencies = [("discussion", "0007_h_guards")]

    operations = [
        migrations.AddIndex(
            model_name="submission",
            index=models.Index(fields=["id", "state"], name="discussion_state_of"),
        ),
    ]
