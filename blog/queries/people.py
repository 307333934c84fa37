"""Public people as cards."""

from collections import defaultdict
from collections.abc import Iterable
from typing import Any

from django.utils.safestring import SafeString

from blog.models.article import ArticleAuthor
from blog.models.person import Person, PersonNetwork
from blog.models.person_merge import PersonMerge
from blog.queries.addresses import person_path
from blog.queries.pictures import PORTRAIT_SIZES, PORTRAIT_WIDTHS, picture_html
from blog.queries.read_models import PersonCard
from blog.queries.rich_html import rich_html
from blog.text.rich import safe_address

Networks = tuple[tuple[str, str, str], ...]


def authors_of(article_id: int) -> tuple[PersonCard, ...]:
    """Return the authors of an article in the order of its box."""
    rows = ArticleAuthor.objects.filter(article_id=article_id).select_related("person__portrait")
    return cards(row.person for row in rows.order_by("sort_order", "pk"))


def authors_in_memory(article: Any) -> tuple[PersonCard, ...]:
    """Return the authors of a page that isn't stored like this (a preview)."""
    return cards(row.person for row in article.article_authors.all())


def person_by_slug(slug: str) -> tuple[Person, PersonCard] | None:
    """Return a person by the address of her page."""
    person = Person.objects.select_related("portrait").filter(slug=slug).first()
    return (person, cards([person])[0]) if person else None


def went_into(slug: str) -> str:
    """Return the address's part of whom a person was joined into, else nothing: as long as that isn't undone."""
    rows = PersonMerge.objects.filter(gone__slug=slug, undone_at__isnull=True)
    return rows.order_by("-at", "-pk").values_list("kept__slug", flat=True).first() or ""


def cards(people: Iterable[Person]) -> tuple[PersonCard, ...]:
    """Return people as cards, in one more statement."""
    found = list(people)
    networks: dict[int, list[PersonNetwork]] = defaultdict(list)
    if found:
        ids = [person.pk for person in found]
        for entry in PersonNetwork.objects.filter(person_id__in=ids).order_by("sort_order", "pk"):
            networks[entry.person_id].append(entry)
    return tuple(_card(person, networks[person.pk]) for person in found)


def network_address(url: str) -> str:
    """Return an address that a link may lead to, else nothing."""
    return url if url.startswith("skype:") else safe_address(url)


def _card(person: Person, networks: list[PersonNetwork]) -> PersonCard:
    portrait = (
        picture_html(person.portrait, person.name, widths=PORTRAIT_WIDTHS, sizes=PORTRAIT_SIZES)
        if person.portrait
        else SafeString("")
    )
    return PersonCard(
        person.name,
        person_path(person.slug),
        portrait,
        rich_html(person.biography),
        tuple(
            (entry.network, entry.label or entry.get_network_display(), address)
            for entry in networks
            if (address := network_address(entry.url))
        ),
    )
