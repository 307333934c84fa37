"""What the queue and the clock do for references: transcripts for the quote finder, and a slow look at pages elsewhere."""

from datetime import timedelta
from typing import Final
from urllib.parse import urlsplit

from blog.actions.index_quotes import index_transcript
from blog.actions.look_at_citations import look_at_citations
from blog.actions.outside_sources import due_sources, note_answer
from blog.effects.podcast.addresses import FetchFault
from blog.effects.podcast.connection import Limits
from blog.effects.podcast.fetching import FetchRefused, fetch
from blog.models.outbox import OutboxRow

LOOK: Final = timedelta(hours=1)
AT_ONCE: Final = 10
"""Pages in an hour, and one of each host: nobody notices us."""
LITTLE: Final = Limits(size=4 * 1024 * 1024, seconds=10)
THERE: Final = frozenset({FetchFault.TOO_LARGE, FetchFault.FORBIDDEN, FetchFault.BUSY})
"""These answers come from a page that is there, and doesn't want us or has more than we read."""


def look_at_transcript(row: OutboxRow) -> None:
    """Let the quote finder know what is said now."""
    index_transcript(episode_id=int(row.ref.removeprefix("page:")))


def look_at_cited(row: OutboxRow) -> None:
    """See whether what is cited of a page still stands there."""
    look_at_citations(page_id=int(row.ref.removeprefix("page:")))


def look_at_sources() -> None:
    """Ask for a few pages that texts name, each after weeks; what goes wrong is noted and told to editors."""
    hosts: set[str] = set()
    for pk, url in due_sources(AT_ONCE * 5):
        host = urlsplit(url).hostname or ""
        if host in hosts or len(hosts) >= AT_ONCE:
            continue
        hosts.add(host)
        answer = fetch(url, limit=LITTLE)
        if isinstance(answer, FetchRefused):
            note_answer(key=pk, is_there=answer.fault in THERE, status=answer.status or None)
        else:
            note_answer(key=pk, is_there=True, status=200)
