"""A quotation block becomes a position with one click, and both lead to each other."""

import pytest
from django.test import Client

from blog.actions.positions.from_quote import position_from_quote
from blog.actions.positions.publish import publish_position
from blog.actions.positions.refuse import PositionReason, PositionRefused
from blog.actions.redact_passage import redact_passage
from blog.kinds import PositionState, RedactionReason
from blog.models import Article, PersonAlias, Position
from blog.queries.positions.lines import code_of
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
