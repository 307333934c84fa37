"""A question's map counts people: whoever said several things on it is one voice."""

from datetime import date

import pytest
from django.test import Client

from blog.kinds import Stance
from blog.models import Person, Question
from blog.queries.positions.question_list import question_lines
from blog.queries.positions.question_map import question_map
from tests.factories import blog, positions

pytestmark = pytest.mark.django_db
MAP = "/haltungen/technik/"


@pytest.fixture
def asked() -> Question:
    return positions.question("Hilft Technik beim Zuhören?", slug="technik")


@pytest.fixture
def marit() -> Person:
    return blog.person("Marit Sandbank")


def column(html: str, stance: str) -> str:
    return html.partition(f'id="seite-{stance}"')[2].partition("</section>")[0]


def test_who_says_two_things_is_one_voice_with_both_of_them(
    client: Client, asked: Question, marit: Person
) -> None:
    told = {"question": asked, "stance": Stance.AGAINST, "person": marit}
    positions.position("Technik stört.", said_on=date(2025, 1, 1), **told)
    positions.position("Technik lenkt ab.", said_on=date(2026, 1, 1), **told)
    html = client.get(MAP).content.decode()
    assert "2 Stimmen" not in html
    against = column(html, "against")
    assert against.count("Marit Sandbank") == 1
    assert (
        against.index("Technik lenkt ab.") < against.index("Sagt dazu auch") < against.index("Technik stört.")
    )
    svg = client.get(f"{MAP}karte.svg").content.decode()
    assert "dagegen: Marit Sandbank." in svg
    assert svg.count("Marit Sandbank") == 2  # drawn once, described once
    assert "1 dagegen" in svg
    (line,) = question_lines("de")
    assert (line.total, [share.count for share in line.shares]) == (1, [0, 0, 1])


def test_where_a_stance_changed_the_newest_counts_and_the_older_is_told_as_earlier(
    client: Client, asked: Question, marit: Person
) -> None:
    told = {"question": asked, "person": marit}
    positions.position("Technik hilft.", stance=Stance.FOR, said_on=date(2026, 1, 1), **told)
    positions.position("Technik stört.", stance=Stance.AGAINST, said_on=date(2024, 1, 1), **told)
    html = client.get(MAP).content.decode()
    mine = column(html, "for")
    assert mine.index("Technik hilft.") < mine.index("Früher") < mine.index("Technik stört.")
    assert "Noch keine Stimme." in column(html, "against")
    assert "Niemand ist dagegen" in html
    svg = client.get(f"{MAP}karte.svg").content.decode()
    assert "dafür: Marit Sandbank." in svg
    assert "dagegen: Marit Sandbank." not in svg


def test_a_word_without_a_stance_takes_none_away(asked: Question, marit: Person) -> None:
    told = {"question": asked, "person": marit}
    positions.position("Technik hilft.", stance=Stance.FOR, said_on=date(2024, 1, 1), **told)
    positions.position("Darüber reden wir.", stance=Stance.NONE, said_on=date(2026, 1, 1), **told)
    view = question_map(asked)
    (voice,) = view.columns[0].voices
    assert [line.statement for line in voice.beside] == ["Darüber reden wir."]
    assert (view.total, view.others) == (1, ())


def test_two_of_one_role_without_a_name_are_two(asked: Question) -> None:
    positions.voices(asked, Stance.FOR, Stance.FOR, role="practice")
    assert question_map(asked).columns[0].count == "2 Stimmen"
