"""`/sitemap.xml`."""

import io
from xml.sax.xmlreader import AttributesImpl

from django.http import HttpRequest, HttpResponse
from django.utils.xmlutils import SimplerXMLGenerator
from django.views.decorators.http import require_safe

from blog.queries.kept import kept, key_of, stamp_of_request
from blog.queries.sitemap import Entry, sitemap_entries
from blog.views.respond import public_bytes

SCHEMA = "http://www.sitemaps.org/schemas/sitemap/0.9"


@require_safe
def sitemap(request: HttpRequest) -> HttpResponse:
    """All public addresses with the day of their last change."""
    content = kept(key_of("sitemap", stamp_of_request(request)), lambda: _xml(sitemap_entries()))
    return public_bytes(request, content, content_type="application/xml; charset=utf-8")


def _xml(entries: tuple[Entry, ...]) -> bytes:
    out = io.StringIO()
    xml = SimplerXMLGenerator(out, "utf-8")
    xml.startDocument()
    xml.startElement("urlset", AttributesImpl({"xmlns": SCHEMA}))
    for entry in entries:
        xml.startElement("url", AttributesImpl({}))
        xml.addQuickElement("loc", entry.url)
        if entry.changed is not None:
            xml.addQuickElement("lastmod", entry.changed.isoformat())
        xml.endElement("url")
    xml.endElement("urlset")
    return out.getvalue().encode()
