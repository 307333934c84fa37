"""A quotation block becomes a position with one click, and both lead to each other."""

import pytest
from django.test import Client
from django.urls import reverse

from blog.actions.positions.from_quote import Attributed, attributed, position_from_quote
from blog.actions.positions.publish import publish_position
from blog.actions.positions.refuse import PositionReason, PositionRefused
from blog.actions.redact_passage import redact_passage
from blog.kinds import PositionState, RedactionReason
from blog.models import Article, Person, PersonAlias, Position
from blog.queries.positions.lines import code_of
from blog.queries.positions.quotable import name_in, unknown_names
from tests.factories import blog, positions

pytestmark = pytest.mark.django_db

QUOTE = "11111111-1111-4111-8111-111111111111"
TEXT = "22222222-2222-4222-8222-222222222222"
WORDS = "Technik hilft nur, wenn jemand zuhört. Alles andere kommt danach."


@pytest.fixture
def article() -> Article:
    body = [
        blog.text("Davor.", TEXT),
        blog.block(
            "quote",
            {
                "text": f"<p>{WORDS}</p>",
                "attribution": "Jana Muster, Leiterin",
                "source_title": "",
                "source_url": "",
            },
            QUOTE,
        ),
    ]
    return blog.article(slug="zuhoeren", body=body)


def take(article: Article) -> Position:
    return position_from_quote(page_id=article.pk, block=QUOTE, by=None)


def test_it_takes_over_words_person_question_and_place(article: Article) -> None:
    of = positions.organisation("Diakonie")
    jana = blog.person("Jana Muster", organisation=of)
    asked = positions.question(page_id=article.pk)
    row = take(article)
    assert (row.quote, row.statement, row.is_summary) == (
        WORDS,
        "Technik hilft nur, wenn jemand zuhört.",
        False,
    )
    assert (row.person, row.organisation, row.role_text, row.question) == (jana, of, "Leiterin", asked)
    assert row.anchor is not None
    assert row.anchor.parts[0]["exact"] == WORDS
    assert row.state == PositionState.DRAFT


def test_the_same_block_gives_the_same_position(article: Article) -> None:
    assert take(article) == take(article)


def test_a_person_is_known_by_another_name_and_nobody_where_two_have_it(article: Article) -> None:
    jana = blog.person("Dr. Jana Muster")
    PersonAlias.objects.create(person=jana, name="Jana Muster")
    assert take(article).person == jana
    Position.objects.all().delete()
    blog.person("Jana Muster")
    assert take(article).person is None


def test_somebody_without_a_row_is_named_and_made_a_person_with_one_click(
    article: Article, client: Client
) -> None:
    client.force_login(blog.editor())
    url = reverse("blog_position_quotes", args=[article.pk])
    assert "<bdi>Jana Muster</bdi> steht noch nicht unter „Personen“." in client.get(url).content.decode()
    answer = client.post(url, {"stelle": QUOTE}, follow=True).content.decode()
    assert "Jana Muster steht noch nicht unter „Personen“" in answer
    assert (Position.objects.get().person, Position.objects.get().role_text) == (None, "Leiterin")
    assert "Als Person anlegen" in client.get(url).content.decode()
    for _click in range(2):
        client.post(url, {"stelle": QUOTE, "neu": "1"})
    person = Person.objects.get()
    assert (person.name, person.slug, Position.objects.get().person) == ("Jana Muster", "jana-muster", person)
    assert "steht noch nicht" not in client.get(url).content.decode()


def test_person_and_position_are_made_at_once_and_a_known_name_makes_nobody(article: Article) -> None:
    row = position_from_quote(page_id=article.pk, block=QUOTE, by=None, is_new_person=True)
    assert row.person == Person.objects.get()
    Position.objects.all().delete()
    position_from_quote(page_id=article.pk, block=QUOTE, by=None, is_new_person=True)
    assert Person.objects.count() == 1


def test_an_organisation_and_a_contributor_are_nobody_unknown() -> None:
    positions.organisation("Diakonie")
    assert unknown_names(["diakonie", "", name_in("Bela Sommerwiese, Pflege")]) == {"bela sommerwiese"}


@pytest.mark.parametrize(
    ("rest", "role"),
    [
        ("Leitung, Haus Lindental", "Leitung"),
        ("Leitung, haus lindental (am Telefon)", "Leitung (am Telefon)"),
        ("Haus Lindental", ""),
        ("Leitung, Diakonie", "Leitung, Diakonie"),
    ],
)
def test_the_organisation_is_named_once(rest: str, role: str) -> None:
    house = positions.organisation("Haus Lindental")
    person = blog.person("Bela Sommerwiese", organisation=house)
    assert attributed(f"Bela Sommerwiese, {rest}") == Attributed(person, house, role)


@pytest.mark.parametrize("block", [TEXT, "33333333-3333-4333-8333-333333333333", ""])
def test_what_quotes_nobody_becomes_no_position(article: Article, block: str) -> None:
    with pytest.raises(PositionRefused, match=PositionReason.NOT_A_QUOTE):
        position_from_quote(page_id=article.pk, block=block, by=None)


def test_article_and_position_lead_to_each_other(article: Article, client: Client) -> None:
    blog.person("Jana Muster")
    row = publish_position(position=take(article), by=None)
    path = f"/haltungen/h/{code_of(row)}/"
    assert f'href="{path}"' in client.get("/artikel/zuhoeren/").content.decode()
    assert f'href="/artikel/zuhoeren/#p-{QUOTE[:8]}"' in client.get(path).content.decode()


def test_when_the_words_went_the_source_is_the_version_that_has_them(
    article: Article, client: Client
) -> None:
    blog.person("Jana Muster")
    row = publish_position(position=take(article), by=None)
    blog.publish(blog.set_body(article, [blog.text("Davor.", TEXT)]))
    html = client.get(f"/haltungen/h/{code_of(row)}/").content.decode()
    assert f'href="/artikel/zuhoeren/fassungen/1/#p-{QUOTE[:8]}"' in html


def test_what_the_law_takes_out_of_the_article_goes_from_the_position(article: Article) -> None:
    blog.person("Jana Muster")
    row = publish_position(position=take(article), by=None)
    redact_passage(page_id=article.pk, block=QUOTE, reason=RedactionReason.LAW)
    row.refresh_from_db()
    assert (row.quote, row.statement, row.state) == ("", "", PositionState.WITHDRAWN)
    assert not any("Technik" in str(version.said) for version in row.history.all())
