"""Who may hear a sound file."""

from uuid import UUID

from django.db.models import Exists

from blog.models.podcast.audio import Audio
from blog.models.podcast.episode import Episode
from blog.queries.public_articles import restrictions


def sound(uuid: UUID, extension: str) -> Audio | None:
    """Return a sound file by its address."""
    return Audio.objects.filter(uuid=uuid, extension=extension).order_by("pk").first()


def is_public(audio: Audio) -> bool:
    """Return whether an episode with this sound may be read by everybody now."""
    return Episode.objects.filter(~Exists(restrictions()), audio=audio, live=True).exists()


def is_in_show(audio: Audio, show_id: int) -> bool:
    """Return whether a published episode of a show has this sound, restricted or not (for private feeds)."""
    return Episode.objects.filter(audio=audio, live=True, podcast_id=show_id).exists()
