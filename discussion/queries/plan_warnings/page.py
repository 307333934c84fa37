"""Whether the page itself is free: open in somebody's editor, locked, in review, scheduled, with a draft of its own."""

from collections.abc import Iterator
from typing import Any

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from wagtail.admin.models import EditingSession

from blog.text.body import Body
from blog.text.change import Remove
from discussion.models import Merge
from discussion.queries.plan_warnings.warning import PlanWarning, Severity, Warned
from discussion.states import MergeState
from discussion.text.change_json import touched
from discussion.text.passage_names import passage_name
from discussion.text.plan import Plan

MOST_PLANNED = 5


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


def planned_warnings(page: Any, plan: Plan) -> Iterator[PlanWarning]:
    """Yield the merges of this page that have a day already, those at the same passages with their names. One statement."""
    rows = Merge.objects.filter(page_id=page.pk, state=MergeState.PLANNED).order_by("planned_for", "pk")
    own = _touched(plan)
    for row in rows.select_related("base")[:MOST_PLANNED]:
        blocks = Body.from_json(row.base.body).blocks
        both = [passage_name(blocks, block) for block in _touched(Plan.from_json(row.plan)) if block in own]
        told = {
            "when": date_format(timezone.localtime(row.planned_for), "SHORT_DATETIME_FORMAT"),
            "places": ", ".join(both),
        }
        words = (
            _(
                "Für %(when)s ist schon eine Einarbeitung an derselben Stelle geplant: %(places)s. Was zuerst erscheint, "
                "gilt; die andere erscheint vielleicht nicht."
            )
            if both
            else _("Für %(when)s ist schon eine andere Einarbeitung in diesen Text geplant.")
        )
        yield PlanWarning(Warned.PLANNED, words % told, Severity.TELLS, (f"merge:{row.uuid}",))


def _touched(plan: Plan) -> tuple[str, ...]:
    """Return the passages that a plan writes, takes out or credits."""
    removed = (edit.id for edit in plan.edits if isinstance(edit, Remove))
    return tuple(dict.fromkeys((*touched(plan.edits), *removed, *(fold.block for fold in plan.folds))))


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
