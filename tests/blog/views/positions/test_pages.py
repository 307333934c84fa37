"""Readers' pages of positions: the map of a question, one position with its history, persons, organisations, lists."""

import json
import re

import pytest
from django.conf import LazySettings
from django.test import Client

from blog.actions.positions.by_holder import correct_as_holder, withdraw_as_holder
from blog.actions.positions.publish import take_down_position
from blog.actions.positions.write import change_position
from blog.kinds import Stance
from blog.models import EpisodePerson, Position, Question
from blog.queries.positions.lines import code_of
from tests.factories import blog, podcast, positions

pytestmark = pytest.mark.django_db


@pytest.fixture
def asked() -> Question:
    return positions.question("Hilft Technik beim Zuhören?", slug="technik", background="Darum geht es.")


def page(client: Client, path: str, status: int = 200) -> str:
    response = client.get(path)
    assert response.status_code == status, path
    return response.content.decode()


def path_of(position: Position) -> str:
    return f"/haltungen/h/{code_of(position)}/"


def test_a_question_lays_out_who_stands_where_with_sources(client: Client, asked: Question) -> None:
    jana = blog.person("Jana Zuhörerin")
    positions.position(
        "Technik hilft.",
        question=asked,
        stance=Stance.FOR,
        person=jana,
        role="practice",
        reason="Sie spart Zeit.",
    )
    positions.position("Technik stört.", question=asked, stance=Stance.AGAINST)
    html = page(client, "/haltungen/technik/")
    columns = [html.index(f'id="seite-{stance}"') for stance in ("for", "depends", "against")]
    assert columns == sorted(columns)
    assert columns[0] < html.index("Technik hilft.", columns[0]) < columns[1]
    assert columns[2] < html.index("Technik stört.", columns[2])
    assert "Sie spart Zeit." in html
    assert 'href="https://zeitung.example/gespraech"' in html
    assert "Von der Redaktion zusammengefasst" in html


def test_gaps_are_named(client: Client, asked: Question) -> None:
    positions.position("Technik hilft.", question=asked, stance=Stance.FOR, role="practice")
    html = page(client, "/haltungen/technik/")
    assert "Keine Stimme aus der Leitung" in html
    assert "Niemand ist dagegen" in html
    assert "Keine Stimme aus der Praxis" not in html


def test_a_question_without_voices_says_so(client: Client, asked: Question) -> None:
    html = page(client, "/haltungen/technik/")
    assert "Hier steht noch niemand." in html
    assert "Wer hier fehlt" not in html


def test_drafts_and_what_was_taken_back_are_not_shown_and_the_latter_is_counted(
    client: Client, asked: Question
) -> None:
    positions.draft("Nur ein Entwurf.", question=asked)
    gone = positions.position("Nicht mehr meins.", question=asked)
    withdraw_as_holder(position=gone)
    html = page(client, "/haltungen/technik/")
    assert "Nur ein Entwurf." not in html
    assert "Nicht mehr meins." not in html
    assert "1 Haltung stand hier und wurde zurückgenommen" in html


def test_the_map_costs_the_same_for_many_as_for_few(
    client: Client, asked: Question, django_assert_max_num_queries
) -> None:
    positions.voices(asked, Stance.FOR, Stance.AGAINST)
    client.get("/haltungen/technik/")
    with django_assert_max_num_queries(20) as few:
        page(client, "/haltungen/technik/")
    positions.voices(asked, *[Stance.DEPENDS] * 12, topic=blog.topic())
    with django_assert_max_num_queries(20) as many:
        page(client, "/haltungen/technik/")
    assert len(many) == len(few)


def test_json_ld_of_a_question_can_be_read(client: Client, asked: Question) -> None:
    positions.position(
        'Technik „hilft" </script>.', question=asked, organisation=positions.organisation("Diakonie")
    )
    html = page(client, "/haltungen/technik/")
    found = re.search(r'<script type="application/ld\+json">(.*?)</script>', html, re.DOTALL)
    assert found is not None
    data = json.loads(found[1])
    (answer,) = data["mainEntity"]["suggestedAnswer"]
    assert (answer["text"], answer["author"]["name"]) == ('Technik „hilft" </script>.', "Diakonie")


def test_the_picture_says_in_words_what_it_shows(client: Client, asked: Question) -> None:
    positions.position(
        "Technik hilft.", question=asked, stance=Stance.FOR, person=blog.person("Jana <Zuhörerin>")
    )
    response = client.get("/haltungen/technik/karte.svg")
    svg = response.content.decode()
    assert response.headers["Content-Type"] == "image/svg+xml"
    assert "<title" in svg
    assert "dafür: Jana &lt;Zuhörerin&gt;." in svg
    assert "Niemand ist dagegen" in svg


def test_a_position_has_a_page_with_its_history(client: Client, asked: Question) -> None:
    public = positions.position("Technik hilft immer.", question=asked, stance=Stance.FOR)
    change_position(
        position=public,
        by=None,
        stance=Stance.DEPENDS,
        statement="Technik hilft manchmal.",
        note="Interview im Mai",
    )
    html = page(client, path_of(public))
    assert "Hat die Haltung geändert" in html
    assert "Interview im Mai" in html
    assert "Technik hilft immer." in html
    assert 'href="/haltungen/technik/#h-' in html


def test_a_correction_by_its_holder_is_shown_as_such(client: Client, asked: Question) -> None:
    public = positions.position("Technik hilft immer.", question=asked, stance=Stance.FOR)
    correct_as_holder(position=public, statement="Technik hilft selten.")
    for path in (path_of(public), "/haltungen/technik/"):
        html = page(client, path)
        assert "Selbst berichtigt" in html
        assert "„Technik hilft selten.“" in html


def test_the_editors_reason_is_not_told_as_hers(client: Client, asked: Question) -> None:
    told = {"question": asked, "stance": Stance.FOR, "reason": "Weil es Zeit spart."}
    public = positions.position("Technik hilft immer.", **told)
    correct_as_holder(position=public, statement="Technik hilft selten.")
    for path in (path_of(public), "/haltungen/technik/"):
        assert "Begründung von der Redaktion zusammengefasst" in page(client, path)
    correct_as_holder(position=public, statement="Technik hilft nie.", stance=Stance.AGAINST)
    public.refresh_from_db()
    assert public.reason == "", "it was given for the other stance"


def test_on_paper_a_source_has_its_host(client: Client, settings: LazySettings) -> None:
    settings.HALTUNG_BASE_URL = "https://haltung.example"
    article = blog.article(slug="zuhoeren")
    public = positions.quoted(article, "Wir haben niemanden gefragt.")
    assert 'data-full="https://haltung.example/artikel/zuhoeren/#' in page(client, path_of(public))


@pytest.mark.parametrize(
    ("act", "words"),
    [
        (withdraw_as_holder, "selbst zurückgenommen"),
        (take_down_position, "Redaktion hat diese Haltung zurückgenommen"),
    ],
)
def test_what_was_taken_back_says_so_without_its_words(client: Client, act, words: str) -> None:
    public = positions.position("Nicht mehr meins.")
    act(position=public, by=None)
    html = page(client, path_of(public), 410)
    assert words in html
    assert "Nicht mehr meins." not in html


def test_a_draft_has_no_page(client: Client) -> None:
    page(client, path_of(positions.draft()), 404)
    page(client, "/haltungen/h/zzzzzzzz/", 404)
    page(client, "/haltungen/h/00000000/", 404)


def test_a_position_in_another_language_leads_there(client: Client) -> None:
    english = positions.position("It helps.", language="en")
    response = client.get(path_of(english))
    assert (response.status_code, response.headers["Location"]) == (301, f"/en{path_of(english)}")


def test_positions_go_with_the_page_that_they_were_said_on(client: Client, asked: Question) -> None:
    article = blog.article()
    quoted = positions.quoted(article, "Technik hilft im Artikel.", question=asked)
    assert "Technik hilft im Artikel." in page(client, "/haltungen/technik/")
    article.unpublish()
    assert "Technik hilft im Artikel." not in page(client, "/haltungen/technik/")
    page(client, path_of(quoted), 404)


@pytest.mark.parametrize("way", ["thema", "person", "organisation"])
def test_positions_are_listed_in_four_ways(client: Client, asked: Question, way: str) -> None:
    topic = blog.topic("Digitalisierung")
    of = positions.organisation("Diakonie Nordstadt")
    positions.position(
        "Technik hilft.", topic=topic, organisation=of, person=blog.person("Jana Muster"), question=asked
    )
    html = page(client, "/haltungen/")
    assert "Hilft Technik beim Zuhören?" in html
    heading = {"thema": "Digitalisierung", "person": "Jana Muster", "organisation": "Diakonie Nordstadt"}[way]
    html = page(client, f"/haltungen/?nach={way}")
    assert re.search(rf"<h2[^>]*><a[^>]*>{heading}</a></h2>", html)
    page(client, "/haltungen/?nach=laune", 404)


def test_a_persons_page_shows_positions_over_time_quotes_and_episodes(
    client: Client, asked: Question
) -> None:
    jana = blog.person("Jana Muster")
    public = positions.position(
        "Technik hilft.", person=jana, question=asked, stance=Stance.FOR, quote="Ja, sie hilft."
    )
    change_position(position=public, by=None, stance=Stance.AGAINST)
    episode = podcast.own_episode(title="Über das Zuhören")
    EpisodePerson.objects.create(episode=episode, person=jana)
    html = page(client, f"/personen/{jana.slug}/")
    for words in ("Technik hilft.", "Was sich geändert hat", "„Ja, sie hilft.“", "Über das Zuhören"):
        assert words in html


def test_an_organisation_has_a_page(client: Client) -> None:
    of = positions.organisation("Diakonie Nordstadt", slug="diakonie")
    positions.position("Wir fordern Zeit.", organisation=of)
    positions.position("Ich brauche Zeit.", organisation=of, person=blog.person("Jana Muster"))
    html = page(client, "/organisationen/diakonie/")
    assert html.index("Was die Organisation vertritt") < html.index("Wir fordern Zeit.")
    assert html.index("Stimmen aus der Organisation") < html.index("Ich brauche Zeit.")
