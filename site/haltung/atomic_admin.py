"""What an editor does in the admin happens wholly or not at all.

Wagtail's publishing views save a revision, publish it and write the log in separate transactions; our version row
and the outbox are written by receivers in between. A cut in the middle must leave nothing. Other addresses open
their transactions themselves: with SQLite a transaction takes the one write lock, which readers must not wait for.
"""

from collections.abc import Callable
from typing import Any

from django.db import transaction
from django.http import HttpRequest, HttpResponse, HttpResponseBase

from discussion.actions.merge_refused import MergeRefused
from discussion.admin.merge_desk.not_published import not_published
from haltung.security import ADMIN_PREFIX

SAFE_METHODS = frozenset({"GET", "HEAD", "OPTIONS", "TRACE"})


class AtomicAdminMiddleware:
    """Run each changing view of the admin in one transaction. Stands last, for it calls the view itself."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Pass on; the work is in `process_view`."""
        return self.get_response(request)

    def process_view(
        self,
        request: HttpRequest,
        view: Callable[..., HttpResponseBase],
        args: tuple[Any, ...],
        kwargs: dict[str, Any],
    ) -> HttpResponseBase | None:
        """Call the view inside a transaction, unless it asked to be left alone."""
        reads = request.method in SAFE_METHODS or not request.path_info.startswith(ADMIN_PREFIX)
        if reads or getattr(view, "_non_atomic_requests", None):
            return None

        def call() -> HttpResponseBase:
            return view(request, *args, **kwargs)

        try:
            with transaction.atomic():
                return call()
        except MergeRefused as refused:
            # Wagtail's own views publish a merge that was reviewed; by now all of it is undone.
            return not_published(request, call, refused)
