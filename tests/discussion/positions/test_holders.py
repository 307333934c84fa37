"""The holder of a position corrects it or takes it back: by form, confirmed by mail, shown as such."""

import re
from datetime import timedelta

import pytest
from django.core import mail
from django.test import Client
from django.utils import timezone

from blog.kinds import Network, PositionState, Stance
from blog.models import PersonNetwork, Position
from blog.queries.positions.lines import code_of
from discussion.actions.claim import let_go_of_claims, settle_claim
from discussion.kinds import ClaimKind
from discussion.models import Claim, Contributor
from discussion.states import ClaimState
from tests.discussion.reader import HERE, work
from tests.factories import blog, positions

pytestmark = pytest.mark.django_db

LINK = re.compile(r"/haltungen/wunsch/([\w-]+)/")


@pytest.fixture
def public() -> Position:
    person = blog.person("Jana Muster")
    PersonNetwork.objects.create(person=person, network=Network.EMAIL, url="mailto:jana@example.org")
    return positions.position("Technik hilft immer.", person=person, stance=Stance.FOR)


def ask(client: Client, position: Position, **told: str):
    given = {
        "kind": ClaimKind.CORRECT,
        "statement": "Technik hilft selten.",
        "stance": Stance.DEPENDS,
        "name": "Jana Muster",
        "email": "jana@example.org",
    }
    return client.post(f"/haltungen/h/{code_of(position)}/berichtigen/", {**given, **told}, **HERE)


def link() -> str:
    work()
    found = [match[0] for message in mail.outbox if (match := LINK.search(str(message.body)))]
    return found[-1]


def page(client: Client, position: Position) -> str:
    return client.get(f"/haltungen/h/{code_of(position)}/").content.decode()


def test_a_known_address_corrects_at_once_and_the_page_says_who_did(client: Client, public: Position) -> None:
    assert ask(client, public).status_code == 200
    assert "Technik hilft selten." not in page(client, public)
    address = link()
    assert client.get(address).status_code == 200
    assert "Technik hilft selten." not in page(client, public)
    client.post(address, **HERE)
    html = page(client, public)
    assert "„Technik hilft selten.“" in html
    assert "Selbst berichtigt" in html
    assert Claim.objects.get().state == ClaimState.DONE


def test_a_known_address_takes_it_back(client: Client, public: Position) -> None:
    ask(client, public, kind=ClaimKind.WITHDRAW)
    client.post(link(), **HERE)
    response = client.get(f"/haltungen/h/{code_of(public)}/")
    assert response.status_code == 410
    assert "selbst zurückgenommen" in response.content.decode()


def test_anybody_else_waits_for_an_editor(client: Client, public: Position) -> None:
    ask(client, public, email="fremd@example.org")
    client.post(link(), **HERE)
    assert "Technik hilft immer." in page(client, public)
    claim = Claim.objects.get()
    assert claim.state == ClaimState.WAITING
    client.force_login(blog.editor())
    desk = client.get("/redaktion/haltungen/wuensche/").content.decode()
    assert "Technik hilft selten." in desk
    assert "Sie gehört ihr: so machen" in desk
    client.post("/redaktion/haltungen/wuensche/", {"wunsch": claim.uuid, "ja": "ja"})
    assert "Selbst berichtigt" in page(client, public)
    work()
    assert mail.outbox[-1].to == ["fremd@example.org"]


def test_an_editor_can_refuse(public: Position, client: Client) -> None:
    ask(client, public, email="fremd@example.org")
    client.post(link(), **HERE)
    claim = settle_claim(claim=Claim.objects.get(), accept=False, by=blog.editor())
    public.refresh_from_db()
    assert (claim.state, public.state, public.statement) == (
        ClaimState.REFUSED,
        PositionState.PUBLIC,
        "Technik hilft immer.",
    )


@pytest.mark.parametrize(
    ("told", "words"),
    [
        ({"statement": ""}, "wie du das vertrittst"),
        ({"email": "kein"}, "keine E-Mail-Adresse"),
        ({"statement": "Eins ist so. Zwei ist so. Drei ist so."}, "Höchstens zwei Sätze"),
        ({"website": "x"}, "das leer bleiben muss"),
    ],
)
def test_what_is_wrong_is_said_and_nothing_is_stored(
    client: Client, public: Position, told, words: str
) -> None:
    response = ask(client, public, **told)
    assert response.status_code == 422
    assert words in response.content.decode()
    assert not Claim.objects.exists()


def test_a_form_from_elsewhere_is_refused(client: Client, public: Position) -> None:
    address = f"/haltungen/h/{code_of(public)}/berichtigen/"
    assert client.post(address, {"kind": "withdraw"}, HTTP_ORIGIN="https://fremd.example").status_code == 403
    ask(client, public)
    assert client.post(link(), HTTP_ORIGIN="https://fremd.example").status_code == 403
    assert Claim.objects.get().state == ClaimState.UNCONFIRMED


def test_an_address_can_be_asked_ten_times_an_hour(client: Client, public: Position) -> None:
    codes = [ask(client, public).status_code for _ in range(11)]
    assert codes == [200] * 10 + [429]


def test_a_link_ends_after_a_week_and_the_address_after_a_month(client: Client, public: Position) -> None:
    ask(client, public)
    address = link()
    Claim.objects.update(created_at=timezone.now() - timedelta(days=8))
    assert client.post(address, **HERE).status_code == 410
    let_go_of_claims(now=timezone.now() + timedelta(days=24))
    assert not Claim.objects.exists()
    assert not Contributor.objects.filter(email="jana@example.org").exists()


def test_nobody_corrects_what_is_not_public(client: Client) -> None:
    assert ask(client, positions.draft()).status_code == 404
