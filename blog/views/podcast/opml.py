"""All feeds of the site for podcast apps: our own shows and those that we follow (OPML 2.0)."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe
from lxml import etree

from blog.queries.podcast.outlines import Outline, outlines
from blog.queries.site_name import site_name
from blog.text.podcast.xml import add, document
from blog.views.podcast.compressed import compressed
from blog.views.respond import public_bytes

OPML = "text/x-opml; charset=utf-8"


@require_safe
def opml(request: HttpRequest) -> HttpResponse:
    """One outline for each feed, ours and followed ones apart."""
    own, followed = outlines(get_language() or "de")
    root = etree.Element("opml", version="2.0")
    add(add(root, "head"), "title", _("Podcasts: %(site)s") % {"site": site_name()})
    body = add(root, "body")
    _group(body, _("Eigene Podcasts"), own)
    _group(body, _("Podcasts, denen wir folgen"), followed)
    response = public_bytes(request, document(root), content_type=OPML)
    response.headers["Content-Disposition"] = 'attachment; filename="podcasts.opml"'
    return compressed(request.headers.get("Accept-Encoding", ""), response)


def _group(body: Any, title: str, found: tuple[Outline, ...]) -> None:
    if not found:
        return
    group = add(body, "outline", text=title)
    for one in found:
        add(
            group,
            "outline",
            type="rss",
            text=one.title,
            title=one.title,
            xmlUrl=one.feed_url,
            htmlUrl=one.url,
            description=one.description,
        )
