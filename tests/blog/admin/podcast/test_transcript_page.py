"""Tests of the transcript's page in the admin: files, voices, versions, small saves, who may, and the hook for recognisers."""

import json
from collections.abc import Iterator
from typing import Any
from uuid import uuid4

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from blog.actions.podcast.ask_recogniser import RECOGNISE
from blog.actions.podcast.transcript_refused import TranscriptReason
from blog.actions.positions.from_seconds import position_from_seconds
from blog.actions.positions.publish import publish_position
from blog.actions.positions.write import change_position
from blog.admin.podcast.transcripts.words import EDITS, NOTED, REASONS, REFUSED
from blog.jobs import run_outbox_once
from blog.kinds import TranscriptSource
from blog.models import Cue, Episode, OutboxRow, Speaker, Transcript
from blog.queries.podcast.transcript_view import transcript_of
from blog.registries import Recogniser, registries
from blog.text.podcast.times import Span
from blog.text.transcripts.edits import EditProblem
from blog.text.transcripts.words import CueText, Problem
from tests.blog.queries.test_referred import WORDS, clip
from tests.factories import blog, podcast

KEY = "5f3c1a52-6f0e-4c53-9d3e-0d7b1f6a2c11"
pytestmark = pytest.mark.django_db

VTT = """WEBVTT

00:00.000 --> 00:02.000
<v Anna>Guten Tag.

00:02.000 --> 00:05.000
<v Ben>Hallo Anna, schön hier.
"""


@pytest.fixture
def episode() -> Episode:
    return podcast.own_episode()


@pytest.fixture
def editor(client: Client) -> Client:
    client.force_login(blog.editor())
    return client


def page_of(episode: Episode) -> str:
    return reverse("blog_transcript", args=[episode.pk])


def upload(editor: Client, episode: Episode, content: str = VTT, **more: Any) -> Any:
    file = SimpleUploadedFile("folge.vtt", content.encode())
    return editor.post(f"{page_of(episode)}hochladen/", {"file": file, **more}, follow=True)


def change(editor: Client, episode: Episode, base: int, *edits: Any, **more: Any) -> Any:
    message = {"key": str(uuid4()), "base": base, "edits": edits, **more}
    return editor.post(f"{page_of(episode)}aendern/", json.dumps(message), content_type="application/json")


def first_cue() -> str:
    return str(Cue.objects.order_by("position")[0].uuid)


def test_a_file_becomes_the_transcript(editor: Client, episode: Episode) -> None:
    answer = upload(editor, episode)
    assert "Fassung 1" in answer.content.decode()
    view = transcript_of(episode.pk)
    assert view is not None
    assert [(cue.voice.name, cue.text) for cue in view.cues if cue.voice] == [
        ("Anna", "Guten Tag."),
        ("Ben", "Hallo Anna, schön hier."),
    ]
    assert "nichts wurde geändert" in upload(editor, episode).content.decode()


def test_words_can_be_pasted(editor: Client, episode: Episode) -> None:
    editor.post(f"{page_of(episode)}hochladen/", {"pasted": "[0:01] Anna: Guten Tag."})
    assert Cue.objects.get().start == 1000


def test_what_was_wrong_with_a_file_is_said_and_the_rest_is_there(editor: Client, episode: Episode) -> None:
    text = "WEBVTT\n\n0:05.000 --> 0:09.000\nA<b onclick=x>!</b>\n\n0:07.000 --> 0:10.000\nZwei<div>"
    answer = upload(editor, episode, text).content.decode()
    assert "In 1 Redestück stand HTML" in answer
    assert "1 Redestück beginnt, bevor das vorige endet (Nr. 2)" in answer
    assert Cue.objects.count() == 2


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        ("", "Wähle eine Datei aus"),
        ("Nur Text.", "keine Zeiten"),
        ("\x00\x01", "keine Textdatei"),
        ("WEBVTT\n\n9:00.000 --> 9:01.000\nWeit weg", "wenn der Ton schon zu Ende ist"),
    ],
)
def test_what_is_no_transcript_is_refused_with_a_sentence(
    editor: Client, episode: Episode, content: str, sentence: str
) -> None:
    answer = upload(editor, episode, content)
    assert answer.status_code == 422
    assert sentence in answer.content.decode()
    assert not Transcript.objects.exists()


def test_words_behind_the_end_are_taken_if_the_editor_says_so(editor: Client, episode: Episode) -> None:
    upload(editor, episode, "WEBVTT\n\n9:00.000 --> 9:01.000\nWeit weg", anyway="on")
    assert Cue.objects.get().start == 540_000


def test_every_problem_has_its_sentence() -> None:
    assert set(REFUSED) | set(NOTED) == set(Problem)
    assert set(EDITS) == set(EditProblem)
    assert set(REASONS) == set(TranscriptReason)


def test_voices_are_named_on_the_page_and_one_is_added(editor: Client, episode: Episode) -> None:
    anna = blog.person("Anna")
    upload(editor, episode)
    page = editor.get(page_of(episode)).content.decode()
    assert "Vielleicht" in page
    data = {"s1-label": "Anna", "s1-person": anna.pk, "s2-label": "Benjamin", "s2-person": "", "new": "Cem"}
    editor.post(f"{page_of(episode)}stimmen/", data)
    rows = Speaker.objects.order_by("pk").values_list("key", "label", "person_id")
    assert list(rows) == [("s1", "Anna", anna.pk), ("s2", "Benjamin", None), ("s3", "Cem", None)]


def test_a_person_of_a_name_is_suggested_and_never_taken_unasked(editor: Client, episode: Episode) -> None:
    blog.person("Anna")
    upload(editor, episode)
    assert not Speaker.objects.filter(person__isnull=False).exists()


def test_small_saves_are_stored_and_answer_with_what_changed(editor: Client, episode: Episode) -> None:
    upload(editor, episode)
    one = first_cue()
    state = editor.get(f"{page_of(episode)}stand/").json()
    assert (state["number"], state["voices"], len(state["cues"])) == (1, [["s1", "Anna"], ["s2", "Ben"]], 2)
    answer = change(editor, episode, 1, {"do": "text", "cue": one, "text": "Guten Abend."})
    assert answer.json() == {"number": 2, "pieces": {one: [one, 1024, 0, 2000, "s1", "Guten Abend."]}}
    met = change(editor, episode, 1, {"do": "text", "cue": one, "text": "Guten Morgen."})
    assert met.status_code == 409
    assert met.json()["now"] == {one: [one, 1024, 0, 2000, "s1", "Guten Abend."]}


@pytest.mark.parametrize(
    "message",
    [
        "[]",
        "{",
        '{"key": "x", "base": 1, "edits": []}',
        json.dumps({"key": KEY, "base": "1", "edits": []}),
        json.dumps({"key": KEY, "base": 1, "edits": [{"do": "drop"}]}),
        json.dumps({"key": KEY, "base": 1, "edits": [{"do": "text", "cue": "x", "text": "a"}]}),
        json.dumps({"key": KEY, "base": 99, "edits": []}),
    ],
)
def test_what_makes_no_sense_is_answered_with_400(editor: Client, episode: Episode, message: str) -> None:
    upload(editor, episode)
    answer = editor.post(f"{page_of(episode)}aendern/", message, content_type="application/json")
    assert answer.status_code == 400
    assert answer.json()["sentence"]


def test_an_earlier_version_is_read_and_comes_back(editor: Client, episode: Episode) -> None:
    upload(editor, episode)
    change(editor, episode, 1, {"do": "text", "cue": first_cue(), "text": "Guten Abend."})
    earlier = editor.get(f"{page_of(episode)}fassungen/1/").content.decode()
    assert "Guten Tag." in earlier
    assert editor.get(f"{page_of(episode)}fassungen/3/").status_code == 404
    answer = editor.post(f"{page_of(episode)}zuruecksetzen/", {"number": "1"}, follow=True)
    assert "Fassung 1 gilt wieder, als Fassung 3." in answer.content.decode()
    assert Cue.objects.order_by("position")[0].text == "Guten Tag."


def test_only_those_who_may_publish_the_episode_see_or_change_anything(
    client: Client, episode: Episode
) -> None:
    podcast.transcript(episode)
    for path in ("", "stand/", "fassungen/1/"):
        assert client.get(page_of(episode) + path).status_code == 302
    somebody = blog.user()
    somebody.user_permissions.add(_access_admin())
    client.force_login(somebody)
    for path in ("", "stand/", "fassungen/1/"):
        assert client.get(page_of(episode) + path).status_code == 302, path
    for path in ("hochladen/", "stimmen/", "zuruecksetzen/", "aendern/", "erkennen/"):
        assert client.post(page_of(episode) + path).status_code in (302, 403), path
    assert Cue.objects.get().text == "Guten Tag."


def _access_admin() -> Any:
    from django.contrib.auth.models import Permission

    return Permission.objects.get(content_type__app_label="wagtailadmin", codename="access_admin")


def test_the_episodes_editor_leads_to_the_transcript(editor: Client, episode: Episode) -> None:
    page = editor.get(reverse("wagtailadmin_pages:edit", args=[episode.pk])).content.decode()
    assert page_of(episode) in page
    history = editor.get(reverse("wagtailadmin_pages:history", args=[episode.pk]))
    assert history.status_code == 200
    upload(editor, episode)
    assert (
        "Transkript geändert"
        in editor.get(reverse("wagtailadmin_pages:history", args=[episode.pk])).content.decode()
    )


def test_the_page_and_the_state_cost_the_same_for_many_pieces_and_voices(editor: Client) -> None:
    def statements(path: str) -> int:
        editor.get(path)
        with CaptureQueriesContext(connection) as queries:
            assert editor.get(path).status_code == 200
        return len(queries)

    short, long = podcast.own_episode(), podcast.own_episode()
    podcast.transcript(short, [(0, 100, "Anna", "Ja.")])
    podcast.transcript(long, [(n, n + 1, f"Stimme {n % 20}", f"Satz {n}.") for n in range(200)])
    assert statements(page_of(short)) == statements(page_of(long))
    assert statements(f"{page_of(short)}stand/") == statements(f"{page_of(long)}stand/")


def test_the_state_says_who_cites_which_seconds(editor: Client) -> None:
    episode = podcast.own_episode(title="Zitierte Folge", duration=3_600_000)
    podcast.transcript(episode, [(1_420_000, 1_430_000, "Bruno", WORDS)])
    article = blog.article("Wer zitiert", body=[clip(episode)])
    row = position_from_seconds(page_id=episode.pk, span=Span(1_420_000, 1_430_000), by=blog.editor())
    change_position(position=row, by=blog.editor(), person=blog.person(), statement="Technik ist wenig.")
    publish_position(position=row, by=blog.editor())
    held, quoted = editor.get(f"{page_of(episode)}stand/").json()["cited"]
    assert held[:4] == [1_420_000, 1_430_000, "Haltung:", "Technik ist wenig."]
    assert quoted[:4] == [1_421_000, 1_421_000, "Zitiert in:", "Wer zitiert"]
    assert f"/artikel/{article.slug}/" in quoted[4]


@pytest.fixture
def listening() -> Iterator[list[str]]:
    heard: list[str] = []

    def listen(sound: Any, language: str) -> tuple[CueText, ...]:
        heard.append(f"{len(sound.read())} {language}")
        return (CueText(0, 1000, "", "Gehört."),)

    registries.recognisers["ohr"] = Recogniser("Ohr", listen)
    yield heard
    del registries.recognisers["ohr"]


def test_a_draft_is_downloaded_corrected_elsewhere_and_uploaded_again(editor: Client) -> None:
    draft = podcast.draft_episode(slug="entwurf")
    podcast.transcript(draft, [(0, 1000, "Anna", "Guten Tak."), (1000, 2000, "Ben", "Hallo.")])
    before = list(Cue.objects.order_by("position").values_list("uuid", flat=True))
    answer = editor.get(f"{page_of(draft)}datei.vtt")
    assert answer.headers["Content-Disposition"] == 'attachment; filename="entwurf.vtt"'
    upload(editor, draft, answer.content.decode().replace("Tak", "Tag"))
    after = Cue.objects.order_by("position")
    assert list(after.values_list("uuid", flat=True)) == before
    assert after[0].text == "Guten Tag."
    assert editor.get(f"{page_of(draft)}datei.exe").status_code == 404


def test_a_recogniser_that_is_registered_is_asked_by_the_worker(
    editor: Client, episode: Episode, listening: list[str]
) -> None:
    assert "Automatisch erkennen: Ohr" in editor.get(page_of(episode)).content.decode()
    editor.post(f"{page_of(episode)}erkennen/", {"name": "ohr"})
    assert OutboxRow.objects.filter(kind=RECOGNISE).count() == 1
    run_outbox_once(20)
    assert listening[0].endswith(" de")
    assert (Transcript.objects.get().source, Cue.objects.get().text) == (
        TranscriptSource.RECOGNISED,
        "Gehört.",
    )


def test_without_a_recogniser_nothing_is_offered(editor: Client, episode: Episode) -> None:
    assert "Automatisch erkennen" not in editor.get(page_of(episode)).content.decode()
    editor.post(f"{page_of(episode)}erkennen/", {"name": "ohr"})
    assert not OutboxRow.objects.filter(kind=RECOGNISE).exists()
