"""Deletes a person and, in the same act, every row that names her: authors, hosts, guests, and drafts of those pages."""

from django.db import transaction
from wagtail.models import Revision

from blog.models.article import ArticleAuthor
from blog.models.person import Person
from blog.models.podcast.episode import EpisodePerson
from blog.models.podcast.show import ShowPerson


@transaction.atomic
def take_person_out(*, person: Person) -> int:
    """Take a person from all pages and their drafts, so that she can be deleted; returns from how many rows."""
    _out_of_revisions(person.pk)
    rows = (model.objects.filter(person=person) for model in (ArticleAuthor, EpisodePerson, ShowPerson))
    return sum(found.delete()[0] for found in rows)


def _out_of_revisions(person: int) -> None:
    # The text narrows it down, in both databases; the rows decide. A draft that names who is gone can't be opened.
    naming = Revision.objects.filter(content__icontains=f'"person": {person}').order_by("pk")
    for revision in naming.iterator(100):
        for part, rows in revision.content.items():
            if isinstance(rows, list):
                revision.content[part] = [row for row in rows if not _names(row, person)]
        Revision.objects.filter(pk=revision.pk).update(content=revision.content)


def _names(row: object, person: int) -> bool:
    # Rows of pages alone (authors, hosts, guests) have a person by its key beside their order.
    return isinstance(row, dict) and row.get("person") == person and "sort_order" in row
