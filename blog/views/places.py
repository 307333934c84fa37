"""Where living pages stand in addresses: converters for URL patterns, so that one pattern serves articles and episodes."""

from functools import cache
from typing import Final

from django.urls import register_converter

from blog.queries.addresses import ARTICLES, PODCASTS

# Slugs hold plain letters alone (`blog.models.slugs`), as Django's own converter for them.
_SLUG: Final = "[-a-zA-Z0-9_]+"


class ArticlePlace:
    """`artikel/<slug>`."""

    regex = f"{ARTICLES}/{_SLUG}"

    def to_python(self, value: str) -> str:
        """Return the place as it stands in the address."""
        return value

    def to_url(self, value: str) -> str:
        """Return the place as it stands in the address."""
        return value


class EpisodePlace(ArticlePlace):
    """`podcasts/<show>/<slug>`."""

    regex = f"{PODCASTS}/{_SLUG}/{_SLUG}"


class LivingPlace(ArticlePlace):
    """Either of them."""

    regex = f"(?:{ArticlePlace.regex}|{EpisodePlace.regex})"


@cache
def register() -> None:
    """Make them known; both lists of addresses ask for it, and it is done once."""
    for name, converter in (("article", ArticlePlace), ("episode", EpisodePlace), ("living", LivingPlace)):
        register_converter(converter, name)
