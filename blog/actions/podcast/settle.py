"""What follows for shows and episodes from where they lie and when they appear."""

from django.db import transaction
from django.utils import timezone
from wagtail.models import Page

from blog.models.podcast.episode import Episode
from blog.models.podcast.show import Show
from blog.queries.addresses import absolute
from blog.queries.podcast.addresses import feed_path
from blog.text.podcast.guids import feed_guid


@transaction.atomic
def give_guid(*, show: Show) -> None:
    """Give a new show of ours the identity that follows from its feed's address (once: it stays when that changes).

    A show brought over from elsewhere keeps the one that it had there.
    """
    if show.guid is not None or not show.is_own or show.alias_of_id:
        return
    address = absolute(feed_path(show.slug, show.locale.language_code))
    show.guid = feed_guid(address)
    if Show.objects.filter(guid=show.guid).exists():
        show.guid = feed_guid(f"{address}?{show.translation_key}")  # an earlier show had this address
    Show.objects.filter(pk=show.pk).update(guid=show.guid)


@transaction.atomic
def follow_parent(*, episode_id: int) -> None:
    """Let a moved episode belong to the show below which it lies now."""
    parent = Page.objects.get(pk=episode_id).get_parent()
    Episode.objects.filter(pk=episode_id).update(podcast_id=parent.pk)


@transaction.atomic
def note_aired(*, episode: Episode) -> None:
    """Note when an episode appeared for the first time, where the editor said nothing else."""
    if episode.aired_at is None:
        episode.aired_at = episode.first_published_at or timezone.now()
        Episode.objects.filter(pk=episode.pk, aired_at__isnull=True).update(aired_at=episode.aired_at)
