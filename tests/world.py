"""The small fixed world of the tests: one article, and the people around it."""

from dataclasses import dataclass
from typing import Any

from django.contrib.auth.models import Permission

from blog.models import Article, Person, Topic
from tests.factories import blog

FIRST, SECOND, THIRD = (
    "11111111-1111-4111-8111-111111111111",
    "22222222-2222-4222-8222-222222222222",
    "33333333-3333-4333-8333-333333333333",
)


@dataclass(frozen=True, slots=True)
class World:
    """Ada reads, Ben contributes (neither signs in); Cem edits, Dana moderates."""

    article: Article
    topic: Topic
    author: Person
    cem: Any
    dana: Any
    ada: tuple[str, str] = ("Ada Lesender", "ada@example.org")
    ben: tuple[str, str] = ("Ben Beiträger", "ben@example.org")


def make_world() -> World:
    """Store the world and return it; the article is published as version 1."""
    cem = blog.editor("cem@example.org")
    cem.first_name, cem.last_name = "Cem", "Redakteur"
    cem.save()
    topic = blog.topic("Digitalisierung", name_en="Digitalisation")
    author = blog.person("Carla Autorin", biography="<p>Schreibt über Haltung.</p>")
    article = blog.draft(
        "Digitalisierung beginnt bei den Menschen",
        slug="digitalisierung",
        standfirst="Lange vor der Technik kommt die Haltung.",
        topic=topic,
        body=[
            blog.block("heading", {"text": "Am Anfang", "level": "2"}, THIRD),
            blog.text("Digitalisierung lebt durch die Menschen.", FIRST),
            blog.text("Drei Fragen stehen am Anfang.", SECOND),
        ],
    )
    article.article_authors.create(person=author)
    article = blog.publish(article, by=cem)
    return World(article=article, topic=topic, author=author, cem=cem, dana=_moderator())


def _moderator() -> Any:
    dana = blog.user("dana@example.org", first_name="Dana", last_name="Moderatorin", is_staff=True)
    wanted = Permission.objects.filter(codename__in=["access_admin", "moderate"])
    dana.user_permissions.add(*wanted)
    return dana
