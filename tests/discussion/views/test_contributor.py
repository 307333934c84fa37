"""A contributor's own public page: only on her wish, only what stands under her name."""

import pytest
from django.test import Client

from discussion.actions.change_credit import CreditWish, change_credit
from discussion.actions.public_page import PageRefused, close_public_page, open_public_page
from discussion.actions.record import withdraw
from discussion.actions.remove_name import remove_name
from discussion.kinds import CreditChoice, Purpose
from discussion.models import Contribution, Contributor, Submission, Token
from tests.discussion.reader import HERE
from tests.factories import merging
from tests.world import World, make_world

pytestmark = pytest.mark.django_db

ARTICLE = "/artikel/digitalisierung/"


@pytest.fixture
def world() -> World:
    return make_world()


@pytest.fixture
def merged(world: World) -> Contribution:
    contribution = merging.contribution(world.article, email="ben@example.org")
    merging.merged(world.article, contribution, by=world.cem)
    return contribution


def opened(contribution: Contribution) -> str:
    person = open_public_page(submission=contribution.submission, proof="test")
    return f"/mitwirkende/{person.page_code}/"


def test_nobody_has_a_page_who_wished_none(merged: Contribution, client: Client):
    assert Contributor.objects.get().page_code is None
    assert "/mitwirkende/" not in client.get(ARTICLE).content.decode()
    assert client.get("/mitwirkende/abcdefgh/").status_code == 404


def test_the_page_names_her_and_where_her_words_stand(merged: Contribution, client: Client):
    address = opened(merged)
    response = client.get(address)
    text = response.content.decode()
    assert '<h1><span class="credit"><bdi>Ben Beiträger</bdi></span></h1>' in text
    assert "Digitalisierung beginnt bei den Menschen" in text
    assert "/artikel/digitalisierung/fassungen/1..2/" in text
    assert response["X-Robots-Tag"] == "noindex"
    assert f'<a href="{address}"><bdi>Ben Beiträger</bdi></a>' in client.get(ARTICLE).content.decode()


@pytest.mark.parametrize("choice", [CreditChoice.FIRST_NAME, CreditChoice.PSEUDONYM, CreditChoice.NONE])
def test_what_stands_under_another_name_is_not_on_it(
    world: World, merged: Contribution, client: Client, choice: str
):
    address = opened(merged)
    hidden = merging.contribution(world.article, credit=choice, email="x@example.org", pseudonym="Beobachter")
    Submission.objects.filter(pk=hidden.submission_id).update(contributor=merged.submission.contributor)
    merging.merged(
        world.article, hidden, by=world.cem,
        change=merging.added("Anders.", block="66666666-6666-4666-8666-666666666666"),
    )  # fmt: skip
    text = client.get(address).content.decode()
    assert "fassungen/1..2/" in text
    assert "fassungen/2..3/" not in text
    assert client.get(ARTICLE).content.decode().count(f'href="{address}"') >= 1
    assert f'<a href="{address}"><bdi>Beobachter' not in client.get(ARTICLE).content.decode()


def test_closed_it_is_gone_at_once_and_so_are_the_links_to_it(merged: Contribution, client: Client):
    address = opened(merged)
    close_public_page(submission=merged.submission, proof="test")
    assert client.get(address).status_code == 404
    assert address not in client.get(ARTICLE).content.decode()
    assert opened(merged) != address, "an old address never comes back"


def test_her_consent_decides_and_not_the_address_that_is_left(merged: Contribution, client: Client):
    address = opened(merged)
    withdraw(merged.submission, Purpose.PUBLIC_PAGE, proof="test")
    assert Contributor.objects.exclude(page_code=None).exists()
    assert client.get(address).status_code == 404
    assert address not in client.get(ARTICLE).content.decode()


def test_who_takes_her_credit_back_is_not_named_on_it(merged: Contribution, client: Client):
    address = opened(merged)
    change_credit(submission=merged.submission, wish=CreditWish(CreditChoice.NONE), proof="test")
    assert "fassungen/1..2/" not in client.get(address).content.decode()


def test_removing_the_name_everywhere_closes_it(merged: Contribution, client: Client):
    address = opened(merged)
    remove_name(submission=merged.submission, everywhere=True, proof="test")
    assert client.get(address).status_code == 404


def test_the_receipt_opens_and_closes_it(merged: Contribution, client: Client):
    token = Token.objects.mint(merged.submission, Token.RECEIPT, proved=True)
    assert "Eine eigene öffentliche Seite" in client.get(f"/beitrag/{token}/").content.decode()
    client.post(f"/beitrag/{token}/seite/", {"zeigen": "ja"}, **HERE)
    code = Contributor.objects.get().page_code
    assert f"/mitwirkende/{code}/" in client.get(f"/beitrag/{token}/").content.decode()
    client.post(f"/beitrag/{token}/seite/", {"zeigen": "nein"}, **HERE)
    assert Contributor.objects.get().page_code is None


def test_a_receipt_that_was_not_sent_to_her_address_opens_none(merged: Contribution, client: Client):
    token = Token.objects.mint(merged.submission, Token.RECEIPT, proved=False)
    assert client.post(f"/beitrag/{token}/seite/", {"zeigen": "ja"}, **HERE).status_code == 404
    assert Contributor.objects.get().page_code is None


def test_nobody_without_a_name_has_a_page(world: World):
    nameless = merging.contribution(world.article, name="", credit=CreditChoice.NONE)
    with pytest.raises(PageRefused):
        open_public_page(submission=nameless.submission, proof="test")
