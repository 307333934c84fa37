"""Registers the blog app."""

from datetime import timedelta

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class BlogConfig(AppConfig):
    """Configuration of the blog app."""

    name = "blog"
    verbose_name = _("Artikel")
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Connect the receivers and fill the registries with what is blog's own."""
        from blog import jobs, receivers
        from blog.actions.positions.forget import forget_passage
        from blog.actions.publish_change import PUBLISHED
        from blog.effects.warm_page import make_pictures
        from blog.queries import checks
        from blog.queries.live_versions import numbers_and_feeds
        from blog.registries import registries
        from blog.views.article import serve_article
        from blog.views.plain_page import serve_articles, serve_home, serve_standard_page

        receivers.connect()
        registries.pages |= {
            "Article": serve_article,
            "Episode": serve_article,
            "HomePage": serve_home,
            "ArticleIndexPage": serve_articles,
            "StandardPage": serve_standard_page,
        }
        registries.effects[PUBLISHED] = make_pictures
        registries.redactors["positions"] = forget_passage
        registries.clock["blog.forget_done"] = (timedelta(hours=6), jobs.forget_done)
        registries.checks |= {
            "versions": checks.pages_without_version,
            "checksums": checks.broken_checksums,
            "histories": checks.wrong_histories,
            "anchors": checks.wrong_places,
            "I3 live versions": numbers_and_feeds,
            "live texts": checks.texts_beside_their_version,
        }
