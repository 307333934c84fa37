"""Whoever writes for the editors alone is told of that, and of nothing that would be public."""

from typing import Any

import pytest

from discussion.kinds import Purpose
from discussion.models import Consent, Contribution, Submission
from tests.discussion.reader import Reader, receipt_token, text_of
from tests.factories import merging
from tests.world import World

pytestmark = pytest.mark.django_db


def test_nothing_of_a_private_text_is_said_to_appear(ada: Reader) -> None:
    token = receipt_token(ada.send(audience="redaktion"))
    confirmed = text_of(ada.confirm())
    assert "nur für sie bestimmt" in confirmed
    assert "bevor er erscheint" not in confirmed
    receipt = text_of(ada.client.get(f"/beitrag/{token}/"))
    assert "nur für sie bestimmt" in receipt
    assert "bevor er erscheint" not in receipt
    assert "Namen über dem Kommentar" not in receipt


def test_a_private_text_asks_for_no_name_above_a_comment(ada: Reader) -> None:
    ada.send(audience="redaktion")
    row = Submission.objects.get(private=True)
    assert not row.display_name
    assert not Consent.objects.filter(submission=row, purpose=Purpose.SHOW_NAME).exists()


def test_whoever_takes_back_a_text_that_went_in_reads_first_what_becomes_of_the_words(
    ada: Reader, world: World, settings: Any
) -> None:
    settings.HALTUNG_MODERATION = "none"
    token = receipt_token(ada.send(use="wording", credit="full_name"))
    ada.confirm()
    words = "schreibt die Redaktion innerhalb von 14 Tagen neu, oder es kommt heraus. Was sie in ihren"
    assert words not in text_of(ada.client.get(f"/beitrag/{token}/"))
    merging.merged(world.article, Contribution.objects.get(), by=world.cem)
    assert words in text_of(ada.client.get(f"/beitrag/{token}/"))
