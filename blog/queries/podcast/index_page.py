"""The list of podcasts in the site's first language."""

from django.conf import settings

from blog.models.podcast.show import PodcastIndexPage


def podcast_index() -> PodcastIndexPage | None:
    """Return it; an installation that was never set up has none."""
    rows = PodcastIndexPage.objects.filter(locale__language_code=settings.LANGUAGE_CODE)
    return rows.order_by("path").first()
