"""What stands where a passage was taken out of old versions: on whose account, and from what."""

from collections.abc import Iterable, Mapping

from django.utils.translation import gettext as _

from blog.kinds import RedactionReason
from blog.models.redaction import Redaction
from blog.text.body import REDACTED_KIND, Block


def removed_words(blocks: Iterable[Block]) -> Mapping[str, str]:
    """Return passage → the sentence that stands in its place. One statement, none where nothing was removed."""
    gone = {block.id for block in blocks if block.kind == REDACTED_KIND}
    if not gone:
        return {}
    rows = Redaction.objects.filter(block__in=gone).order_by("at", "pk").values_list("block", "reason")
    reasons = {str(block): reason for block, reason in rows}
    return {block: _sentence(reasons.get(block, "")) for block in gone}


def _sentence(reason: str) -> str:
    if reason == RedactionReason.ERASURE:
        return _(
            "Diese Stelle wurde aus dieser Fassung entfernt, auf Wunsch der Person, deren Worte es waren."
        )
    return _(
        "Diese Stelle wurde aus rechtlichen Gründen entfernt, aus jeder Fassung, in der hier diese Worte standen."
    )
