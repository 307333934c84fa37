"""The form with which somebody follows an article or a passage by mail."""

from typing import Any

from django import forms
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from blog.kinds import VersionKind
from discussion.kinds import FollowRhythm, Purpose
from discussion.queries.consent_texts import current_wording

KINDS = [
    (kind.value, kind.label)
    for kind in VersionKind
    if kind not in (VersionKind.FIRST, VersionKind.UNDO, VersionKind.REMOVAL)
]


class RhythmForm(forms.Form):
    """How often, and of which changes."""

    rhythm = forms.ChoiceField(
        label=_("Wie oft?"),
        choices=FollowRhythm.choices,
        initial=FollowRhythm.WEEKLY,
        widget=forms.RadioSelect,
        error_messages={"required": _("Wähle bitte, wie oft wir dir schreiben.")},
    )
    kinds = forms.MultipleChoiceField(
        label=_("Wovon möchtest du hören?"),
        choices=KINDS,
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("Ohne Auswahl hörst du von allen Änderungen."),
    )


class FollowForm(RhythmForm):
    """An address that wants to hear of changes. The same for everybody: nothing of a person or a moment in it."""

    email = forms.EmailField(
        label=_("E-Mail"),
        max_length=254,
        error_messages={
            "required": _("Ohne E-Mail-Adresse können wir dir nicht schreiben. Trag sie bitte ein."),
            "invalid": _(
                "Das ist keine E-Mail-Adresse, an die wir schreiben können. Prüfe sie bitte auf Tippfehler."
            ),
        },
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
    )
    agree = forms.BooleanField(
        label=_("Ich bin einverstanden"),
        error_messages={
            "required": _("Ohne dein Einverständnis dürfen wir dir nicht schreiben. Setz bitte das Häkchen.")
        },
    )
    website = forms.CharField(
        label=_("Dieses Feld bitte leer lassen"),
        required=False,
        widget=forms.TextInput(attrs={"autocomplete": "off", "tabindex": "-1"}),
    )

    field_order = ("email", "rhythm", "kinds", "agree", "website")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["agree"].help_text = current_wording(Purpose.FOLLOW, get_language() or "de").text
