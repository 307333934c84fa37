"""Publishing later or by review: what the look before publishing asks for beside „veröffentlichen“."""

from datetime import datetime
from typing import Any

from django.utils import formats, timezone
from django.utils.translation import gettext as _

from discussion.actions.plan_merge import plan_merge, unplan_merge
from discussion.actions.review_merge import send_to_workflow
from discussion.models import Merge


def plan_for(draft: Merge, at: datetime, by: Any) -> str:
    """Plan a draft for a day and time; return what to say."""
    plan_merge(merge=draft, at=at, by=by)
    when = formats.date_format(timezone.localtime(at), "SHORT_DATETIME_FORMAT")
    return _("Geplant für %(when)s. Bis dahin kannst du die Planung aufheben.") % {"when": when}


def to_workflow(draft: Merge, by: Any) -> str:
    """Give a draft to the site's review; return what to say."""
    send_to_workflow(merge=draft, by=by)
    return _("Zur Prüfung gegeben. Sobald sie freigegeben ist, erscheint die Fassung von selbst.")


def no_longer_planned(planned: Merge, by: Any) -> str:
    """Take a planned merge back to the desk; return what to say."""
    unplan_merge(merge=planned, by=by)
    return _("Die Planung ist aufgehoben; die Einarbeitung liegt wieder als Entwurf auf der Werkbank.")
