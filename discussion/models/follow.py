"""Following an article or a passage by mail."""

import uuid

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from discussion.kinds import FollowRhythm


class Follow(models.Model):
    """Somebody wants to hear of changes of a page, or of one passage of it. Starts when the address is confirmed.

    `kinds` are kinds of versions (`blog.kinds.VersionKind`), empty for all; `told_version` is the newest version that a
    mail told of. `wording` and `wording_hash` prove what was agreed to, as with a consent.
    """

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    contributor = models.ForeignKey(
        "discussion.Contributor", on_delete=models.PROTECT, related_name="follows"
    )
    page = models.ForeignKey("wagtailcore.Page", on_delete=models.CASCADE, related_name="follows")
    block = models.UUIDField(_("Stelle"), null=True, blank=True)
    kinds = models.JSONField(default=list, blank=True)
    rhythm = models.CharField(
        _("Wie oft"), max_length=10, choices=FollowRhythm.choices, default=FollowRhythm.WEEKLY
    )
    language = models.CharField(max_length=5, default="de")
    wording = models.CharField(max_length=80)
    wording_hash = models.CharField(max_length=64)
    network_hash = models.CharField(max_length=64, blank=True)
    created_at = models.DateTimeField(default=timezone.now)
    confirmed_at = models.DateTimeField(null=True, blank=True)
    stopped_at = models.DateTimeField(null=True, blank=True)
    told_version = models.PositiveIntegerField(default=0)
    told_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        verbose_name = _("Abo")
        verbose_name_plural = _("Abos")
        indexes = [
            models.Index(fields=("page", "stopped_at"), name="discussion_follows_of_page"),
        ]

    def __str__(self) -> str:
        return str(self.uuid)
