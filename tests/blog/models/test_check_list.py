"""The check list before publishing: each point is found, and a finished article has none."""

from typing import Any

import pytest
from wagtail.models import Page

from blog.models import Article, ArticleAuthor
from blog.models.check_list import check_list
from tests.factories import blog
from tests.world import World, make_world

pytestmark = pytest.mark.django_db

QUOTE = {"text": "<p>Fragt uns.</p>", "attribution": "Eine Kollegin", "source_title": "", "source_url": ""}
CALL = {"question": "Wie siehst du das?", "text": "", "by_comment": True, "email": ""}


@pytest.fixture
def world() -> World:
    return make_world()


@pytest.fixture
def finished(world: World) -> Article:
    """An article to which nothing is missing, with imprint and privacy page beside it."""
    for slug in ("impressum", "datenschutz"):
        Page.objects.filter(slug=slug).update(live=True)
    article = Article.objects.get()
    article.responsible = world.cem
    sourced = {**QUOTE, "source_url": "https://example.org/quelle"}
    picture = {"image": blog.picture().pk, "alt": "Eine leere Fläche", "caption": ""}
    return blog.set_body(
        article, [blog.block("quote", sourced), blog.block("picture", picture), blog.block("call", CALL)]
    )


def texts(article: Article) -> str:
    return "\n".join(finding.text for finding in check_list(article))


def serious(article: Article) -> list[str]:
    return [finding.text for finding in check_list(article) if finding.serious]


def test_a_finished_article_has_an_empty_list(finished: Article) -> None:
    assert check_list(finished) == []


@pytest.mark.parametrize(
    ("title", "said"), [("Kurz", "sehr kurz"), ("Ein Titel, der nicht endet " * 4, "mit 108 Zeichen lang")]
)
def test_the_length_of_the_title_is_looked_at(finished: Article, title: str, said: str) -> None:
    finished.title = title
    assert said in texts(finished)


def test_a_quote_without_a_link_to_its_source_is_named(finished: Article) -> None:
    blog.set_body(finished, [blog.block("quote", QUOTE), blog.block("call", CALL)])
    assert "Das Zitat von Eine Kollegin hat keinen Link zur Quelle." in texts(finished)


def test_pictures_without_alternative_text_are_counted_and_serious(finished: Article) -> None:
    bare = {"image": blog.picture().pk, "alt": " ", "caption": ""}
    blog.set_body(
        finished, [blog.block("picture", bare), blog.block("picture", bare), blog.block("call", CALL)]
    )
    assert serious(finished) == ["2 Bilder im Text haben keinen Alternativtext."]


def test_the_lead_picture_needs_words_and_a_credit(finished: Article) -> None:
    picture = blog.picture()
    picture.description = picture.credit = ""
    picture.save()
    finished.lead_picture = picture
    assert serious(finished) == ["Das Aufmacherbild hat keinen Alternativtext."]
    assert "Das Aufmacherbild hat keinen Bildnachweis." in texts(finished)


@pytest.mark.parametrize(
    ("facts", "said"),
    [
        ({"standfirst": " "}, "Es fehlt der Vorspann."),
        ({"topic": None}, "zu keinem Thema"),
        ({"responsible": None}, "Niemand ist für diesen Artikel verantwortlich."),
    ],
)
def test_what_should_stand_around_the_text_is_asked_for(
    finished: Article, facts: dict[str, Any], said: str
) -> None:
    for name, value in facts.items():
        setattr(finished, name, value)
    assert said in texts(finished)


def test_imprint_and_privacy_are_serious_before_the_first_publication(finished: Article) -> None:
    Page.objects.filter(slug="impressum").update(live=False)
    assert "„Impressum“ ist noch nicht veröffentlicht" in texts(finished)
    assert serious(finished) == []
    finished.first_published_at = None
    assert len(serious(finished)) == 1


def test_an_article_without_author_or_call_is_told(finished: Article) -> None:
    ArticleAuthor.objects.filter(article=finished).delete()
    bare = blog.set_body(Article.objects.get(), [blog.text("Nur Text.")])
    assert "Es gibt keinen Aufruf zum Mitreden." in texts(bare)
    assert "Es ist niemand als Autor:in genannt." in texts(bare)
