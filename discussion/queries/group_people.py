"""Who a text of a group says was there, for a moderator: each by name, and whether she agreed to be named."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass

from django.utils.translation import gettext as _

from discussion.kinds import CreditChoice, Purpose
from discussion.models import Submission
from discussion.queries.valid_consents import valid_choice
from discussion.states import NOT_TAKEN_BACK, SubmissionState


@dataclass(frozen=True, slots=True)
class GroupPerson:
    """A person as the writer told her; `says` is her own word about being named, or that she has said nothing yet."""

    name: str
    says: str


def group_people(submissions: Collection[int]) -> Mapping[int, tuple[GroupPerson, ...]]:
    """Return submission → who was there; who took that back is left out. One statement, none where no group wrote."""
    if not submissions:
        return {}
    rows = (
        Submission.objects.filter(part_of__in=submissions, state__in=[str(state) for state in NOT_TAKEN_BACK])
        .select_related("contributor")
        .annotate(chosen=valid_choice(Purpose.CREDIT, "pk"))
        .order_by("pk")
    )
    found: dict[int, tuple[GroupPerson, ...]] = {}
    for row in rows:
        person = GroupPerson(row.told("name"), _says(row.state, row.chosen or CreditChoice.NONE.value))
        if row.part_of_id is not None:
            found[row.part_of_id] = (*found.get(row.part_of_id, ()), person)
    return found


def _says(state: str, choice: str) -> str:
    if state == SubmissionState.UNCONFIRMED:
        return _("hat noch nicht zugestimmt")
    if choice not in CreditChoice.values or choice == CreditChoice.NONE:
        return _("will nicht genannt werden")
    return _("Nennung: %(choice)s") % {"choice": CreditChoice(choice).label}
