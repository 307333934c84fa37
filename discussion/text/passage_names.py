"""What a passage is called when people talk about it: „Absatz 4“, „Zitat nach Absatz 4“, as readers and contributors are told."""

from collections.abc import Sequence

from django.utils.translation import gettext as _

from blog.queries.passage_number import place_words
from blog.text.body import Block
from blog.text.places import places_of


def passage_name(blocks: Sequence[Block], block_id: str) -> str:
    """Name a passage of a text, as mails, receipts and the article itself name it."""
    return place_words(places_of(blocks).get(block_id)) or _("eine frühere Stelle")
