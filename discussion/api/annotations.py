"""`/api/v1/articles/<slug>/annotations` and `/api/v1/podcasts/<show>/<slug>/annotations`: what points into a page's text, as W3C Web Annotations."""

import json

from django.http import Http404, HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from blog.queries.addresses import ARTICLES, PODCASTS, absolute, annotations_path, place_of
from blog.text import annotation as w3c
from blog.views.living import find_public, for_readers
from blog.views.respond import public_bytes
from discussion.queries.annotations import UnknownAnchor, annotation_page, annotation_total
from discussion.queries.pages import page_language

AFTER = "nach"


@require_safe
@for_readers
def annotations(request: HttpRequest, slug: str, show: str = "") -> HttpResponse:
    """The collection with its first page in it; with `?nach=<anchor>` one further page."""
    page = find_public(request, f"{PODCASTS}/{show}/{slug}" if show else f"{ARTICLES}/{slug}")
    address = absolute(annotations_path(place_of(page), page_language(page)))
    after = request.GET.get(AFTER, "")
    try:
        found = annotation_page(page, address=address, after=after)
    except UnknownAnchor as error:
        raise Http404 from error
    head = w3c.collection_json(
        address=address,
        label=_("Was auf Worte zeigt in: %(title)s") % {"title": page.title},
        total=annotation_total(page),
    )
    this = w3c.page_json(
        address=_part(address, after),
        collection=head,
        items=found.items,
        following=_part(address, found.after) if found.after else "",
    )
    document = w3c.in_context(this if after else head | {"first": this})
    content = json.dumps(document, ensure_ascii=False).encode()
    return public_bytes(request, content, content_type=w3c.MEDIA_TYPE)


def _part(address: str, after: str) -> str:
    return f"{address}?{AFTER}={after}"
