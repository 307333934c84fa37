"""What the quote finder looks in: windows of transcripts and texts, and the pairs of words that occur in them."""

from django.db import models


class Window(models.Model):
    """Some seconds of a transcript, or one passage of a page's newest version. Derived; made anew by `haltung quotes`."""

    page = models.ForeignKey("wagtailcore.Page", on_delete=models.CASCADE, related_name="windows")
    block = models.UUIDField(null=True, blank=True)
    start = models.PositiveIntegerField(null=True, blank=True, help_text="Milliseconds.")
    end = models.PositiveIntegerField(null=True, blank=True)
    text = models.TextField()

    class Meta:
        indexes = [models.Index(fields=("page", "start"), name="blog_window_at")]

    def __str__(self) -> str:
        return f"{self.page_id}@{self.start}"


class WordPair(models.Model):
    """A pair of neighbouring words (a number made of them) that occurs in a window."""

    pair = models.BigIntegerField()
    window = models.ForeignKey(Window, on_delete=models.CASCADE, related_name="pairs", db_index=False)

    class Meta:
        indexes = [
            models.Index(fields=("pair", "window"), name="blog_pair_in_window"),
            models.Index(fields=("window",), name="blog_window_pairs"),
        ]

    def __str__(self) -> str:
        return f"{self.pair}@{self.window_id}"
