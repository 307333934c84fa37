"""An episode's chapters."""

from blog.models.podcast.episode import Chapter
from blog.queries.podcast.feed_episodes import told_chapters
from blog.queries.podcast.feed_parts import pictures_for_feeds
from blog.text.podcast.timed import TimedChapter


def chapters_of(episode_id: int) -> tuple[TimedChapter, ...]:
    """Return the chapters of an episode in the order of their time, pictures with their full address."""
    rows = list(Chapter.objects.filter(episode_id=episode_id).order_by("start", "pk"))
    return told_chapters(rows, pictures_for_feeds(row.picture_id for row in rows))
