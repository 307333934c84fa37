"""What goes nowhere is on the editor's home and on a list; who corrects a transcript sees what is cited of it before."""

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from blog.actions.look_at_citations import look_at_citations
from blog.models import Cue, Episode, OutsideSource, Reference
from tests.blog.queries.test_referred import WORDS, clip
from tests.factories import blog, podcast, positions

pytestmark = pytest.mark.django_db
BIRDS = "Hier wird jetzt von etwas ganz anderem gesprochen, nämlich von Vögeln."


@pytest.fixture
def editor(client: Client) -> Client:
    client.force_login(blog.editor())
    return client


@pytest.fixture
def episode() -> Episode:
    episode = podcast.own_episode(title="Zitierte Folge", duration=3_600_000)
    podcast.transcript(episode, [(1_420_000, 1_430_000, "Bruno", WORDS)])
    blog.article("Wer zitiert", body=[clip(episode)])
    return episode


def upload(client: Client, episode: Episode, words: str, **more: str) -> tuple[int, str]:
    told = {"pasted": f"WEBVTT\n\n00:23:40.000 --> 00:23:50.000\n<v Bruno>{words}\n", **more}
    response = client.post(f"/redaktion/transkript/{episode.pk}/hochladen/", told)
    return response.status_code, response.content.decode()


def html(client: Client, path: str) -> str:
    return client.get(path).content.decode()


def test_home_and_list_tell_what_goes_nowhere(editor: Client, episode: Episode):
    assert "ins Leere" not in html(editor, "/redaktion/")
    assert "steht noch dort" in html(editor, "/redaktion/verweise/")
    Cue.objects.update(text=BIRDS)
    look_at_citations(page_id=episode.pk)
    positions.position(source_url="https://zeitung.example/weg", accessed_on=positions.READ_ON)
    OutsideSource.objects.update(dead_since=timezone.now(), status=404)
    assert "<span>2</span> Verweise ins Leere" in html(editor, "/redaktion/")
    told = html(editor, "/redaktion/verweise/")
    assert "„Zitierte Folge“ wird hier ab 23:41 zitiert" in told
    assert "https://zeitung.example/weg" in told
    assert "HTTP 404" in told


def test_many_that_go_nowhere_take_no_more_statements_than_one(editor: Client, episode: Episode):
    def counted() -> int:
        Reference.objects.update(cut_since=timezone.now())
        OutsideSource.objects.update(dead_since=timezone.now())
        with CaptureQueriesContext(connection) as found:
            html(editor, "/redaktion/verweise/")
        return len(found)

    def one_more(number: int) -> None:
        link = blog.text(f'Mehr <a href="https://zeitung.example/{number}">dort</a>.')
        blog.article(f"Wer noch zitiert {number}", body=[clip(episode), link])
        told = {"source_url": f"https://zeitung.example/{number}", "accessed_on": positions.READ_ON}
        positions.position(f"Satz {number}.", **told)

    one_more(0)
    counted()
    first = counted()
    for number in range(1, 6):
        one_more(number)
    assert counted() == first


def test_the_page_of_the_transcript_shows_what_is_cited_of_it(editor: Client, episode: Episode):
    told = html(editor, f"/redaktion/transkript/{episode.pk}/")
    assert "Diese Sekunden werden zitiert" in told
    assert "Wer zitiert" in told
    assert "steht dort so nicht mehr" not in told
    Cue.objects.update(text=BIRDS)
    assert "steht dort so nicht mehr" in html(editor, f"/redaktion/transkript/{episode.pk}/")


def test_a_file_that_cuts_a_citation_is_taken_over_only_after_a_second_yes(editor: Client, episode: Episode):
    status, told = upload(editor, episode, BIRDS)
    assert status == 422
    assert "„Wer zitiert“ zitiert 23:41" in told
    assert Cue.objects.get().text == WORDS
    assert upload(editor, episode, BIRDS, cuts="on")[0] == 302
    assert Cue.objects.get().text == BIRDS


def test_a_file_that_keeps_what_is_cited_needs_no_second_yes(editor: Client, episode: Episode):
    assert upload(editor, episode, f"{WORDS} Und noch etwas.")[0] == 302
