"""Positions in the admin: written by hand, made of a quotation with one click, reviewed, taken down."""

import pytest
from django.test import Client

from blog.kinds import PositionState, Stance
from blog.models import Position
from tests.factories import blog, positions

pytestmark = pytest.mark.django_db


@pytest.fixture
def editor(client: Client) -> Client:
    client.force_login(blog.editor())
    return client


def form(**told: object) -> dict[str, object]:
    person = blog.person("Jana Muster")
    given = {
        "statement": "Technik hilft selten.",
        "is_summary": "on",
        "stance": Stance.NONE,
        "language": "de",
        "person": person.pk,
        "source_url": "https://zeitung.example/",
        "accessed_on": "2026-05-04",
    }
    return {**given, **told}


def test_an_editor_writes_and_shows_a_position(editor: Client) -> None:
    assert editor.get("/redaktion/haltungen/neu/").status_code == 200
    editor.post("/redaktion/haltungen/neu/", form(zeigen="ja"))
    row = Position.objects.get()
    assert (row.state, row.statement) == (PositionState.PUBLIC, "Technik hilft selten.")
    assert row.reviewed_by is not None


def test_pages_that_ask_for_a_day_load_what_their_calendar_calls(editor: Client) -> None:
    row, article = positions.position(), blog.article("Text")
    addresses = ("haltungen/neu/", f"haltungen/{row.uuid}/", f"pages/{article.pk}/geprueft/")
    for address in addresses:
        html = editor.get(f"/redaktion/{address}").content.decode()
        assert 0 <= html.find("wagtailadmin/js/date-time-chooser") < html.index("initDateChooser("), address


def test_what_is_wrong_is_said_and_nothing_is_lost(editor: Client) -> None:
    response = editor.post(
        "/redaktion/haltungen/neu/", form(statement="Eins. Zwei ist so. Drei ist so. Vier.")
    )
    assert response.status_code == 422
    assert "Höchstens zwei Sätze" in response.content.decode()
    assert "Drei ist so." in response.content.decode()
    assert not Position.objects.exists()


def test_a_draft_without_source_is_kept_and_not_shown(editor: Client) -> None:
    response = editor.post("/redaktion/haltungen/neu/", form(source_url="", zeigen="ja"), follow=True)
    assert "Nenne die Adresse der Quelle" in response.content.decode()
    assert Position.objects.get().state == PositionState.DRAFT


def test_one_click_makes_a_position_of_a_quotation(editor: Client) -> None:
    quote = blog.block(
        "quote",
        {"text": "<p>Erst zuhören.</p>", "attribution": "Jana Muster", "source_title": "", "source_url": ""},
    )
    article = blog.article(body=[quote])
    address = f"/redaktion/haltungen/aus/{article.pk}/"
    assert "Als Haltung aufnehmen" in editor.get(address).content.decode()
    response = editor.post(address, {"stelle": quote["id"]})
    row = Position.objects.get()
    assert response.headers["Location"] == f"/redaktion/haltungen/{row.uuid}/"
    assert "Haltung ansehen" in editor.get(address).content.decode()
    assert address in editor.get(f"/redaktion/pages/{article.pk}/edit/").content.decode()


def test_a_public_position_is_changed_with_a_reason_and_taken_down(editor: Client) -> None:
    row = positions.position(stance=Stance.FOR)
    address = f"/redaktion/haltungen/{row.uuid}/"
    html = editor.get(address).content.decode()
    assert "Warum änderst du das?" in html
    assert "Language" not in html
    editor.post(
        address,
        form(
            person=row.person_id,
            statement="Technik hilft manchmal.",
            stance=Stance.DEPENDS,
            note="Genauer gelesen",
        ),
    )
    row.refresh_from_db()
    assert (row.statement, row.source_url) == ("Technik hilft manchmal.", "https://zeitung.example/gespraech")
    assert row.history.first().note == "Genauer gelesen"
    editor.post(address, {"zurueck": "ja", "grund": "Falsch verstanden"})
    row.refresh_from_db()
    assert row.state == PositionState.WITHDRAWN


def test_all_positions_are_listed_and_searched(editor: Client) -> None:
    positions.position("Technik hilft selten.")
    positions.draft("Zeit hilft immer.")
    html = editor.get("/redaktion/haltungen/?q=Zeit").content.decode()
    assert "Zeit hilft immer." in html
    assert "Technik hilft selten." not in html
    assert "Technik hilft selten." in editor.get("/redaktion/haltungen/?stand=public").content.decode()


@pytest.mark.parametrize("address", ["", "neu/", "aus/1/"])
def test_who_may_not_write_positions_sees_none(client: Client, address: str) -> None:
    client.force_login(blog.user(is_staff=True))
    assert client.get(f"/redaktion/haltungen/{address}").status_code in (302, 403)
    assert not Position.objects.exists()


def test_questions_and_organisations_have_their_lists(editor: Client) -> None:
    positions.question("Hilft das?")
    positions.organisation("Diakonie")
    assert "Hilft das?" in editor.get("/redaktion/snippets/blog/question/").content.decode()
    assert "Diakonie" in editor.get("/redaktion/snippets/blog/organisation/").content.decode()
