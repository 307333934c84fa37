"""Signals of the article's side, sent inside the transaction of the change.

A receiver may write rows and enqueue effects, never call out.
"""

from django.dispatch import Signal

# kwargs: page_id (int), version (Version), previous (Version | None)
version_published = Signal()

# kwargs: page_id (int), reason (str)
page_withdrawn = Signal()

# kwargs: page_id (int, the episode's), transcript_id (int), number (int); words, times or voices of a transcript changed
transcript_changed = Signal()

# kwargs: refs (tuple of str, `contribution:…`, `comment:…`); what readers see of a position that rests on them changed
position_changed = Signal()
