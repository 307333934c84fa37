"""Why a change can't be published, as exceptions with a reason; only views turn reasons into words."""

from enum import StrEnum
from typing import Any

from wagtail.models import Page

from blog.models.podcast.episode import Episode
from blog.text.change import Change, Clash
from blog.text.refused import Refused


class RefusalReason(StrEnum):
    """What stands in the way of a publication."""

    NOT_LIVE = "not_live"
    """The page isn't published."""
    ALIAS = "alias"
    """The page is the copy of another; that one is to be changed."""
    NO_PERMISSION = "no_permission"
    """The editor may not publish here."""
    LOCKED = "locked"
    """Somebody has locked the page."""
    WORKFLOW = "workflow"
    """The text that is being reviewed has changed the same passage."""
    SCHEDULED = "scheduled"
    """The text that is scheduled has changed the same passage."""
    NOT_OURS = "not_ours"
    """The text belongs to somebody else's show; only its feed changes it."""
    NO_VERSION = "no_version"
    """The page has no version yet to which the change could refer."""
    DOES_NOT_FIT = "does_not_fit"
    """The change names passages that the text doesn't have."""
    NOTHING_CHANGED = "nothing_changed"
    """Readers would see no difference."""
    DRAFT_CONFLICT = "draft_conflict"
    """An unpublished draft has changed the same passage."""
    INVALID = "invalid"
    """The text that would result breaks a rule of the form."""


class PublishRefused(Refused):
    """The change was not published, nothing was stored; `clashes` show the places, `detail` says more."""

    def __init__(self, reason: RefusalReason, *, clashes: tuple[Clash, ...] = (), detail: str = "") -> None:
        super().__init__(f"{reason} {detail}".strip())
        self.reason = reason
        self.clashes = clashes
        self.detail = detail


class StaleVersion(Refused):
    """Somebody published since: the editor decides between then, now and her proposal.

    `clashes` is empty when the change still fits, joined word by word with what was published since. `change` is what
    fits of it, made for the text as it is now; she sees it before anything is published.
    """

    def __init__(self, *, base: int, now: int, clashes: tuple[Clash, ...], change: Change = ()) -> None:
        super().__init__(f"made on version {base}, now is {now}")
        self.change = change
        self.base = base
        self.now = now
        self.clashes = clashes


def refuse_unless_free(page: Page, by: Any) -> None:
    """Raise `PublishRefused` if this editor may not publish a change of the page now (nobody = the system itself)."""
    refuse_unless_open(page, by)
    if by is not None and not page.permissions_for_user(by).can_publish():
        raise PublishRefused(RefusalReason.NO_PERMISSION)


def refuse_unless_open(page: Page, by: Any) -> None:
    """Raise `PublishRefused` if the page is not open to any change by this editor, whoever publishes it."""
    if page.alias_of_id:
        raise PublishRefused(RefusalReason.ALIAS)
    if not page.live:
        raise PublishRefused(RefusalReason.NOT_LIVE)
    if by is not None and not page.permissions_for_user(by).can_edit():
        raise PublishRefused(RefusalReason.NO_PERMISSION)
    if by is not None and isinstance(page, Episode) and not page.podcast.is_own:
        raise PublishRefused(RefusalReason.NOT_OURS)
    # Reviews and schedules keep others from their text alone; the change is carried into it.
    lock = page.get_lock() if page.locked else None
    if lock is not None and (by is None or lock.for_user(by)):
        raise PublishRefused(RefusalReason.LOCKED)
