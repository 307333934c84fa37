"""The pages of erasures in the admin, for those who may erase."""

import pytest
from django.test import Client

from discussion.models import Erasure
from tests.factories import merging
from tests.world import World

ADDRESS = "/redaktion/loeschungen/"


def test_an_editor_asks_for_somebody_by_address_or_number_and_sees_nobodys_name(world: World, client: Client):
    row = merging.contribution(world.article, name="Kanaria Unverwechselbar", email="kanaria@example.org")
    client.force_login(world.cem)
    assert client.post(ADDRESS, {"wer": "niemand@example.org"}).status_code == 422
    assert client.post(ADDRESS, {"wer": row.submission.number}).status_code == 302
    assert client.post(ADDRESS, {"wer": "Kanaria@Example.org"}).status_code == 302
    erasure = Erasure.objects.get()
    assert erasure.by == world.cem
    for address in (ADDRESS, f"{ADDRESS}{erasure.uuid}/"):
        html = client.get(address).content.decode()
        assert "verlangt, noch nicht bestätigt" in html
        assert "Kanaria" not in html


def test_she_confirms_for_who_has_no_mail_and_stops_it(world: World, client: Client):
    row = merging.contribution(world.article)
    client.force_login(world.cem)
    client.post(ADDRESS, {"wer": row.submission.number})
    address = f"{ADDRESS}{Erasure.objects.get().uuid}/"
    assert client.post(address, {"was": "bestaetigen", "words": ""}).status_code == 409
    assert client.post(address, {"was": "bestaetigen", "words": "Ausweis gesehen."}).status_code == 302
    assert "Bedenkzeit läuft" in client.get(address).content.decode()
    client.post(address, {"was": "anhalten"})
    assert "zurückgenommen" in client.get(address).content.decode()


@pytest.mark.parametrize("who", ["dana", None])
def test_who_may_not_erase_gets_nothing(world: World, client: Client, who: str | None):
    if who:
        client.force_login(getattr(world, who))
    assert client.get(ADDRESS).status_code in (302, 403)
    assert not Erasure.objects.exists()
