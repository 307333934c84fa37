"""Deleting several people at once: says of each what goes and what stays, as deleting one does, and does it in one act."""

from collections.abc import Iterable
from typing import Any, Final

from django.contrib import messages
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from wagtail.snippets.bulk_actions.delete import DeleteBulkAction
from wagtail.snippets.bulk_actions.snippet_bulk_action import SnippetBulkAction

from blog.actions.delete_person import take_person_out
from blog.models.person import Person
from blog.queries.named_person import deletion_of

MOST: Final = 20
"""So many at once: of each is said what goes, and nobody reads more than that."""


class PeopleDeleteAction(DeleteBulkAction):
    """Takes the place of Wagtail's for people, which knows nothing of positions, voices and drafts."""

    models = [Person]
    template_name = "blog/admin/people_delete.html"

    is_protected = False
    """That pages name her is no hindrance: she is taken out of them. So uses aren't counted, they are told in words."""

    def annotate_items(self, items: Any) -> Any:
        """Leave Wagtail's count of uses out."""
        return items

    def object_context(self, item: Person) -> dict[str, Any]:
        """Add what goes with her."""
        return {**SnippetBulkAction.object_context(self, item), "deletion": deletion_of(item)}

    @classmethod
    def execute_action(cls, objects: Iterable[Person], **_kwargs: Any) -> tuple[int, int]:
        """Take them out of the pages and delete them."""
        people = list(objects)
        with transaction.atomic():
            for person in people:
                take_person_out(person=person)
                person.delete()
        return len(people), 0


def refuse_too_many(request: HttpRequest, objects: Iterable[Any]) -> HttpResponse | None:
    """Send back who chose more people than anybody can look through."""
    people = [one for one in objects if isinstance(one, Person)]
    if len(people) <= MOST:
        return None
    messages.error(
        request,
        _("Höchstens %(most)d Personen auf einmal: Von jeder wird vorher gesagt, was mit ihr geht.")
        % {"most": MOST},
    )
    return redirect(Person.snippet_viewset.get_url_name("list"))
