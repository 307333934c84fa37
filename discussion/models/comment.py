"""Comments: the public text in a thread, on comments-xtd's model."""

import uuid

from django.db import models
from django.utils.translation import gettext_lazy as _
from django_comments_xtd.models import XtdComment


class Comment(XtdComment):
    """A public comment, made from a confirmed submission; holds no name, address or network address.

    Thread order is `path`: fixed-width base-36 steps (`STEP` letters a level), given under a lock on the
    thread, so ordering by it is depth-first and right whatever runs in parallel. comments-xtd's own fields
    `user, user_name, user_email, user_url, ip_address` stay empty (guarded in the database); its `save()` has
    side effects on whole threads, so rows are changed with `update()` alone (see `discussion.actions.place_comment`).
    xtd's `level, parent_id, thread_id, nested_count` are kept right; `order` is the order of arrival in the thread.
    """

    STEP = 6

    xtdcomment_ptr = models.OneToOneField(
        XtdComment, on_delete=models.CASCADE, parent_link=True, primary_key=True, related_name="ours"
    )
    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    page = models.ForeignKey("wagtailcore.Page", on_delete=models.PROTECT, related_name="discussion_comments")
    submission = models.OneToOneField(
        "discussion.Submission", on_delete=models.PROTECT, null=True, blank=True, related_name="comment"
    )
    path = models.CharField(max_length=60, help_text="Place in the discussion.")
    children = models.PositiveIntegerField(default=0, help_text="How many answers ever; the next one's step.")
    reply_to = models.ForeignKey(
        "self",
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        help_text="Whom it answers.",
    )
    is_staff_answer = models.BooleanField(_("Antwort der Redaktion"), default=False)
    is_pinned = models.BooleanField(_("angeheftet"), default=False)
    # Leaves an empty place; what was hidden when it was taken back has none.
    withdrawn = models.BooleanField(_("auf Wunsch entfernt"), default=False)
    corrected_at = models.DateTimeField(_("berichtigt"), null=True, blank=True)

    # A manager without comments-xtd's joins and order.
    rows = models.Manager["Comment"]()

    class Meta:
        verbose_name = _("Kommentar")
        verbose_name_plural = _("Kommentare")
        ordering = ["page", "path"]
        constraints = [
            models.UniqueConstraint(fields=("page", "path"), name="discussion_one_comment_per_place"),
        ]
        permissions = [("moderate", _("Kann Kommentare moderieren"))]

    def __str__(self) -> str:
        return str(self.uuid)

    @property
    def ref(self) -> str:
        """The reference that blog and search keep."""
        return f"comment:{self.uuid}"

    @property
    def anchor(self) -> str:
        """The fragment of its address inside a page."""
        return f"k-{self.uuid.hex[:8]}"


class Discussion(models.Model):
    """What is counted about the discussion of one page; a cache that actions write and `doctor` checks.

    `threads` is how many threads were ever opened: the next thread's step, given under a lock on this row.
    `stamp` grows with every change that readers can see.
    """

    page = models.OneToOneField(
        "wagtailcore.Page", on_delete=models.CASCADE, primary_key=True, related_name="discussion"
    )
    threads = models.PositiveIntegerField(default=0)
    public_comments = models.PositiveIntegerField(default=0)
    stamp = models.PositiveBigIntegerField(default=0)

    class Meta:
        verbose_name = _("Diskussion")
        verbose_name_plural = _("Diskussionen")

    def __str__(self) -> str:
        return str(self.page_id)
