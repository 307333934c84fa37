"""comments-xtd's stock tree of one page, in our base template."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render

from blog.models import Article


def stock_tree(request: HttpRequest, page_id: int) -> HttpResponse:
    """Render the tag `render_xtdcomment_tree` as comments-xtd's documentation shows it."""
    return render(request, "reference/stock_tree.html", {"page": get_object_or_404(Article, pk=page_id)})
