"""The feeds of linked shows: where they lie, how they are doing, when we look again."""

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from blog.kinds import FeedState


class FollowedFeed(models.Model):
    """The feed behind a linked show (or one that an own show is brought over from, once).

    Written by `blog/actions/podcast/` and its job alone. `validators` of HTTP (`etag`, `modified`) make the next
    request conditional; `known_as` is what the feed said it was (guid and title), so that another show under the same
    address is noticed. `error` is a key of a closed list, never foreign text.
    """

    show = models.OneToOneField("blog.Show", on_delete=models.CASCADE, related_name="followed_feed")
    url = models.URLField(_("Adresse des Feeds"), max_length=2000, unique=True)
    state = models.CharField(_("Zustand"), max_length=10, choices=FeedState.choices, default=FeedState.NEW)
    error = models.CharField(max_length=60, blank=True)
    etag = models.CharField(max_length=300, blank=True)
    modified = models.CharField(max_length=100, blank=True)
    digest = models.CharField(max_length=64, blank=True, help_text="SHA-256 of the last document.")
    known_as = models.JSONField(default=dict, help_text="What the feed says it is: guid, title, link.")
    failures = models.PositiveSmallIntegerField(default=0, help_text="In a row; lengthens the pause.")
    looked_at = models.DateTimeField(_("zuletzt abgerufen"), null=True, blank=True)
    changed_at = models.DateTimeField(_("zuletzt geändert"), null=True, blank=True)
    due_at = models.DateTimeField(_("nächster Abruf"), default=timezone.now, db_index=True)
    hub = models.URLField(max_length=2000, blank=True, help_text="WebSub.")
    topic = models.URLField(max_length=2000, blank=True, help_text="WebSub: the feed's own address (self).")
    secret = models.CharField(max_length=64, blank=True)
    path_token = models.CharField(max_length=64, blank=True, db_index=True)
    leased_until = models.DateTimeField(null=True, blank=True)

    class Meta:
        verbose_name = _("verfolgter Feed")
        verbose_name_plural = _("verfolgte Feeds")
        ordering = ["due_at", "pk"]

    def __str__(self) -> str:
        return self.url


class Mention(models.Model):
    """A name that a followed feed tells for a show or an episode; an editor says which `Person` it is.

    Without a confirmed person the name is shown as the feed tells it. Removing a person empties her mentions.
    """

    show = models.ForeignKey("blog.Show", on_delete=models.CASCADE, related_name="mentions")
    episode = models.ForeignKey(
        "blog.Episode", on_delete=models.CASCADE, null=True, blank=True, related_name="mentions"
    )
    name = models.CharField(_("Name im Feed"), max_length=200)
    href = models.URLField(_("Adresse"), max_length=1000, blank=True)
    role = models.CharField(_("Rolle"), max_length=40, blank=True)
    group = models.CharField(max_length=40, blank=True)
    person = models.ForeignKey(
        "blog.Person", on_delete=models.SET_NULL, null=True, blank=True, related_name="mentions"
    )
    state = models.CharField(max_length=10, blank=True, default="")
    position = models.PositiveSmallIntegerField(default=0)

    class Meta:
        verbose_name = _("genannte Person")
        verbose_name_plural = _("genannte Personen")
        ordering = ["show", "episode", "position", "pk"]

    def __str__(self) -> str:
        return str(self.pk)
