"""Signals of the discussion, sent inside the transaction of the change.

A receiver may write rows and enqueue effects, never call out.
"""

from django.dispatch import Signal

# kwargs: uuid (UUID of the comment), page_id (int). A comment appeared, changed or disappeared.
comment_changed = Signal()
