"""What the clock and the queue do for followed shows: look at feeds, bring files, talk to hubs."""

import logging
import tempfile
from datetime import timedelta
from typing import Final
from urllib.parse import urlencode

from django.conf import settings
from django.urls import reverse

from blog.actions.enqueue import enqueue
from blog.actions.podcast.bring_files import bring_chapters, bring_transcript, wanted_files
from blog.actions.podcast.feed_state import (
    due_feeds,
    give_back,
    lease,
    note_failure,
    note_fine,
    note_moved,
    prepare_subscription,
    set_due_later,
)
from blog.actions.podcast.follow_show import REFRESH, fold_double
from blog.actions.podcast.import_show import import_show
from blog.actions.podcast.move_in import take_over_sound
from blog.effects.podcast import fetching
from blog.effects.podcast.addresses import FetchFault
from blog.effects.podcast.connection import Limits
from blog.effects.podcast.fetch_feed import FeedRead, NoFeed, fetch_feed
from blog.effects.podcast.fetching import Fetched, FetchRefused, NotModified
from blog.models.outbox import OutboxRow
from blog.models.podcast.episode import Episode
from blog.models.podcast.followed_feed import FollowedFeed
from blog.queries.addresses import absolute
from blog.queries.podcast.known_shows import show_known_as
from blog.text.podcast.guids import as_guid
from blog.text.podcast.sound.facts import SoundRefused

logger = logging.getLogger(__name__)

SUBSCRIBE: Final = "blog.subscribe_feed"
"""Effect: ask a feed's hub to tell us of news (WebSub, W3C Recommendation of 23 January 2018)."""
LOOK_FOR_FEEDS: Final = timedelta(minutes=5)
RENEW: Final = timedelta(days=3)
SUBSCRIBED_FOR: Final = timedelta(days=10)
AT_ONCE: Final = 50
SOUND_SECONDS: Final = 280
"""Less than the lease of an effect, so that no second worker begins with the same file."""
FILE_LIMITS: Final = Limits(size=8 * 1024 * 1024)


class HostAwayError(OSError):
    """A host doesn't give what it promised; an OSError, so that the queue has patience."""


def look_for_due_feeds() -> None:
    """Put the feeds whose time has come into the queue."""
    keys = due_feeds(AT_ONCE)
    set_due_later(keys=keys)
    for key in keys:
        enqueue(REFRESH, ref=f"feed:{key}")


def refresh_feed(row: OutboxRow) -> None:
    """Look at one feed. What goes wrong is noted at the feed, never raised: its own pause is the back-off."""
    feed = lease(key=_key(row))
    if feed is None:
        return
    found = fetch_feed(feed.url, etag=feed.etag, modified=feed.modified, whole=not feed.known_as)
    if isinstance(found, FeedRead):
        if _is_double(feed, found):
            return
        _take_over(feed, _at_new_address(feed, found))
    elif isinstance(found, NotModified):
        if found.moved_to:
            note_moved(feed=feed, url=found.moved_to)
        note_fine(feed=feed, changed=False)
    else:
        _failed(feed, found)


def _is_double(feed: FollowedFeed, found: FeedRead) -> bool:
    """Tell whether a feed that only a list named so far is, now that it is read, one that is here already; it goes again."""
    if feed.known_as:
        return False
    addresses = (found.answer.moved_to, found.read.show.new_address)
    known = show_known_as(addresses, as_guid(found.read.show.guid), but=feed.show_id)
    return known is not None and fold_double(feed=feed, into=known)


def _failed(feed: FollowedFeed, found: FetchRefused | NoFeed) -> None:
    wait = found.wait if isinstance(found, FetchRefused) else 0
    note_failure(feed=feed, error=found.fault.value, gone=found.fault is FetchFault.GONE, wait=wait)


def _at_new_address(feed: FollowedFeed, found: FeedRead) -> FeedRead:
    """Follow a show to the address that HTTP or its feed names for ever, if there is a feed there."""
    moved = found.answer.moved_to
    said = found.read.show.new_address
    if said and said not in (feed.url, moved, found.answer.url):
        there = fetch_feed(said, whole=not feed.known_as)
        if isinstance(there, FeedRead):
            found, moved = there, said
    if moved and moved != feed.url and note_moved(feed=feed, url=moved):
        feed.url = moved
    return found


def _take_over(feed: FollowedFeed, found: FeedRead) -> None:
    if found.digest == feed.digest:
        note_fine(feed=feed, changed=False, etag=found.answer.etag, modified=found.answer.modified)
        return
    done = import_show(feed=feed, read=found.read)
    if done.another:
        give_back(feed=feed)
        return
    hub = (found.read.show.hub or found.answer.links.get("hub", ""))[:2000]
    topic = (found.read.show.self_address or found.answer.links.get("self", "") or feed.url)[:2000]
    known = {"hub": hub, "topic": topic}
    if not done.more and not done.failed:
        # Only what was taken over whole may answer "not modified" the next time.
        known |= {"digest": found.digest, "etag": found.answer.etag, "modified": found.answer.modified}
    is_new_hub = bool(hub) and (hub, topic) != (feed.hub, feed.topic)
    note_fine(feed=feed, changed=bool(done.created or done.changed or done.removed), **known)
    if is_new_hub:
        enqueue(SUBSCRIBE, ref=f"feed:{feed.pk}")
    if done.more:
        enqueue(REFRESH, ref=f"feed:{feed.pk}")


def renew_subscriptions() -> None:
    """Ask the hubs again before they forget us."""
    keys = (
        FollowedFeed.objects.exclude(hub="")
        .filter(state__in=("fine", "failing"))
        .values_list("pk", flat=True)
    )
    for key in keys:
        enqueue(SUBSCRIBE, ref=f"feed:{key}")


def subscribe(row: OutboxRow) -> None:
    """Ask a hub to send us word; it asks back at our address, and until then nothing changes."""
    feed = FollowedFeed.objects.filter(pk=_key(row)).exclude(hub="").first()
    if feed is None:
        return
    feed = prepare_subscription(feed=feed)
    form = {
        "hub.mode": "subscribe",
        "hub.topic": feed.topic or feed.url,
        "hub.callback": absolute(reverse("blog:websub", args=[feed.path_token])),
        "hub.secret": feed.secret,
        "hub.lease_seconds": int(SUBSCRIBED_FOR.total_seconds()),
    }
    # A hub that doesn't answer costs nothing: the feed is looked at by the clock as before.
    fetching.post(feed.hub, urlencode(form))


def bring_files(row: OutboxRow) -> None:
    """Bring transcript and chapters of an episode that lie in files of their own; a file that is away is left out."""
    episode = Episode.objects.filter(pk=_key(row)).select_related("podcast").first()
    if episode is None:
        return
    wanted = wanted_files(episode)
    for file in wanted.transcripts:
        answer = fetching.fetch(file.url, limit=FILE_LIMITS)
        if isinstance(answer, Fetched) and bring_transcript(episode=episode, file=file, content=answer.body):
            break
    if wanted.chapters:
        answer = fetching.fetch(wanted.chapters, limit=FILE_LIMITS)
        if isinstance(answer, Fetched):
            bring_chapters(episode=episode, content=answer.body, address=answer.url)


def bring_sound(row: OutboxRow) -> None:
    """Copy an episode's sound from its old host. Where that is away, the queue tries again for three days."""
    episode = Episode.objects.filter(pk=_key(row), audio__isnull=True).exclude(enclosure_url="").first()
    if episode is None:
        return
    limit = Limits(size=settings.HALTUNG_MAX_AUDIO_BYTES, seconds=SOUND_SECONDS, silence=20)
    with tempfile.TemporaryFile() as copy:
        answer = fetching.fetch_into(episode.enclosure_url, copy.write, limit=limit)
        if isinstance(answer, FetchRefused):
            raise HostAwayError(answer.fault.value)
        try:
            take_over_sound(episode_id=episode.pk, upload=copy)
        except SoundRefused as refused:
            # Trying again makes no sound of it; the draft without sound is what the editor sees.
            logger.warning("The sound of episode %s was refused: %s", episode.pk, refused)


def _key(row: OutboxRow) -> int:
    return int(row.ref.partition(":")[2])
