"""Tests of transcripts as files: `/podcasts/<show>/<episode>/transkript.<form>`."""

import json
from typing import Any

import pytest
from django.test import Client

from blog.actions.podcast.name_voice import name_voice
from blog.models import Episode, Speaker
from blog.text.transcripts.reading import read_transcript
from blog.text.transcripts.words import CueText
from tests.factories import blog, podcast

pytestmark = pytest.mark.django_db

CUES = [(0, 2000, "Anna", "Guten <Tag> & so."), (2000, 5500, "Ben", "Hallo.")]


@pytest.fixture
def episode() -> Episode:
    made = podcast.own_episode(podcast.own_show(slug="show"), slug="folge", title="Folge & Co.")
    podcast.transcript(made, CUES)
    return made


def get(client: Client, form: str, **more: Any) -> Any:
    return client.get(f"/podcasts/show/folge/transkript.{form}", **more)


@pytest.mark.parametrize(
    ("form", "mime"),
    [
        ("vtt", "text/vtt; charset=utf-8"),
        ("srt", "application/x-subrip; charset=utf-8"),
        ("json", "application/json"),
        ("podlove", "application/json"),
        ("html", "text/html; charset=utf-8"),
        ("txt", "text/plain; charset=utf-8"),
    ],
)
def test_each_kind_of_file_says_what_we_hold(client: Client, episode: Episode, form: str, mime: str) -> None:
    answer = get(client, form)
    assert (answer.status_code, answer.headers["Content-Type"]) == (200, mime)
    assert answer.headers["Access-Control-Allow-Origin"] == "*"
    words = read_transcript(answer.content).words
    assert [(cue.start, cue.speaker, cue.text) for cue in words] == [
        (start, who, text) for start, _end, who, text in CUES
    ]
    assert get(client, form, headers={"If-None-Match": answer.headers["ETag"]}).status_code == 304


def test_names_are_those_of_now(client: Client, episode: Episode) -> None:
    name_voice(voice=Speaker.objects.get(key="s1"), by=None, person=blog.person("Dr. Anna Müller"))
    assert json.loads(get(client, "json").content)["segments"][0]["speaker"] == "Dr. Anna Müller"


def test_nothing_is_sent_of_what_is_not_public_or_not_there(client: Client, episode: Episode) -> None:
    assert get(client, "exe").status_code == 404
    draft = podcast.draft_episode(episode.podcast, slug="entwurf")
    podcast.transcript(draft, CUES)
    assert client.get("/podcasts/show/entwurf/transkript.vtt").status_code == 404
    podcast.own_episode(episode.podcast, slug="ohne")
    assert client.get("/podcasts/show/ohne/transkript.vtt").status_code == 404
    episode.unpublish()
    assert get(client, "vtt").status_code == 410


def test_webvtt_is_as_the_standard_has_it(client: Client, episode: Episode) -> None:
    assert get(client, "vtt").content.decode() == (
        "WEBVTT\n\n"
        "00:00:00.000 --> 00:00:02.000\n<v Anna>Guten &lt;Tag&gt; &amp; so.\n\n"
        "00:00:02.000 --> 00:00:05.500\n<v Ben>Hallo.\n"
    )


def test_a_file_costs_the_same_for_many_pieces(
    client: Client, episode: Episode, django_assert_max_num_queries: Any
) -> None:
    long = podcast.own_episode(episode.podcast, slug="lang")
    podcast.transcript(long, [(n, n + 1, f"Stimme {n % 9}", "Ja.") for n in range(300)])
    with django_assert_max_num_queries(6):
        answer = client.get("/podcasts/show/lang/transkript.vtt")
    assert len(read_transcript(answer.content).words) == 300


def test_a_word_list_is_the_value_of_the_view(episode: Episode) -> None:
    from blog.queries.podcast.transcript_view import transcript_of

    view = transcript_of(episode.pk, "de")
    assert view is not None
    assert view.words() == tuple(CueText(*cue) for cue in CUES)
