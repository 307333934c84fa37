"""Deleting a person: says what goes and what stays, and does all of it in one act."""

from typing import Any

from django.db import transaction
from wagtail.snippets.views.snippets import DeleteView

from blog.actions.delete_person import take_person_out
from blog.queries.named_person import deletion_of


class PersonDeleteView(DeleteView):
    """The confirmation, and the act. That pages name her is no hindrance: she is taken out of them."""

    def get_usage_url(self) -> str:
        """Return nothing: uses are told in words of our own, and none of them forbids it."""
        return ""

    def get_context_data(self, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """Add what goes."""
        return {**super().get_context_data(*args, **kwargs), "deletion": deletion_of(self.object)}

    @transaction.atomic
    def delete_action(self) -> None:
        """Take her out of the pages and delete her."""
        take_person_out(person=self.object)
        super().delete_action()
