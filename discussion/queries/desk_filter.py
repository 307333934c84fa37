"""What an editor wants to see of the desk's queue, and the conditions that this means. All of it stands in the address."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Any, Final
from uuid import UUID

from django.db.models import Exists, F, OuterRef, Q
from django.db.models.expressions import OrderBy
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from discussion.kinds import CreditChoice, Intent
from discussion.models import Ask
from discussion.states import DONE_WITH, USABLE_IN_TEXT, WAITING_FOR_EDITOR, ContributionState

_USABLE: Final = Q(submission__state__in=[str(state) for state in USABLE_IN_TEXT])


class Tab(StrEnum):
    """The tabs of the queue, by what they are called in the address."""

    WAITING = "wartet"
    ASKED = "zurueckgefragt"
    PLANNED = "geplant"
    DONE = "entschieden"


class Order(StrEnum):
    """In which order the queue is read."""

    OLDEST = "aelteste"
    NEWEST = "neueste"
    DUE = "frist"
    ARTICLE = "artikel"


TABS: Final[Mapping[Tab, tuple[Any, Q]]] = {
    Tab.WAITING: (_("Wartet"), _USABLE & Q(state__in=[str(state) for state in WAITING_FOR_EDITOR])),
    Tab.ASKED: (_("Zurückgefragt"), _USABLE & Q(state=ContributionState.ASKED)),
    Tab.PLANNED: (_("Geplant"), _USABLE & Q(state=ContributionState.PLANNED)),
    Tab.DONE: (_("Entschieden"), Q(state__in=[str(state) for state in DONE_WITH])),
}
ORDERS: Final[Mapping[Order, tuple[Any, tuple[str | OrderBy, ...]]]] = {
    Order.OLDEST: (_("älteste zuerst"), ("created_at", "pk")),
    Order.NEWEST: (_("neueste zuerst"), ("-created_at", "-pk")),
    Order.DUE: (_("nächste Frist zuerst"), (F("due").asc(nulls_last=True), "created_at", "pk")),
    Order.ARTICLE: (_("nach Artikel"), ("page__title", "page", "created_at", "pk")),
}
# Beside what readers want at a passage: texts for the editors alone, and texts of groups.
PRIVATE, GROUP = "privat", "gruppe"
NAMED: Final = "genannt"
# A text that came within a week, or one that waits longer than these days.
NEW: Final = "neu"
AGES: Final = (NEW, "7", "30", "90")
MINE, NOBODY, SOMEBODY = "ich", "niemand", "jemand"
OFFERED, TAKEN_UP = "angeboten", "aufgegriffen"
OVERDUE, WITH_DUE, WITHOUT_DUE = "ueberfaellig", "gesetzt", "ohne"
WEEK: Final = 7


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """What is asked for; empty fields ask for nothing."""

    tab: Tab = Tab.WAITING
    article: str = ""
    """A page's number, or words of its title."""
    words: str = ""
    kind: str = ""
    age: str = ""
    use: str = ""
    credit: str = ""
    language: str = ""
    assigned: str = ""
    origin: str = ""
    channel: str = ""
    due: str = ""
    answered: bool = False
    order: Order = Order.OLDEST
    page: int = 1

    def condition(self, user: Any, now: datetime) -> Q:
        """Return everything but the tab as one condition on contributions."""
        found = Q()
        for name, of in _CONDITIONS.items():
            if value := getattr(self, name):
                found &= of(value)
        return found & _age(self.age, now) & _assigned(self.assigned, user) & _due(self.due, now)


def _article(value: str) -> Q:
    return Q(page_id=int(value)) if value.isascii() and value.isdigit() else Q(page__title__icontains=value)


def _words(value: str) -> Q:
    return (
        Q(submission__comment__comment__icontains=value)
        | Q(submission__text__icontains=value)
        | Q(submission__proposal__icontains=value)
    )


def _kind(value: str) -> Q:
    if value == PRIVATE:
        return Q(submission__private=True)
    return ~Q(submission__group_name="") if value == GROUP else Q(submission__intent=Intent(value))


def _credit(value: str) -> Q:
    return ~Q(credit=CreditChoice.NONE) if value == NAMED else Q(credit=CreditChoice(value))


def _answered(_value: bool) -> Q:
    return Q(Exists(Ask.objects.filter(contribution=OuterRef("pk")).exclude(answer="")))


_CONDITIONS: Final[Mapping[str, Callable[[Any], Q]]] = {
    "article": _article,
    "words": _words,
    "kind": _kind,
    "use": lambda value: Q(use=value),
    "credit": _credit,
    "language": lambda value: Q(submission__language=value),
    "origin": lambda value: Q(offered=value == OFFERED),
    "channel": lambda value: Q(submission__channel=value),
    "answered": _answered,
}


def _age(value: str, now: datetime) -> Q:
    if value == NEW:
        return Q(created_at__gte=now - timedelta(days=WEEK))
    return Q(created_at__lt=now - timedelta(days=int(value))) if value else Q()


def _assigned(value: str, user: Any) -> Q:
    known = {
        "": Q(),
        MINE: Q(assigned_to=user),
        NOBODY: Q(assigned_to=None),
        SOMEBODY: Q(assigned_to__isnull=False),
    }
    return known[value] if value in known else Q(assigned_to__public_id=UUID(value))


def _due(value: str, now: datetime) -> Q:
    today = timezone.localdate(now)
    return {
        "": Q(),
        OVERDUE: Q(due__lt=today),
        WITH_DUE: Q(due__isnull=False),
        WITHOUT_DUE: Q(due=None),
    }[value]
