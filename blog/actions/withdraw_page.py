"""What follows when a page is taken off the site: the address says so, the versions stay as evidence."""

from django.db import transaction

from blog.actions.bump import bump
from blog.signals import page_withdrawn


@transaction.atomic
def record_withdrawal(*, page_id: int, reason: str = "") -> None:
    """Tell the other apps that a page is no longer public; called by the receiver of Wagtail's signal."""
    bump()
    page_withdrawn.send(sender=None, page_id=page_id, reason=reason)
