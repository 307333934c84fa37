"""Whether the page itself is free: open in somebody's editor, locked, in review, scheduled, with a draft of its own."""

from collections.abc import Iterator
from typing import Any

from django.utils.translation import gettext as _
from wagtail.admin.models import EditingSession

from discussion.queries.plan_warnings.warning import PlanWarning, Severity, Warned


def page_warnings(page: Any, user: Any) -> Iterator[PlanWarning]:
    """Yield what else goes on with this page."""
    lock = page.get_lock()
    if lock is not None and lock.for_user(user):
        yield PlanWarning(
            Warned.LOCKED,
            _("Die Seite ist gesperrt."),
            Severity.STOPS,
        )
    elif page.workflow_in_progress:
        words = _("Eine andere Änderung wird gerade geprüft. Ihr Text bekommt diese Einarbeitung mit.")
        yield PlanWarning(Warned.IN_REVIEW, words, Severity.TELLS)
    elif page.scheduled_revision is not None:
        words = _(
            "Für die Seite ist schon eine Veröffentlichung geplant. Ihr Text bekommt diese Einarbeitung mit."
        )
        yield PlanWarning(Warned.SCHEDULED, words, Severity.TELLS)
    elif page.has_unpublished_changes:
        words = _(
            "Es gibt einen unveröffentlichten Entwurf. Er bleibt Entwurf und bekommt dieselbe Änderung."
        )
        yield PlanWarning(Warned.DRAFT, words, Severity.TELLS)
    names = open_elsewhere(page, user)
    if names:
        words = _("Gerade auch geöffnet von: %(names)s") % {"names": ", ".join(names)}
        yield PlanWarning(Warned.OPEN_ELSEWHERE, words, Severity.TELLS)


def open_elsewhere(page: Any, user: Any) -> tuple[str, ...]:
    """Return who else has the page open in Wagtail's editor."""
    sessions = (
        EditingSession.objects.available()
        .filter(object_id=str(page.pk), content_type=page.cached_content_type)
        .exclude(user=user)
        .select_related("user")
        .order_by("-last_seen_at")
    )
    return tuple(dict.fromkeys(str(session.user) for session in sessions))
