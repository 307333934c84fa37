"""Lists of articles: home, all, by topic, by person."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from blog.models.topic import Topic
from blog.queries import lists
from blog.queries.addresses import ARTICLES, person_path, prefix, topic_path
from blog.queries.kept import key_of, stamp_of_request
from blog.queries.people import person_by_slug
from blog.queries.positions.person_page import person_voices
from blog.queries.read_models import Link
from blog.views.joined import joined
from blog.views.respond import public_page


@require_safe
def home(request: HttpRequest) -> HttpResponse:
    """The front page."""
    stamp = stamp_of_request(request)
    view = lists.home_view(_language(), stamp)
    cards = (*([view.lead] if view.lead else ()), *view.articles)
    context = {
        # What the rendered columns are kept under: whatever they show is in it.
        "key": key_of(stamp, *((card.comment_total, card.contributors) for card in cards)),
        "lead": view.lead,
        "articles": view.articles,
        "changes": view.changes,
        "topics": view.topics,
        "intro_html": view.intro_html,
        "search_title": view.search_title,
        "search_description": view.search_description,
        "other_language_url": _twin(request),
    }
    return public_page(request, "blog/home.html", context)


@require_safe
def articles(request: HttpRequest) -> HttpResponse:
    """All articles, newest first."""
    found = lists.all_articles(_language(), page_number(request), stamp_of_request(request))
    path = f"{prefix()}{ARTICLES}/"
    context = {"page_title": "", "url": path, **_list_context(request, found, path)}
    return public_page(request, "blog/article_index.html", context)


@require_safe
def topics(request: HttpRequest) -> HttpResponse:
    """All topics that have articles."""
    context = {
        "topics": lists.kept_topic_lines(_language(), stamp_of_request(request)),
        "other_language_url": _twin(request),
    }
    return public_page(request, "blog/topics.html", context)


@require_safe
def topic(request: HttpRequest, slug: str) -> HttpResponse:
    """A topic and its articles."""
    language, stamp = _language(), stamp_of_request(request)
    found = get_object_or_404(Topic, slug=slug)
    path = topic_path(found.slug, language)
    description = found.description_in(language)
    context = {
        "topic": Link(found.name_in(language), path),
        "description_html": format_html("<p>{}</p>", description) if description else SafeString(""),
        **_list_context(request, lists.articles_of_topic(found, language, page_number(request), stamp), path),
        **_feeds("topic", found.slug),
    }
    return public_page(request, "blog/topic.html", context)


@require_safe
def person(request: HttpRequest, slug: str) -> HttpResponse:
    """A person: her articles, episodes, quotations, and what she holds. Whoever was joined into somebody is found there."""
    language, stamp = _language(), stamp_of_request(request)
    found = person_by_slug(slug)
    if found is None:
        return joined(slug, lambda kept: person_path(kept, language))
    row, card = found
    page = lists.articles_of_person(row, language, page_number(request), stamp)
    listed = _list_context(request, page, person_path(slug, language))
    context = {"person": card, "voices": person_voices(row), **listed, **_feeds("person", slug)}
    return public_page(request, "blog/person.html", context)


def _list_context(request: HttpRequest, found: lists.ArticleList | None, path: str) -> dict[str, Any]:
    if found is None:
        raise Http404("no such page of the list")
    links = lists.page_links(found, path, labels=(_("Neuere"), _("Ältere")))
    return {"articles": found.articles, "page_links": links, "other_language_url": _twin(request)}


def _feeds(of: str, slug: str) -> dict[str, str]:
    return {
        f"changes_{form}_url": reverse(f"blog:{of}_changes_{form}", args=[slug]) for form in ("feed", "json")
    }


def page_number(request: HttpRequest) -> int:
    """Return `?seite=`; whatever is no number of a page doesn't exist."""
    text = request.GET.get("seite", "1")
    if not (text.isascii() and text.isdigit()) or len(text) > 5 or int(text) < 1:
        raise Http404("no such page of the list")
    return int(text)


def _language() -> str:
    return get_language() or "de"


def _twin(request: HttpRequest) -> str:
    """Return the same list in the other language."""
    return request.path.removeprefix("/en") if _language() == "en" else f"/en{request.path}"
