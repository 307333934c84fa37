"""Bad input through every field that readers fill: shown as typed, or refused in words; never a fault."""

import html
import json
from typing import Any

import pytest
from django.core import mail
from django.test import Client

from discussion.models import Comment, Submission
from tests.discussion.reader import Reader, receipt_token, text_of, work
from tests.world import World

SCRIPTS = [
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    '"><svg/onload=alert(1)>',
    "'-alert(1)-'",
    '<a href="javascript:alert(1)">x</a>',
    "<iframe srcdoc='<script>alert(1)</script>'></iframe>",
    "</title></textarea></style><script>alert(1)</script>",
    "{{ 7|add:7 }} {% debug %} ${7*7}",
    "<!--<script>alert(1)//-->",
    "&lt;script&gt;alert(1)&lt;/script&gt;",
    'http://x.example/"onmouseover="alert(1)',
    "http://x.example/'><script>alert(1)</script>",
    "https://x.example/<b>",
    "javascript:alert(1)",
    "<math><mtext></p><style><img src onerror=alert(1)>",
    "]]><script>alert(1)</script>",
]


@pytest.fixture(autouse=True)
def _all_at_once(settings: Any) -> None:
    settings.HALTUNG_MODERATION = "none"


@pytest.mark.parametrize("typed", SCRIPTS)
def test_what_looks_like_a_program_is_shown_as_typed_everywhere(ada: Reader, world: World, typed: str):
    told: dict[str, Any] = {
        "organisation": typed,
        "pseudonym": typed,
        "use": "wording",
        "credit": "pseudonym",
    }
    response = ada.send(f"Text {typed}", name=f"N {typed}", **told)
    assert response.status_code == 200
    token = receipt_token(response)
    ada.confirm()
    dana = Client()
    dana.force_login(world.dana)
    pages = {
        "article": Client().get("/artikel/digitalisierung/"),
        "part": Client().get("/artikel/digitalisierung/diskussion/"),
        "answering": Client().get(f"{ada.send_url}?antwort={Comment.rows.get().uuid}"),
        "receipt": ada.client.get(f"/beitrag/{token}/"),
        "queue": dana.get("/redaktion/moderation/", {"stand": "oeffentlich"}),
        "one": dana.get(f"/redaktion/moderation/{Submission.objects.get().uuid}/"),
    }
    for name, page in pages.items():
        body = text_of(page)
        assert page.status_code == 200, name
        for tag in (
            "<script>alert",
            "<img src",
            "<svg/onload",
            "<iframe srcdoc",
            'onmouseover="',
            'href="javascript',
        ):
            assert tag not in body, name
        for start in ("Text ", "N "):
            assert f"{start}14 " not in body, name
    assert html.escape(f"Text {typed}".split("http")[0]) in text_of(pages["article"])


def test_the_data_as_json_is_json_whatever_was_typed(ada: Reader):
    token = receipt_token(ada.send("</script>\"'\u2028 text"))
    assert json.loads(ada.client.get(f"/beitrag/{token}/daten.json").content)


@pytest.mark.parametrize(
    ("typed", "stored"),
    [
        pytest.param("a\u202eb", "ab", id="turned direction"),
        pytest.param("a\u2066b\u2069", "ab", id="isolates"),
        pytest.param("a\u200bb\u200dc\ufeff", "abc", id="no width"),
        pytest.param("a\U000e0041b", "ab", id="tag letters"),
        pytest.param("a\ue000b", "ab", id="private use"),
        pytest.param("A" + "\u0301" * 10_000, "Á" + "\u0301" * 4, id="a tower of accents", marks=[]),
        pytest.param("Mu\u0308ller", "Müller", id="two letters for one"),
        pytest.param("  viel \t Raum\u00a0\u3000hier ", "viel Raum hier", id="blanks"),
        pytest.param("أحمد", "أحمد", id="Arabic"),
        pytest.param("Dvořák-Østergård", "Dvořák-Østergård", id="accents"),
        pytest.param("😀 Ada", "😀 Ada", id="a face"),
    ],
)
def test_a_name_is_stored_without_what_cannot_be_seen(ada: Reader, typed: str, stored: str):
    assert ada.send(name=typed).status_code == 200
    assert Submission.objects.get().contributor.name == stored


def test_names_are_isolated_from_the_words_around_them(ada: Reader):
    ada.send(name="أحمد")
    ada.confirm()
    assert "<bdi>أحمد</bdi>" in text_of(Client().get("/artikel/digitalisierung/"))


def test_10000_letters_of_four_bytes_are_taken_and_shown(ada: Reader):
    text = "😀" * 10_000
    assert ada.send(text).status_code == 200
    ada.confirm()
    assert text in text_of(Client().get("/artikel/digitalisierung/"))


@pytest.mark.parametrize(
    "typed", ["(" * 9_000, "http://" * 1_400, ".," * 5_000, "\n" * 9_000 + "x", "a " * 5_000]
)
def test_long_repetitions_cost_no_time_worth_speaking_of(typed: str):
    import time

    from discussion.text.cleaning import clean_text
    from discussion.text.reading import comment_html, excerpt

    start = time.process_time()
    comment_html(clean_text(typed))
    excerpt(typed)
    # Not a measure: a pattern that goes back over its steps would take minutes.
    assert time.process_time() - start < 5


def test_a_body_without_a_boundary_or_of_another_kind_is_no_fault(ada: Reader):
    for kind in (
        "multipart/form-data",
        "application/json",
        "text/plain",
        "application/x-www-form-urlencoded; charset=utf-7",
    ):
        response = ada.client.generic(
            "POST", ada.send_url, b"\xff\xfe{", content_type=kind, HTTP_ORIGIN="http://testserver"
        )
        assert response.status_code in {400, 415, 422}, kind
    assert not Submission.objects.exists()


def test_more_than_a_thousand_fields_are_refused(ada: Reader):
    response = ada.client.post(
        ada.send_url, {f"f{n}": "x" for n in range(1_001)}, HTTP_ORIGIN="http://testserver"
    )
    assert response.status_code == 400


def test_nobody_sets_what_the_form_does_not_ask(ada: Reader, settings: Any):
    settings.HALTUNG_MODERATION = "all"
    ada.send(
        state="public", is_public="on", confirmed_at="2020-01-01", display_name="", channel="desk", user="1"
    )
    submission = Submission.objects.get()
    assert (submission.state, submission.confirmed_at, submission.channel) == ("unconfirmed", None, "form")


def test_answers_to_comments_of_another_page_are_refused(ada: Reader, world: World):
    from tests.discussion.comments import comment
    from tests.factories import blog

    other = blog.publish(
        blog.draft("Ein anderer", slug="ein-anderer", body=[blog.text("Text.")]), by=world.cem
    )
    foreign = comment(other)
    response = ada.send(reply_to=str(foreign.uuid))
    assert response.status_code == 422
    assert not Submission.objects.filter(page_id=world.article.pk).exists()


def test_answers_to_hidden_and_withdrawn_comments_are_refused(ada: Reader, world: World):
    from discussion.actions.decide import hide
    from tests.discussion.comments import comment

    row = comment(world.article)
    assert row.submission is not None
    hide(submission=row.submission, by=world.dana, reason="insult")
    assert ada.send(reply_to=str(row.uuid)).status_code == 422
    page = text_of(ada.client.get(f"{ada.send_url}?antwort={row.uuid}"))
    assert "Ein Gedanke" not in page


def test_a_mail_never_goes_to_two_addresses(ada: Reader):
    for typed in (
        "a@example.org,b@example.org",
        "a@example.org;b@example.org",
        "<a@example.org>",
        "a@example.org\nb@example.org",
    ):
        assert Reader(ada.article, typed).send().status_code == 422
    work()
    assert not mail.outbox


@pytest.mark.parametrize("typed", ["ada@münchen.example", "ADA@Example.ORG", "ada+artikel@example.org"])
def test_addresses_are_stored_in_one_form(ada: Reader, typed: str):
    assert Reader(ada.article, typed).send().status_code == 200
    stored = Submission.objects.get().contributor.email
    assert stored == stored.lower()
    assert stored.isascii()
