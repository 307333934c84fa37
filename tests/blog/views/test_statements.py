"""Bounds on statements: the same number whatever the number of versions, articles and authors."""

import pytest
from django.core.cache import cache
from django.test import Client

from blog.models import Article
from tests.factories import blog
from tests.world import World, make_world

pytestmark = pytest.mark.django_db

ARTICLE = "/artikel/digitalisierung/"
MOST = 25


@pytest.fixture
def world() -> World:
    world = make_world()
    cache.clear()
    return world


def grow(world: World) -> None:
    for number in range(12):
        article = Article.objects.get(pk=world.article.pk)
        blog.publish(blog.set_body(article, [*blog.stored(article), blog.text(f"Absatz {number}.")]))
        other = blog.draft(f"Weiterer {number}", topic=world.topic)
        other.article_authors.create(person=blog.person())
        blog.publish(other)
    cache.clear()


def count(client: Client, address: str, counted) -> int:
    with counted() as statements:
        assert client.get(address).status_code == 200
    return len(statements)


@pytest.fixture
def counted(django_assert_max_num_queries):
    return lambda: django_assert_max_num_queries(MOST)


@pytest.mark.parametrize(
    "address",
    [ARTICLE, "/", "/artikel/", "/feed.xml", "/feed.json", "/themen/", f"{ARTICLE}fassungen/", f"{ARTICLE}fassungen/1/",
     f"{ARTICLE}aenderungen.xml"],
)  # fmt: skip
def test_a_page_costs_as_many_statements_for_much_as_for_little(
    world: World, client: Client, counted, address: str
) -> None:
    few = count(client, address, counted)
    again = count(client, address, counted)
    grow(world)
    many = count(client, address, counted)
    # Pictures, authors and neighbours are asked for once each, if there are any.
    assert many <= few + 2
    assert again <= few


def test_a_kept_article_needs_few_statements(world: World, client: Client, counted) -> None:
    count(client, ARTICLE, counted)
    assert count(client, ARTICLE, counted) <= 8


def test_what_is_kept_is_never_old(world: World, client: Client) -> None:
    client.get("/")
    client.get(ARTICLE)
    world.topic.name = "Anderes Thema"
    world.topic.save()
    world.author.name = "Carla Neuname"
    world.author.save()
    for address in ("/", ARTICLE):
        html = client.get(address).content.decode()
        assert "Anderes Thema" in html
        assert "Carla Neuname" in html
