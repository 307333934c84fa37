"""A plain Wagtail page with the same body as an article."""

from wagtail.models import Page

from blog.models.blocks import ArticleBody
from blog.models.fields import BodyField


class PlainPage(Page):
    """Served by Wagtail's stock `serve`, each block by `include_block`."""

    body = BodyField(ArticleBody())

    template = "reference/plain_page.html"
