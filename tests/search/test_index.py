"""The index: it follows the pages, is missed when it lacks one, and can be made from nothing."""

import pytest
from django.contrib.contenttypes.models import ContentType
from django.core.management import call_command
from wagtail.search.models import IndexEntry

from blog.models import Article
from blog.registries import registries
from search.queries.engine import engine
from tests.world import make_world

pytestmark = pytest.mark.django_db


def forget_articles() -> None:
    IndexEntry.objects.filter(content_type=ContentType.objects.get_for_model(Article)).delete()


def test_a_published_article_is_in_the_index():
    make_world()
    assert engine().faults() == []


def test_the_doctor_misses_an_article_in_the_index():
    world = make_world()
    forget_articles()
    assert registries.checks["search"]() == [
        f"Article {world.article.pk} is live and not in the search index."
    ]


def test_the_index_is_made_from_nothing(client, capsys):
    make_world()
    forget_articles()
    assert b"digitalisierung/#p-" not in client.get("/suche/?q=Fragen").content
    call_command("search_index")
    assert engine().faults() == []
    assert b"digitalisierung/#p-" in client.get("/suche/?q=Fragen").content
