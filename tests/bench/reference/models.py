"""A plain Wagtail page with the same body as an article."""

from wagtail.fields import StreamField
from wagtail.models import Page

from blog.models.blocks import ArticleBody


class PlainPage(Page):
    """Served by Wagtail's stock `serve`, each block by `include_block`."""

    body = StreamField(ArticleBody(), use_json_field=True)

    template = "reference/plain_page.html"
