"""Comments at seconds of an episode, for the margin of its transcript."""

from collections.abc import Sequence
from typing import Final

from django.utils.text import Truncator
from django.utils.translation import gettext as _

from blog.kinds import AnchorKind, DiscussionMode
from blog.models import Episode
from blog.queries.addresses import prefix
from blog.registries import Moment
from discussion.models import Comment

MOST: Final = 500
"""Comments of one episode that stand beside its words; the others are in the discussion alone."""
LETTERS: Final = 90


def moments(page_id: int) -> Sequence[Moment]:
    """Return the public comments that were made at a second, as far as everybody may read the discussion. One statement."""
    rows = Comment.rows.filter(
        page_id=page_id,
        is_public=True,
        withdrawn=False,
        submission__anchor__kind=AnchorKind.TIME,
        page_id__in=Episode.objects.exclude(discussion_mode=DiscussionMode.CLOSED).order_by().values("pk"),
    )
    columns = ("uuid", "comment", "submission__anchor__parts")
    found = []
    for uuid, words, parts in rows.order_by("path").values_list(*columns)[:MOST]:
        if parts and "start" in parts[0]:
            text = Truncator(" ".join(words.split())).chars(LETTERS)
            found.append(
                Moment(
                    int(parts[0]["start"]),
                    parts[0].get("end"),
                    "comment",
                    _("Kommentar:"),
                    text,
                    f"{prefix()}k/{uuid}/",
                    ref=f"comment:{uuid}",
                )
            )
    return found
