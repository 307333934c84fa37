"""What a moderator says with a decision."""

from django import forms
from django.utils.translation import gettext_lazy as _

from discussion.kinds import RejectReason


class ReasonForm(forms.Form):
    """Why something is refused: a reason from the list, and own words."""

    reason = forms.ChoiceField(label=_("Grund"), choices=[("", "–"), *RejectReason.choices])
    words = forms.CharField(
        label=_("Eigene Worte"),
        max_length=2000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Wer den Kommentar geschrieben hat, liest beides."),
    )

    def clean(self) -> dict[str, object]:
        """Ask for own words where the list says nothing."""
        data = super().clean() or {}
        if data.get("reason") == RejectReason.OTHER and not str(data.get("words", "")).strip():
            self.add_error("words", _("Sag bitte in eigenen Worten, warum."))
        return data


class AnswerForm(forms.Form):
    """An answer of the editors'."""

    text = forms.CharField(label=_("Antwort"), strip=False, widget=forms.Textarea(attrs={"rows": 5}))
    with_name = forms.BooleanField(label=_("Mit meinem Namen"), required=False)
