"""Runs in the web container: an editor, the site's pages, and one article as the first version."""

import json
import os

import django

django.setup()

from django.contrib.auth import get_user_model  # noqa: E402

from blog.actions.set_up_site import set_up_site  # noqa: E402
from blog.models import Article  # noqa: E402

EDITOR, PASSWORD = "redaktion@example.org", os.environ["EDITOR_PASSWORD"]
FIRST = "11111111-1111-4111-8111-111111111111"
SECOND = "22222222-2222-4222-8222-222222222222"

editor = get_user_model().objects.create_superuser(email=EDITOR, password=PASSWORD)
tree = set_up_site(name="Probe")
article = Article(
    title="Digitalisierung beginnt bei den Menschen",
    slug="digitalisierung",
    standfirst="Lange vor der Technik kommt die Haltung.",
    body=json.dumps(
        [
            {"type": "text", "value": "<p>Digitalisierung lebt durch die Menschen.</p>", "id": FIRST},
            {"type": "text", "value": "<p>Drei Fragen stehen am Anfang.</p>", "id": SECOND},
        ]
    ),
    live=False,
    locale=tree.articles.locale,
)
tree.articles.add_child(instance=article)
article.save_revision(user=editor).publish(user=editor)
