"""After a publication: the sizes of new pictures are made, so that the first reader needn't wait for them."""

from blog.models.outbox import OutboxRow
from blog.models.version import Version
from blog.queries.article_page import hero_html, preview_picture
from blog.queries.living import living_or_none
from blog.queries.passages import passages
from blog.text.body import Body


def make_pictures(row: OutboxRow) -> None:
    """Show the newest version of the page to nobody; sizes of pictures that are missing are made on the way."""
    page_id = int(row.ref.partition(":")[2])
    version = Version.objects.filter(page_id=page_id).order_by("-number").first()
    page = living_or_none(page_id)
    if version is None or page is None:
        return
    passages(Body.from_json(version.body), version.passages, {})
    hero_html(page)
    preview_picture(page)
