"""An article in another language: a page of its own with the same passages."""

from typing import Any

from wagtail.models import Locale

from blog.models import Article
from haltung.demo import editors, passages
from haltung.demo.ground import Ground


def translate(ground: Ground, page: Article, told: dict[str, Any]) -> Article:
    """Copy an article for translation (its passages keep their UUIDs), write the other words, publish."""
    writer = page.responsible
    copy: Article = page.specific.copy_for_translation(Locale.objects.get(language_code="en"))
    copy.title, copy.seo_title = told["title"], told["seo_title"]
    copy.standfirst = " ".join(told["standfirst"].split())
    copy.search_description = copy.standfirst[:250]
    copy.slug = page.slug
    editors.set_body(copy, passages.blocks(page.slug, told["body"], ground.pictures))
    return editors.publish(copy, writer, told["note"])
