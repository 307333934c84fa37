"""What a consent lacks for folding a contribution in: the one rule, for warnings before and the refusal of a merge.

„Quote only“ is no use at all plus the consent to store and show: such a comment may be quoted by reference, unchanged and
for as long as it is public, and never be told in other words.
"""

from collections.abc import Collection, Mapping
from enum import StrEnum
from typing import Final

from discussion.kinds import ProvenanceKind, Purpose, UseChoice
from discussion.models import Contribution
from discussion.queries.valid_consents import has_valid_consent, valid_choice

QUOTED: Final = frozenset({ProvenanceKind.COUNTER})
"""Kinds that copy nothing: the passage shows the comment itself."""


class Gap(StrEnum):
    """Why a consent doesn't reach far enough."""

    NO_STORE = "no_store"
    """Not even the comment may be shown any more."""
    NO_USE = "no_use"
    """It may be quoted, and nothing may be made of it."""
    IDEA_ONLY = "idea_only"
    """It may go in as an idea, not in its own words."""


def gap(contribution: Contribution, kind: str) -> Gap | None:
    """Return what the consent that is valid now lacks for this kind, or None where it is enough."""
    return gaps([(contribution.pk, kind)]).get((contribution.pk, kind))


def gaps(wanted: Collection[tuple[int, str]]) -> Mapping[tuple[int, str], Gap]:
    """Return the gaps of many (contribution pk, kind) at once; what is covered is left out. One query."""
    rows = (
        Contribution.objects.filter(pk__in={pk for pk, _kind in wanted})
        .annotate(valid_use=valid_choice(Purpose.USE), may_store=has_valid_consent(Purpose.STORE))
        .order_by("pk")
        .values_list("pk", "valid_use", "may_store")
    )
    known = {pk: (use or UseChoice.NONE, store) for pk, use, store in rows}
    found = {(pk, kind): _gap(kind, *known.get(pk, (UseChoice.NONE, False))) for pk, kind in wanted}
    return {key: lack for key, lack in found.items() if lack is not None}


def _gap(kind: str, use: str, may_store: bool) -> Gap | None:
    if not may_store:
        return Gap.NO_STORE
    if kind in QUOTED:
        return None
    if use not in (UseChoice.IDEA, UseChoice.WORDING):
        return Gap.NO_USE
    return Gap.IDEA_ONLY if kind == ProvenanceKind.WORDING and use != UseChoice.WORDING else None
