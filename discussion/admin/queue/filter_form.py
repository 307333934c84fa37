"""The filter of the queue: a plain form whose fields are the address."""

from collections.abc import Iterable, Mapping
from typing import Any, Final

from django import forms
from django.conf import settings
from django.utils.translation import gettext_lazy as _

from discussion.kinds import Channel, CreditChoice, Intent, UseChoice
from discussion.queries import desk_filter
from discussion.queries.desk_filter import ORDERS, Order, Tab, Wanted

ANY: Final = ("", _("alle"))
KINDS: Final = [
    ANY,
    *Intent.choices,
    (desk_filter.PRIVATE, _("nur für die Redaktion")),
    (desk_filter.GROUP, _("von einer Gruppe")),
]
AGES: Final = [
    ANY,
    (desk_filter.NEW, _("aus den letzten 7 Tagen")),
    *((days, _("älter als %(days)s Tage") % {"days": days}) for days in desk_filter.AGES[1:]),
]
ASSIGNED: Final = [
    ANY,
    (desk_filter.MINE, _("mir")),
    (desk_filter.NOBODY, _("niemandem")),
    (desk_filter.SOMEBODY, _("irgendjemandem")),
]
ORIGINS: Final = [
    ANY,
    (desk_filter.OFFERED, _("von Leser:innen angeboten")),
    (desk_filter.TAKEN_UP, _("von der Redaktion aufgegriffen")),
]
DUES: Final = [
    ANY,
    (desk_filter.OVERDUE, _("überfällig")),
    (desk_filter.WITH_DUE, _("gesetzt")),
    (desk_filter.WITHOUT_DUE, _("ohne")),
]
# What a field of the form is called in `Wanted`.
NAMES: Final[Mapping[str, str]] = {
    "q": "words",
    "artikel": "article",
    "art": "kind",
    "alter": "age",
    "verwendung": "use",
    "nennung": "credit",
    "sprache": "language",
    "zustaendig": "assigned",
    "herkunft": "origin",
    "weg": "channel",
    "frist": "due",
}


def _choice(label: Any, choices: Iterable[tuple[Any, Any]]) -> forms.ChoiceField:
    return forms.ChoiceField(label=label, required=False, choices=list(choices))


class FilterForm(forms.Form):
    """What is looked for. Whatever an address says that is no choice is passed over."""

    q = forms.CharField(label=_("Wörter im Beitrag"), required=False, max_length=100)
    artikel = forms.CharField(label=_("Artikel"), required=False, max_length=100)
    art = _choice(_("Art"), KINDS)
    zustaendig = _choice(_("Zugewiesen"), ASSIGNED)
    alter = _choice(_("Alter"), AGES)
    frist = _choice(_("Frist"), DUES)
    verwendung = _choice(_("Verwendung"), [ANY, *UseChoice.choices])
    nennung = _choice(_("Nennung"), [ANY, (desk_filter.NAMED, _("irgendwie genannt")), *CreditChoice.choices])
    sprache = _choice(_("Sprache"), [ANY, *settings.LANGUAGES])
    herkunft = _choice(_("Herkunft"), ORIGINS)
    weg = _choice(_("Weg"), [ANY, *Channel.choices])
    sortierung = _choice(
        _("Reihenfolge"),
        [("", _("wie üblich")), *((order.value, label) for order, (label, _by) in ORDERS.items())],
    )
    antwort = forms.BooleanField(label=_("nur mit Antwort auf eine Rückfrage"), required=False)

    def __init__(self, data: Any, people: Iterable[Any]) -> None:
        super().__init__(data, auto_id="filter-%s")
        self.fields["zustaendig"].choices = [  # type: ignore[attr-defined]
            *ASSIGNED,
            *((str(one.public_id), str(one)) for one in people),
        ]
        self.is_valid()

    def wanted(self, tab: Tab, page: int) -> Wanted:
        """Return what was asked for."""
        told = {name: self.cleaned_data.get(field, "") for field, name in NAMES.items()}
        usual = Order.NEWEST if tab == Tab.DONE else Order.OLDEST
        return Wanted(
            tab=tab,
            page=page,
            order=Order(self.cleaned_data.get("sortierung") or usual),
            answered=bool(self.cleaned_data.get("antwort")),
            **told,
        )

    def active(self) -> dict[str, tuple[str, str]]:
        """Return the filters that are set: field → label and value in words."""
        found: dict[str, tuple[str, str]] = {}
        for name, value in self.cleaned_data.items():
            if value and name != "sortierung":
                found[name] = (str(self.fields[name].label), self._in_words(name, value))
        return found

    def _in_words(self, name: str, value: Any) -> str:
        field = self.fields[name]
        if isinstance(field, forms.ChoiceField):
            return str(dict(field.choices).get(value, value))  # type: ignore[arg-type]
        return "" if value is True else str(value)
