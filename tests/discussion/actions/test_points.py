"""Tests of points: they stay pieces of what the author says now."""

import pytest

from discussion.actions.correct_text import correct_text
from discussion.actions.split_points import split_points
from discussion.models import Submission
from tests.factories import merging
from tests.world import World

pytestmark = pytest.mark.django_db
TEXT = "Fragt die Nacht. Zahlt besser."


@pytest.mark.parametrize(
    ("corrected", "points"),
    [
        ("Bitte: Fragt die Nacht. Zahlt besser!", [""]),
        ("Bitte: Fragt die Nacht. Zahlt besser.", ["Fragt die Nacht.", "Zahlt besser."]),
    ],
)
def test_points_follow_a_correction_or_become_one_again(world: World, corrected: str, points: list[str]):
    known = merging.contribution(world.article, text=TEXT, email="ben@example.org")
    split_points(contribution=known, pieces=["Fragt die Nacht.", "Zahlt besser."], by=world.cem)
    # Whose other texts are public already corrects at once.
    other = merging.submission(world.article, text="Noch etwas.", email="anders@example.org")
    other.contributor = known.submission.contributor
    other.save(update_fields=["contributor"])
    merging.publish(other)
    correct_text(submission=Submission.objects.get(pk=known.submission_id), text=corrected)
    assert [point.text for point in known.points.order_by("position")] == points
