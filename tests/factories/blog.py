"""Makes pages, people and versions of the article's side."""

import itertools
import json
import uuid
from typing import Any

from django.contrib.auth import get_user_model
from django.core.files.images import ImageFile
from wagtail.images.tests.utils import get_test_image_file
from wagtail.models import Locale

from blog.actions.set_up_site import Tree, set_up_site
from blog.models import Article, Person, Picture, Topic, Version

_numbers = itertools.count(1)


def tree() -> Tree:
    """Return home and the list of articles in German; makes them when missing."""
    return set_up_site(name="Haltung")


def english_articles() -> Any:
    """Return the list of articles in English."""
    articles = tree().articles
    return articles.get_translation(Locale.objects.get(language_code="en")).specific


def user(email: str = "", **fields: Any) -> Any:
    """Return somebody who may sign in."""
    email = email or f"person{next(_numbers)}@example.org"
    return get_user_model().objects.create_user(email=email, password="geheim-genug-12", **fields)


def editor(email: str = "") -> Any:
    """Return somebody who may do everything."""
    email = email or f"redaktion{next(_numbers)}@example.org"
    return get_user_model().objects.create_superuser(email=email, password="geheim-genug-12")


def topic(name: str = "", **fields: Any) -> Topic:
    """Return a topic."""
    number = next(_numbers)
    return Topic.objects.create(name=name or f"Thema {number}", slug=f"thema-{number}", **fields)


def person(name: str = "", **fields: Any) -> Person:
    """Return a public person."""
    number = next(_numbers)
    return Person.objects.create(name=name or f"Person {number}", slug=f"person-{number}", **fields)


def picture(title: str = "Ein Bild", **fields: Any) -> Picture:
    """Return a small picture with a file."""
    file: ImageFile = get_test_image_file(filename=f"bild-{next(_numbers)}.png", size=(64, 48))
    return Picture.objects.create(
        title=title, file=file, description="Eine Fläche", credit="Haltung", **fields
    )


def block(kind: str, value: Any, block_id: str = "") -> dict[str, Any]:
    """Return a block as a body stores it."""
    return {"type": kind, "value": value, "id": block_id or str(uuid.uuid4())}


def text(words: str, block_id: str = "") -> dict[str, Any]:
    """Return a paragraph as a body stores it."""
    return block("text", f"<p>{words}</p>", block_id)


def draft(
    title: str = "", *, body: list[dict[str, Any]] | None = None, parent: Any = None, **fields: Any
) -> Article:
    """Return an article that nobody has published yet."""
    number = next(_numbers)
    stored = body if body is not None else [text("Erster Absatz."), text("Zweiter Absatz.")]
    parent = parent or tree().articles
    article = Article(
        title=title or f"Artikel {number}",
        slug=fields.pop("slug", f"artikel-{number}"),
        standfirst=fields.pop("standfirst", "Worum es geht."),
        body=json.dumps(stored),
        live=False,
        locale=parent.locale,
        **fields,
    )
    parent.add_child(instance=article)
    return article


def publish(article: Article, *, by: Any = None, kind: str = "", note: str = "") -> Article:
    """Publish an article as the editor's button does, and return it fresh."""
    article.next_kind, article.next_note = kind, note
    article.save_revision(user=by).publish(user=by)
    return Article.objects.get(pk=article.pk)


def article(title: str = "", *, by: Any = None, note: str = "", **fields: Any) -> Article:
    """Return a published article with version 1."""
    return publish(draft(title, **fields), by=by, note=note)


def set_body(article: Article, blocks: list[dict[str, Any]]) -> Article:
    """Give an article (in memory) another body."""
    article.set_raw_body(blocks)
    return article


def stored(article: Article) -> list[dict[str, Any]]:
    """Return an article's body as it is stored."""
    return [dict(one) for one in article.body.get_prep_value()]


def newest_version(article: Article) -> Version:
    """Return the newest version of an article."""
    return Version.objects.filter(page_id=article.pk).latest("number")
