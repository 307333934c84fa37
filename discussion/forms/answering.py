"""What somebody answers who was asked back, or who reads a merge for the editors."""

from django import forms
from django.utils.translation import gettext_lazy as _

from discussion.kinds import AskAnswer, ReviewVerdict

LIMIT = 3000


class AnswerForm(forms.Form):
    """Yes, yes without a name, change this, no."""

    answer = forms.ChoiceField(
        label=_("Was sagst du dazu?"),
        choices=AskAnswer.choices,
        widget=forms.RadioSelect,
        error_messages={"required": _("Wähle bitte eine der vier Antworten.")},
    )
    words = forms.CharField(
        label=_("Deine Worte dazu"),
        required=False,
        max_length=LIMIT,
        help_text=_("Nötig, wenn etwas anders werden soll. Das liest nur die Redaktion."),
        widget=forms.Textarea(attrs={"rows": 4, "maxlength": LIMIT}),
    )

    def words_missing(self) -> None:
        """Say that a wish for a change needs words."""
        self.add_error("words", _("Schreib bitte dazu, was anders werden soll."))


class ReviewForm(forms.Form):
    """Good, or change this; `seen` says which text was looked at."""

    verdict = forms.ChoiceField(
        label=_("Dein Urteil"),
        choices=ReviewVerdict.choices,
        widget=forms.RadioSelect,
        error_messages={"required": _("Wähle bitte eine der beiden Antworten.")},
    )
    words = forms.CharField(
        label=_("Deine Worte dazu"),
        required=False,
        max_length=LIMIT,
        help_text=_("Nötig, wenn etwas anders werden soll. Das liest nur die Redaktion."),
        widget=forms.Textarea(attrs={"rows": 4, "maxlength": LIMIT}),
    )
    seen = forms.CharField(widget=forms.HiddenInput, required=False)

    def words_missing(self) -> None:
        """Say that a wish for a change needs words."""
        self.add_error("words", _("Schreib bitte dazu, was anders werden soll."))
