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
        from blog.queries.podcast.transcript_checks import broken_transcripts
        from blog.registries import registries
        from blog.views.article import serve_article
        from blog.views.plain_page import serve_articles, serve_home, serve_standard_page
        from blog.views.podcast.episode import serve_episode
        from blog.views.podcast.shows import serve_show, serve_shows

        receivers.connect()
        _refer()
        _follow_feeds()
        registries.pages |= {
            "Article": serve_article,
            "Episode": serve_episode,
            "HomePage": serve_home,
            "ArticleIndexPage": serve_articles,
            "StandardPage": serve_standard_page,
            "PodcastIndexPage": serve_shows,
            "Show": serve_show,
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
            "transcripts": broken_transcripts,
            "live texts": checks.texts_beside_their_version,
        }


def _follow_feeds() -> None:
    """Register what is fetched from elsewhere, and what is recognised in sound."""
    from blog.actions.podcast.ask_recogniser import RECOGNISE, recognise
    from blog.actions.podcast.bring_pictures import BRING_PICTURES
    from blog.actions.podcast.follow_show import REFRESH
    from blog.actions.podcast.import_show import FILES
    from blog.actions.podcast.move_in import APPEAR, BRING_COVER, BRING_SOUND
    from blog.actions.podcast.set_people import SET_PEOPLE
    from blog.jobs import moved_shows, podcasts
    from blog.queries.podcast.transcript_waiting import waiting_findings
    from blog.registries import registries

    registries.effects |= {
        REFRESH: podcasts.refresh_feed,
        podcasts.SUBSCRIBE: podcasts.subscribe,
        FILES: podcasts.bring_files,
        BRING_SOUND: podcasts.bring_sound,
        BRING_COVER: moved_shows.bring_cover,
        BRING_PICTURES: moved_shows.bring_pictures,
        APPEAR: moved_shows.episode_appears,
        SET_PEOPLE: moved_shows.set_people,
        RECOGNISE: recognise,
    }
    registries.clock["blog.look_for_due_feeds"] = (podcasts.LOOK_FOR_FEEDS, podcasts.look_for_due_feeds)
    registries.page_findings["blog.transcripts"] = waiting_findings
    registries.clock["blog.renew_subscriptions"] = (podcasts.RENEW, podcasts.renew_subscriptions)


def _refer() -> None:
    """Register what follows from references and quotations."""
    from blog.actions.index_quotes import INDEX_TRANSCRIPT, forget_passage
    from blog.actions.look_at_citations import LOOK_AT_CITATIONS
    from blog.jobs import references
    from blog.queries.citations import cut_by
    from blog.registries import registries

    registries.effects[INDEX_TRANSCRIPT] = references.look_at_transcript
    registries.effects[LOOK_AT_CITATIONS] = references.look_at_cited
    registries.clock["blog.look_at_sources"] = (references.LOOK, references.look_at_sources)
    registries.redactors["quotes"] = forget_passage
    registries.page_findings["blog.references"] = cut_by
