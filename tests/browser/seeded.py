"""Publishes an article that was read from plain text, on a site with everything around it."""

import datetime as dt
import uuid
from dataclasses import dataclass
from typing import Any

from wagtail.models import Site

from blog.kinds import Network
from blog.models import Article, Person, SiteSettings, Version
from tests.factories import blog
from tests.seed_article import SeedArticle

PLACES = {network: f"https://{network}.example.org/profil" for network in Network.values}


@dataclass(frozen=True, slots=True)
class Seeded:
    """The published article and what was read."""

    seed: SeedArticle
    article: Article
    editor: Any
    passage: str
    """The UUID of the first text under the first heading: what the reader answers."""


def publish_seed(seed: SeedArticle) -> Seeded:
    """Make site, author and article as the text says; links and portrait, which text lacks, are supplied here."""
    tree, editor = blog.tree(), blog.editor("redaktion@example.org")
    _site(seed)
    author = _author(seed)
    article = blog.draft(
        seed.title, slug="seed", standfirst=seed.standfirst, parent=tree.articles, body=_body(seed)
    )
    article.article_authors.create(person=author)
    article = blog.publish(article, by=editor)
    _backdate(article, seed)
    article.refresh_from_db()
    return Seeded(seed=seed, article=article, editor=editor, passage=_passage(article))


def _body(seed: SeedArticle) -> list[dict[str, Any]]:
    picture = blog.picture("Aufmacher")
    image = {"image": picture.pk, "alt": "Drei Menschen an einem Tisch", "caption": ""}
    blocks = [*seed.blocks[:1], ("picture", image), *seed.blocks[1:]]
    return [{"type": kind, "value": value, "id": str(uuid.uuid4())} for kind, value in blocks]


def _site(seed: SeedArticle) -> None:
    settings = SiteSettings.for_site(Site.objects.get(is_default_site=True))
    settings.contact_email = seed.contact
    settings.navigation.create(label="Artikel", url="/artikel/", language="de")
    settings.navigation.create(label="Themen", url="/themen/", language="de")
    for network in seed.site_networks:
        settings.social_links.create(network=network, url=PLACES[network])
    settings.save()


def _author(seed: SeedArticle) -> Person:
    author = blog.person(seed.author, portrait=blog.picture("Porträt"), biography=f"<p>{seed.biography}</p>")
    for network in seed.author_networks:
        author.networks.create(network=network, url=PLACES[network])
    author.save()
    return author


def _backdate(article: Article, seed: SeedArticle) -> None:
    assert seed.published
    moment = dt.datetime.combine(seed.published, dt.time(9, 0), tzinfo=dt.UTC)
    Article.objects.filter(pk=article.pk).update(first_published_at=moment, last_published_at=moment)
    Version.objects.filter(page_id=article.pk).update(published_at=moment)


def _passage(article: Article) -> str:
    blocks = list(article.body.raw_data)
    heading = next(place for place, block in enumerate(blocks) if block["type"] == "heading")
    found = next(block for block in blocks[heading:] if block["type"] == "text")
    return str(found["id"])
