"""The notes of a followed show are not ours: they say whose they are, and nobody is asked what may flow into them."""

import pytest
from django.test import Client

from blog.models import Episode
from discussion.kinds import Intent, Purpose, UseChoice, Verb
from discussion.models import Consent, Decision, Submission, Token
from tests.discussion.reader import HERE, Reader, text_of
from tests.factories import blog, podcast
from tests.world import FIRST, World

EPISODE = "/podcasts/fremd/folge-eins/"
PASSAGE = f"{EPISODE}stelle/{FIRST[:8]}/"


@pytest.fixture
def episode(world: World) -> Episode:
    show = podcast.linked_show("Fremde Stimmen", slug="fremd")
    body = [blog.text("Wir reden über Haltung.", FIRST)]
    return podcast.linked_episode(show, "Folge eins", slug="folge-eins", body=body)


@pytest.mark.parametrize("address", [EPISODE, f"{EPISODE}fassungen/1/"])
def test_the_notes_say_from_which_feed_they_are(episode: Episode, client: Client, address: str):
    page = text_of(client.get(address))
    assert "Aus dem Feed von „Fremde Stimmen“." in page
    assert "Von der Redaktion geschrieben" not in page


def test_notes_of_ours_are_the_editors(world: World, client: Client):
    show = podcast.own_show("Wert und Wirkung", slug="wert")
    podcast.own_episode(show, "Folge eins", slug="folge-eins")
    page = text_of(client.get("/podcasts/wert/folge-eins/"))
    assert "Von der Redaktion geschrieben" in page
    assert "Aus dem Feed von" not in page


@pytest.mark.parametrize("address", [f"{EPISODE}diskussion/", PASSAGE])
def test_nobody_is_asked_what_may_flow_into_them(episode: Episode, client: Client, address: str):
    page = text_of(client.get(address))
    assert 'name="audience"' in page
    assert "Was nur die Redaktion liest, erscheint nirgends." in page
    for field in ("use", "credit", "organisation", "role", "pseudonym", "proposal"):
        assert f'name="{field}"' not in page
    assert f'value="{Intent.PROPOSAL}"' not in page
    assert f'value="{Intent.QUESTION}"' in page or address != PASSAGE


@pytest.mark.parametrize("told", [{}, {"passage": FIRST, "part": "", "intent": "question"}])
def test_a_consent_that_is_sent_all_the_same_is_not_kept(ada: Reader, episode: Episode, told: dict[str, str]):
    fields = ada.fields(text="Wer sagt das?", use=UseChoice.WORDING, **told)
    response = ada.client.post(f"{EPISODE}diskussion/neu/", fields, **HERE)
    assert response.status_code == 200
    assert Submission.objects.count() == 1
    assert not Consent.objects.filter(purpose=Purpose.USE).exists()


def test_nor_is_one_that_is_sent_to_the_receipt(ada: Reader, episode: Episode):
    sent = ada.client.post(f"{EPISODE}diskussion/neu/", ada.fields(text="Wer sagt das?"), **HERE)
    ada.confirm()
    submission = Submission.objects.get()
    receipt = Token.objects.mint(submission, Token.RECEIPT)
    assert "Verwendung ändern" not in text_of(ada.client.get(f"/beitrag/{receipt}/"))
    answer = ada.client.post(f"/beitrag/{receipt}/verwendung/", {"use": UseChoice.WORDING}, **HERE)
    assert (sent.status_code, answer.status_code) == (200, 409)
    assert "gehört zu einer Folge aus einem fremden Feed" in text_of(answer)
    assert not Consent.objects.filter(purpose=Purpose.USE).exists()
    assert not Decision.objects.filter(verb=Verb.USE_CHANGED).exists()


@pytest.mark.django_db
def test_an_episode_without_a_cover_is_shared_with_its_shows(client: Client):
    show = podcast.own_show("Wert", slug="wert", cover=blog.picture())
    podcast.own_episode(show, "Folge eins", slug="folge-eins")
    (image,) = [
        line for line in text_of(client.get("/podcasts/wert/folge-eins/")).splitlines() if "og:image" in line
    ]
    assert "icons/og" not in image
