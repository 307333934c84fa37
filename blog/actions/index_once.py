"""Lets Wagtail's indexes look once at a page that one act stores several times.

Storing a page, its revision and each of its chapters makes Wagtail look each time what it refers to (`ReferenceIndex`) and what search
finds in it: more than half of the statements of a publication, and all but the last for nothing.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from modelsearch.index import insert_or_update_object
from wagtail.models import Page, ReferenceIndex
from wagtail.signal_handlers import disable_reference_index_auto_update

from blog.models.indexed_later import INDEXED_LATER


@contextmanager
def index_once(page: Any) -> Iterator[None]:
    """Have the page looked at when the block ends, not each time it is stored; of nested blocks only the outermost does it.

    Inside a transaction: after an error nothing is looked at, and the rows go back. `page` may be new, and get its key inside.
    """
    if INDEXED_LATER.get():
        yield
        return
    token = INDEXED_LATER.set(True)
    try:
        with disable_reference_index_auto_update():
            yield
    finally:
        INDEXED_LATER.reset(token)
    stored = Page.objects.get(pk=page.pk).specific
    ReferenceIndex.create_or_update_for_object(stored)
    insert_or_update_object(stored)
