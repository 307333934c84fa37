"""Readers' addresses of the article's side; they stand before Wagtail's catch-all."""

from collections.abc import Callable

from django.http import HttpResponse
from django.urls import URLPattern, path

from blog.views import article, citation, gallery, lists, passage_story, places, quote_finder, since, versions
from blog.views.feeds import articles as article_feeds
from blog.views.feeds import changes as changes_feed
from blog.views.podcast import chapters, episode, opml, shows, transcript, websub
from blog.views.podcast import feed as show_feed
from blog.views.positions import lists as position_lists
from blog.views.positions import position, question

app_name = "blog"

places.register()


def _both_forms(start: str, view: Callable[..., HttpResponse], name: str) -> list[URLPattern]:
    """Return the addresses of a feed as Atom and as JSON Feed."""
    return [
        path(f"{start}.xml", view, {"form": "xml"}, name=f"{name}_feed"),
        path(f"{start}.json", view, {"form": "json"}, name=f"{name}_json"),
    ]


urlpatterns: list[URLPattern] = [
    path("", lists.home, name="home"),
    path("artikel/", lists.articles, name="articles"),
    path("<article:place>/", article.article, name="article"),
    path("podcasts/", shows.shows, name="podcasts"),
    path("podcasts/<slug:slug>/", shows.show, name="show"),
    path("<episode:place>/", episode.episode, name="episode"),
    path("<episode:place>/transkript.<str:form>", transcript.transcript_file, name="transcript"),
    path("<living:place>/fassungen/", versions.versions, name="versions"),
    path("<living:place>/fassungen/vergleich/", versions.compare, name="compare"),
    path("<living:place>/fassungen/<int:number>/", versions.version, name="version"),
    path("<living:place>/fassungen/<int:old>..<int:new>/", versions.difference, name="difference"),
    *_both_forms("<living:place>/aenderungen", changes_feed.changes, "changes"),
    path("<living:place>/seit/<int:number>/", since.since, name="since"),
    path("<living:place>/stelle/<slug:passage>/geschichte/", passage_story.story, name="passage_story"),
    *_both_forms("<living:place>/stelle/<slug:passage>/aenderungen", changes_feed.passage, "passage_changes"),
    *_both_forms("themen/<slug:slug>/aenderungen", changes_feed.topic, "topic_changes"),
    *_both_forms("personen/<slug:slug>/aenderungen", changes_feed.person, "person_changes"),
    path("themen/", lists.topics, name="topics"),
    path("themen/<slug:slug>/", lists.topic, name="topic"),
    path("personen/<slug:slug>/", lists.person, name="person"),
    path("websub/<str:token>/", websub.websub, name="websub"),
    path("podcasts/podcasts.opml", opml.opml, name="podcasts_opml"),
    path("podcasts/feed/<str:token>.xml", show_feed.private, name="private_feed"),
    path(
        "podcasts/feed/<str:token>/<uuid:uuid>.<slug:extension>",
        show_feed.private_sound,
        name="private_sound",
    ),
    path("podcasts/<slug:show>/feed.xml", show_feed.feed, name="show_feed"),
    path("<episode:place>/kapitel.json", chapters.chapters, name="chapters"),
    path("haltungen/", position_lists.positions, name="positions"),
    path("haltungen/h/<str:code>/", position.position, name="position"),
    path("haltungen/<slug:slug>/", question.question, name="question"),
    path("haltungen/<slug:slug>/karte.svg", question.picture, name="question_picture"),
    path("organisationen/<slug:slug>/", position_lists.organisation, name="organisation"),
    path("f/<str:code>/", citation.short, name="short"),
    path("f/<str:code>/zitieren/", citation.citation, name="citation"),
    path("f/<str:code>/zitat.json", citation.csl_json, name="citation_csl"),
    path("f/<str:code>/zitat.bib", citation.bib, name="citation_bibtex"),
    path("f/<str:code>/fassung.json", citation.sealed, name="sealed_version"),
    path("zitat/", quote_finder.quote_finder, name="quote_finder"),
    path("feed.xml", article_feeds.rss, name="feed"),
    path("feed.json", article_feeds.json_feed, name="json_feed"),
    path("redaktion/bausteine/", gallery.gallery, name="gallery"),
]
