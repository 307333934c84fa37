"""Ties each agreement to the words that it was given to."""

from typing import Any

from django.db import migrations, models

READ = ("question", "stance", "statement")


def tie(apps: Any, _editor: Any) -> None:
    """Give each answer the state that began the words which readers saw at its moment."""
    agreements = apps.get_model("discussion", "Agreement").objects
    states = apps.get_model("blog", "PositionVersion").objects
    for position in agreements.order_by("position_id").values_list("position_id", flat=True).distinct():
        words = None
        history = states.filter(position_id=position).order_by("number").values_list("number", "said", "at")
        for number, said, at in history:
            here = tuple(said.get(part, "") for part in READ)
            if here != words:
                agreements.filter(position_id=position, at__gte=at).update(wording=number)
            words = here


class Migration(migrations.Migration):
    dependencies = [
        ("discussion", "0012_f_answers_as_contributions"),
        ("blog", "0010_f_waiting_transcripts"),
    ]

    operations = [
        migrations.RemoveConstraint(
            model_name="agreement",
            name="discussion_one_agreement_per_browser",
        ),
        migrations.AddField(
            model_name="agreement",
            name="wording",
            field=models.PositiveIntegerField(default=0),
        ),
        migrations.AddConstraint(
            model_name="agreement",
            constraint=models.UniqueConstraint(
                condition=models.Q(("browser_hash", ""), _negated=True),
                fields=("position", "wording", "browser_hash"),
                name="discussion_one_agreement_per_browser",
            ),
        ),
        migrations.RunPython(tie, migrations.RunPython.noop),
    ]
