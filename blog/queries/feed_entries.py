"""What the feeds of new articles and episodes hold."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from html import escape

from django.db.models import F

from blog.kinds import ShowOrigin
from blog.models.article import Article
from blog.models.picture import Picture
from blog.models.podcast.episode import Episode, EpisodePerson
from blog.models.version import Version
from blog.queries.addresses import absolute, absolute_links, living_path, place_of
from blog.queries.article_cards import author_names, newest_first, newest_versions
from blog.queries.difference_page import difference_labels
from blog.queries.passages import passage_html, pictures_of
from blog.queries.pictures import picture_html
from blog.queries.podcast.public_episodes import public_episodes
from blog.queries.public_articles import public_articles
from blog.queries.referred import Referred, referred_in
from blog.templatetags.credits import quoted_slot, slot
from blog.text.body import Block, Body
from blog.text.difference_html import block_html
from blog.text.words import plain_text

ENTRIES = 20


@dataclass(frozen=True, slots=True)
class FeedEntry:
    """One entry; `html` holds slots for names until the feed is sent."""

    id: str
    url: str
    title: str
    summary: str
    html: str
    text: str
    published: datetime
    changed: datetime
    authors: tuple[str, ...] = ()
    topic: str = ""


def newest_texts(language: str) -> tuple[FeedEntry, ...]:
    """Return the newest articles and episodes of our own shows with their whole text; followed shows have feeds of their own."""
    both = (*newest_articles(language), *newest_episodes(language))
    return tuple(sorted(both, key=lambda entry: (entry.published, entry.id), reverse=True)[:ENTRIES])


def newest_episodes(language: str) -> tuple[FeedEntry, ...]:
    """Return the newest episodes of our own shows with their notes. Bounded statements."""
    own = public_episodes(language).filter(podcast__origin=ShowOrigin.OWN)
    rows = own.select_related("topic", "podcast").defer("body")
    pages = list(rows.order_by(F("first_published_at").desc(nulls_last=True), "-pk")[:ENTRIES])
    versions = newest_versions([page.pk for page in pages], without=("seal", "passages"))
    people: dict[int, list[str]] = {}
    named = EpisodePerson.objects.filter(episode__in=versions).order_by("sort_order", "pk")
    for page_id, name in named.values_list("episode_id", "person__name") if versions else ():
        people.setdefault(page_id, []).append(name)
    return tuple(
        _entry(page, versions[page.pk], language, tuple(people.get(page.pk, ())))
        for page in pages
        if page.pk in versions
    )


def newest_articles(language: str) -> tuple[FeedEntry, ...]:
    """Return the newest articles with their whole text."""
    pages = list(newest_first(public_articles(language).select_related("topic").defer("body"))[:ENTRIES])
    ids = [page.pk for page in pages]
    versions = newest_versions(ids, without=("seal", "passages"))
    authors = author_names(ids)
    return tuple(
        _entry(page, versions[page.pk], language, tuple(authors[page.pk]))
        for page in pages
        if page.pk in versions
    )


def _entry(page: Article | Episode, version: Version, language: str, authors: tuple[str, ...]) -> FeedEntry:
    body = Body.from_json(version.body)
    url = absolute(living_path(place_of(page), language))
    return FeedEntry(
        id=f"urn:uuid:{page.translation_key}:{language}",
        url=url,
        title=body.title,
        summary=body.standfirst,
        html=body_html(body, pictures_of(body.blocks)),
        text=plain_text(body),
        published=page.first_published_at or version.published_at,
        changed=version.published_at,
        authors=authors,
        topic=page.topic.name_in(language) if page.topic else "",
    )


def body_html(body: Body, pictures: Mapping[int, Picture]) -> str:
    """Return a text as simple HTML, since readers' programs know neither our styles nor our scripts."""
    referred = referred_in(body.blocks)
    return absolute_links("".join(_block(block, pictures, referred) for block in body.blocks))


def _block(block: Block, pictures: Mapping[int, Picture], referred: Referred) -> str:
    match block.kind:
        case "contribution":
            return (
                f"<blockquote>{quoted_slot(block.value['ref'])}</blockquote><p>{slot(block.value['ref'])}</p>"
            )
        case "picture":
            picture = pictures.get(block.value["image"] or 0)
            image = picture_html(picture, block.value["alt"], lazy=False) if picture else ""
            return f"<figure>{image}<figcaption>{escape(block.value['caption'])}</figcaption></figure>"
        case "clip" | "position":
            return str(passage_html(block, pictures, None, referred))
        case _:
            return str(block_html(block, labels=difference_labels()))
