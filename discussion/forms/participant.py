"""Whether, and how, somebody is named whom a group named."""

from typing import Any

from django import forms
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from discussion.actions.join_group import WAYS
from discussion.kinds import CreditChoice
from discussion.queries.consent_texts import group_wording


class ParticipantForm(forms.Form):
    """Nothing is chosen for her."""

    credit = forms.ChoiceField(
        label=_("Darf dein Name dabeistehen?"),
        choices=[
            *((way.value, way.label) for way in WAYS),
            (CreditChoice.NONE.value, _("nein, löscht meine Angaben")),
        ],
        widget=forms.RadioSelect,
        error_messages={"required": _("Wähl bitte aus, ob und wie du genannt wirst.")},
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["credit"].help_text = group_wording(get_language() or "de").text
