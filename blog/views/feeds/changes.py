"""Feeds of what changed, as Atom and as JSON Feed: in an article, at a passage, under a topic, around a person."""

from dataclasses import dataclass
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.feedgenerator import Atom1Feed
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.utils.xmlutils import SimplerXMLGenerator
from django.views.decorators.http import require_safe

from blog.models.person import Person
from blog.models.topic import Topic
from blog.queries.addresses import absolute, living_path, passage_anchor, person_path, place_of, topic_path
from blog.queries.change_entries import (
    ChangeEntry,
    changes_of_article,
    changes_of_passage,
    changes_of_person,
    changes_of_topic,
)
from blog.queries.credit_slots import fill_text
from blog.queries.kept import stamp_of_request
from blog.views.feeds import json_feed
from blog.views.joined import joined
from blog.views.living import find_public, for_readers
from blog.views.respond import public_bytes

ATOM = "application/atom+xml; charset=utf-8"


@dataclass(frozen=True, slots=True)
class Feed:
    """What both forms of a feed are made of."""

    title: str
    page_url: str
    language: str
    guid: str
    entries: tuple[ChangeEntry, ...]


class ChangesFeed(Atom1Feed):
    """Atom with the difference as content, beside the note as summary."""

    def add_item_elements(self, handler: SimplerXMLGenerator, item: dict[str, Any]) -> None:
        """Write the difference besides the usual elements."""
        super().add_item_elements(handler, item)
        handler.addQuickElement("content", item["content"], {"type": "html"})


@require_safe
@for_readers
def changes(request: HttpRequest, place: str, form: str) -> HttpResponse:
    """The newest versions of an article."""
    page = find_public(request, place)
    language = page.locale.language_code
    return _answer(
        request,
        form,
        Feed(
            title=_("Was sich ändert: %(title)s") % {"title": page.title},
            page_url=absolute(living_path(place_of(page), language)),
            language=language,
            guid=f"urn:uuid:{page.translation_key}",
            entries=changes_of_article(page, page.stamp),
        ),
    )


@require_safe
@for_readers
def passage(request: HttpRequest, place: str, passage: str, form: str) -> HttpResponse:
    """The newest versions that changed one passage of an article."""
    page = find_public(request, place)
    entries = changes_of_passage(page, passage, page.stamp)
    if entries is None:
        raise Http404("no such passage")
    language = page.locale.language_code
    return _answer(
        request,
        form,
        Feed(
            title=_("Was sich an einer Stelle ändert: %(title)s") % {"title": page.title},
            page_url=absolute(f"{living_path(place_of(page), language)}#{passage_anchor(passage)}"),
            language=language,
            guid=f"urn:uuid:{page.translation_key}:{passage}",
            entries=entries,
        ),
    )


@require_safe
def topic(request: HttpRequest, slug: str, form: str) -> HttpResponse:
    """The newest versions of a topic's articles and episodes."""
    found = get_object_or_404(Topic, slug=slug)
    language, stamp = get_language() or "de", stamp_of_request(request)
    return _answer(
        request,
        form,
        Feed(
            title=_("Was sich ändert: %(title)s") % {"title": found.name_in(language)},
            page_url=absolute(topic_path(found.slug, language)),
            language=language,
            guid=absolute(f"{topic_path(found.slug, language)}aenderungen"),
            entries=changes_of_topic(found, language, stamp),
        ),
    )


@require_safe
def person(request: HttpRequest, slug: str, form: str) -> HttpResponse:
    """The newest versions of a person's articles, and of the episodes that she is in."""
    language, stamp = get_language() or "de", stamp_of_request(request)
    found = Person.objects.filter(slug=slug).order_by("pk").first()
    if found is None:
        name = f"blog:person_changes_{'json' if form == 'json' else 'feed'}"
        return joined(slug, lambda kept: reverse(name, args=[kept]))
    return _answer(
        request,
        form,
        Feed(
            title=_("Was sich in Artikeln und Folgen mit %(name)s ändert") % {"name": found.name},
            page_url=absolute(person_path(found.slug, language)),
            language=language,
            guid=f"urn:uuid:{found.uuid}:{language}",
            entries=changes_of_person(found, language, stamp),
        ),
    )


def _answer(request: HttpRequest, form: str, feed: Feed) -> HttpResponse:
    write = _json if form == "json" else _atom
    return public_bytes(
        request,
        write(feed, absolute(request.path)),
        content_type=json_feed.CONTENT_TYPE if form == "json" else ATOM,
    )


def _atom(feed: Feed, address: str) -> bytes:
    atom = ChangesFeed(
        title=feed.title,
        link=feed.page_url,
        description="",
        language=feed.language,
        feed_url=address,
        feed_guid=feed.guid,
    )
    for entry in feed.entries:
        atom.add_item(
            title=entry.title,
            link=entry.url,
            description=_summary(entry),
            content=entry.html,
            pubdate=entry.published,
            updateddate=entry.published,
            unique_id=entry.id,
        )
    return bytes(atom.writeString("utf-8").encode())


def _json(feed: Feed, address: str) -> bytes:
    told = {
        "title": feed.title,
        "home_page_url": feed.page_url,
        "feed_url": address,
        "language": feed.language,
        "items": [
            {
                "id": entry.id,
                "url": entry.url,
                "title": entry.title,
                "summary": _summary(entry),
                "content_html": entry.html,
                "date_published": entry.published.isoformat(),
            }
            for entry in feed.entries
        ],
    }
    return json_feed.written(told)


def _summary(entry: ChangeEntry) -> str:
    if not entry.credits:
        return entry.note
    names = _("Mit Beiträgen von: %(names)s") % {"names": fill_text(entry.credits)}
    return f"{entry.note}\n\n{names}".strip()
