"""What changed, as entries of feeds: in an article, at a passage, under a topic, in a person's articles."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from html import escape
from typing import Any, Final

from django.db.models import Q, QuerySet
from django.utils.translation import gettext as _

from blog.models.article import Article
from blog.models.person import Person
from blog.models.topic import Topic
from blog.models.version import Version
from blog.queries.addresses import (
    absolute,
    absolute_links,
    difference_path,
    living_path,
    passage_anchor,
    place_of,
    version_path,
)
from blog.queries.difference_page import difference_labels
from blog.queries.difference_pieces import on_both_sides
from blog.queries.kept import kept, key_of
from blog.queries.passage_named import passage_among
from blog.queries.podcast.public_episodes import episodes_with, public_episodes
from blog.queries.public_articles import public_articles
from blog.queries.shown_title import shown_title
from blog.registries import registries
from blog.templatetags.credits import slot
from blog.text.body import Body
from blog.text.difference import difference
from blog.text.difference_html import head_html, operations_html

ENTRIES: Final = 20
# What is said beside a mark for the ear is noise where a feed reader shows it as text.
_SPOKEN: Final = re.compile(r'<span class="visually-hidden">[^<]*</span>')


@dataclass(frozen=True, slots=True)
class ChangeEntry:
    """One version in a feed. `html` is the readable difference to the version before; `credits` holds slots for names."""

    id: str
    url: str
    title: str
    note: str
    html: str
    published: datetime
    credits: str = ""


def changes_of_article(page: Article, stamp: int) -> tuple[ChangeEntry, ...]:
    """Return the newest versions of an article, with who contributed."""
    versions = Version.objects.filter(page_id=page.pk)
    return kept(key_of("changes", page.pk, stamp), lambda: _of_one(page, versions, ""))


def changes_of_passage(page: Article, block: str, stamp: int) -> tuple[ChangeEntry, ...] | None:
    """Return the newest versions that changed a passage (by the beginning of its UUID), or nothing where there is none."""

    def make() -> tuple[ChangeEntry, ...] | None:
        found = _versions_of_passage(page.pk, block)
        if found is None:
            return None
        whole, numbers = found
        return _of_one(page, Version.objects.filter(page_id=page.pk, number__in=numbers), whole)

    return kept(key_of("changes", page.pk, block, stamp), make)


def changes_of_topic(topic: Topic, language: str, stamp: int) -> tuple[ChangeEntry, ...]:
    """Return the newest versions of all articles and episodes of a topic."""
    articles = public_articles(language).filter(topic=topic)
    episodes = public_episodes(language).filter(topic=topic)
    return kept(key_of("changes-topic", topic.pk, stamp), lambda: _of_many((articles, episodes), language))


def changes_of_person(person: Person, language: str, stamp: int) -> tuple[ChangeEntry, ...]:
    """Return the newest versions of all articles of an author, and of all episodes that she is in."""
    articles = public_articles(language).filter(article_authors__person=person)
    episodes = episodes_with(person, language)
    return kept(key_of("changes-person", person.pk, stamp), lambda: _of_many((articles, episodes), language))


def _of_one(page: Article, versions: QuerySet[Version], block: str) -> tuple[ChangeEntry, ...]:
    language = page.locale.language_code
    refs: dict[int, dict[str, None]] = {}
    for passage, notes in registries.provenance(page.pk, None).items():
        for note in notes if block in ("", passage) else ():
            refs.setdefault(note.version, {})[note.ref] = None
    found = list(versions.defer("seal", "passages").order_by("-number")[:ENTRIES])
    before = _before(found)
    return tuple(
        _entry(version, before, place_of(page), language, block=block, refs=refs.get(version.number, ()))
        for version in found
    )


def _of_many(kinds: Iterable[QuerySet[Any]], language: str) -> tuple[ChangeEntry, ...]:
    """Return the newest versions of pages of some kinds, in two statements and one for each kind."""
    places = {
        page.pk: place_of(page)
        for pages in kinds
        for page in pages.only("pk", "slug", "url_path").order_by("pk")
    }
    versions = Version.objects.filter(page_id__in=places).defer("seal", "passages")
    found = list(versions.order_by("-published_at", "-pk")[:ENTRIES])
    before = _before(found)
    return tuple(_entry(version, before, places[version.page_id], language, named=True) for version in found)


def _before(versions: Iterable[Version]) -> dict[tuple[int, int], Version]:
    """Return the versions before some versions by page and number, in one statement."""
    wanted = Q(pk__in=())
    for version in versions:
        wanted |= Q(page_id=version.page_id, number=version.number - 1)
    rows = Version.objects.filter(wanted).only("page_id", "number", "body").order_by("pk")
    return {(row.page_id, row.number): row for row in rows}


def _entry(
    version: Version,
    before: Mapping[tuple[int, int], Version],
    place: str,
    language: str,
    *,
    block: str = "",
    refs: Iterable[str] = (),
    named: bool = False,
) -> ChangeEntry:
    number, previous = version.number, before.get((version.page_id, version.number - 1))
    path = (
        difference_path(place, number - 1, number, language)
        if previous
        else version_path(place, number, language)
    )
    url = absolute(f"{path}#{passage_anchor(block)}" if block else path)
    label = _("Fassung %(number)s: %(kind)s") % {"number": number, "kind": version.get_kind_display()}
    return ChangeEntry(
        id=f"urn:uuid:{version.uuid}" if not block else f"urn:uuid:{version.uuid}:{block}",
        url=url,
        title=f"{shown_title(str(version.body['title']))} · {label}" if named else label,
        note=version.note,
        html=_difference_html(previous, version, block, absolute(living_path(place, language))),
        published=version.published_at,
        credits=", ".join(slot(ref) for ref in refs),
    )


def _difference_html(previous: Version | None, version: Version, block: str, address: str) -> str:
    """Return the passages that changed, with <ins> and <del>; of a first version its standfirst."""
    new = Body.from_json(version.body)
    if previous is None:
        return f'<p>{escape(new.standfirst)}</p><p><a href="{escape(address)}">{escape(shown_title(new.title))}</a></p>'
    labels = difference_labels()
    changes = difference(Body.from_json(previous.body), new)
    shown = [f"<p>{html}</p>" for _name, html in head_html(changes, labels) if not block]
    lost = on_both_sides(changes)
    shown += [
        f"<p>{escape(_('Wortlaut entfernt'))}</p>" if piece.id in lost else piece.html
        for piece in operations_html(changes, labels)
        if piece.op != "same" and block in ("", piece.id) and not (piece.op == "removed" and piece.id in lost)
    ]
    return absolute_links(_SPOKEN.sub("", "".join(shown)))


def _versions_of_passage(page_id: int, start: str) -> tuple[str, list[int]] | None:
    """Return the UUID of a passage and the versions that brought, changed or dropped it."""
    rows = list(Version.objects.filter(page_id=page_id).order_by("number").values_list("number", "passages"))
    whole = passage_among((passages for _number, passages in reversed(rows)), start)
    if whole is None:
        return None
    numbers, stood = [], False
    for number, passages in rows:
        stands = whole in passages
        if (stands and (passages[whole][1] == number or not stood)) or (stood and not stands):
            numbers.append(number)
        stood = stands
    return whole, numbers
