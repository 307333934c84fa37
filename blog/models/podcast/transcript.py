"""Transcripts: what is said in an episode, cue by cue, and by whom."""

import uuid

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from blog.kinds import TranscriptChange, TranscriptSource


class Transcript(models.Model):
    """The words of one episode in one language as they are now; `number` counts its versions (`TranscriptVersion`)."""

    episode = models.ForeignKey("blog.Episode", on_delete=models.CASCADE, related_name="transcripts")
    language = models.CharField(_("Sprache"), max_length=12, default="de")
    number = models.PositiveIntegerField(_("Fassung"), default=0)
    source = models.CharField(
        _("Herkunft"), max_length=12, choices=TranscriptSource.choices, default=TranscriptSource.UPLOAD
    )
    source_url = models.URLField(max_length=2000, blank=True)
    digest = models.CharField(
        max_length=64,
        blank=True,
        help_text="SHA-256 of the words that were imported last: a feed that tells them again changes nothing.",
    )
    waiting = models.JSONField(
        default=list,
        blank=True,
        help_text="Cues of a changed file that an editor has to decide about; names of speakers never stand here.",
    )
    waiting_since = models.DateTimeField(null=True, blank=True)
    changed_at = models.DateTimeField(default=timezone.now)

    class Meta:
        verbose_name = _("Transkript")
        verbose_name_plural = _("Transkripte")
        ordering = ["episode", "pk"]
        constraints = [
            models.UniqueConstraint(fields=("episode", "language"), name="blog_transcript_once_per_language")
        ]

    def __str__(self) -> str:
        return f"{self.episode_id}:{self.language}"


class Speaker(models.Model):
    """A voice in a transcript. Who it is is a reference (`person`, or `ref` to a contribution); `label` is shown where there is none.

    Cues hold the speaker's key, versions hold `key`: a name stands in this row alone. After a person was removed, `ref` is
    `removed:` and a hash of her name, so that a later file can't bring it back.
    """

    transcript = models.ForeignKey(Transcript, on_delete=models.CASCADE, related_name="speakers")
    key = models.CharField(max_length=12, help_text="s1, s2 …: what versions call this voice.")
    label = models.CharField(_("Bezeichnung"), max_length=120, blank=True)
    person = models.ForeignKey(
        "blog.Person",
        verbose_name=_("Person"),
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="voices",
    )
    ref = models.CharField(max_length=60, blank=True, help_text="contribution:<uuid>")

    class Meta:
        verbose_name = _("Stimme")
        verbose_name_plural = _("Stimmen")
        ordering = ["transcript", "pk"]
        constraints = [
            models.UniqueConstraint(fields=("transcript", "key"), name="blog_speaker_once_per_key")
        ]

    def __str__(self) -> str:
        return f"{self.transcript_id}:{self.key}"


class Cue(models.Model):
    """One spoken piece: from `start` to `end` (milliseconds), in plain text. `uuid` stays when words are corrected."""

    uuid = models.UUIDField(default=uuid.uuid4, editable=False)
    transcript = models.ForeignKey(Transcript, on_delete=models.CASCADE, related_name="cues")
    position = models.PositiveIntegerField(help_text="Order in the transcript; gaps are allowed.")
    start = models.PositiveIntegerField()
    end = models.PositiveIntegerField()
    speaker = models.ForeignKey(
        Speaker, on_delete=models.SET_NULL, null=True, blank=True, related_name="cues"
    )
    text = models.TextField()

    class Meta:
        verbose_name = _("Redestück")
        verbose_name_plural = _("Redestücke")
        ordering = ["transcript", "position"]
        constraints = [
            models.UniqueConstraint(fields=("transcript", "uuid"), name="blog_cue_once_per_uuid"),
            models.CheckConstraint(
                condition=models.Q(end__gte=models.F("start")), name="blog_cue_ends_after_it_starts"
            ),
        ]
        indexes = [
            models.Index(fields=("transcript", "position"), name="blog_cue_order"),
            models.Index(fields=("transcript", "start"), name="blog_cue_at_time"),
        ]

    def __str__(self) -> str:
        return f"{self.transcript_id}@{self.start}"


class TranscriptVersion(models.Model):
    """What changed in a transcript, and by whom: edits that can be undone, from which each version can be read again."""

    transcript = models.ForeignKey(Transcript, on_delete=models.CASCADE, related_name="versions")
    number = models.PositiveIntegerField()
    kind = models.CharField(
        _("Art"), max_length=8, choices=TranscriptChange.choices, default=TranscriptChange.EDITED
    )
    key = models.UUIDField(
        null=True,
        blank=True,
        help_text="Chosen by the editor's browser: the same act, sent twice, is done once.",
    )
    edits = models.JSONField(
        default=list, help_text="Cues before and after, by uuid; names of speakers never stand here."
    )
    note = models.CharField(max_length=200, blank=True)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        verbose_name = _("Fassung eines Transkripts")
        verbose_name_plural = _("Fassungen von Transkripten")
        ordering = ["transcript", "-number"]
        constraints = [
            models.UniqueConstraint(
                fields=("transcript", "number"), name="blog_transcript_version_once_per_number"
            )
        ]

    def __str__(self) -> str:
        return f"{self.transcript_id}.{self.number}"
