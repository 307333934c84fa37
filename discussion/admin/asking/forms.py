"""What an editor asks: in which words, about which passage, for what, until when; and whom she has read a merge."""

from datetime import timedelta
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from discussion.actions.ask_back import ANSWER_WITHIN, LONGEST, SHORTEST, WORDS_LIMIT
from discussion.kinds import UseChoice

USES = (
    (UseChoice.WORDING.value, _("ihren Wortlaut, so wie er in der Stelle steht")),
    (UseChoice.IDEA.value, _("ihren Gedanken, in euren Worten")),
)


class AskForm(forms.Form):
    """The question. Passage and proposal are asked for only where no draft of the desk says them."""

    words = forms.CharField(
        label=_("Deine Worte dazu"),
        required=False,
        max_length=WORDS_LIMIT,
        help_text=_("Stehen in der E-Mail und auf der Seite hinter dem Link. Keine Namen von Dritten."),
        widget=forms.Textarea(attrs={"rows": 4, "maxlength": WORDS_LIMIT}),
    )
    use = forms.ChoiceField(label=_("Ein Ja erlaubt"), choices=USES, widget=forms.RadioSelect)
    place = forms.ChoiceField(label=_("Um welche Stelle geht es?"), required=False)
    proposal = forms.CharField(
        label=_("So soll die Stelle lauten"),
        required=False,
        max_length=20_000,
        help_text=_("Leer: Die Stelle wird gezeigt, wie sie ist. **fett**, *kursiv*, [Wörter](Adresse)."),
        widget=forms.Textarea(attrs={"rows": 5}),
    )
    days = forms.IntegerField(
        label=_("Zeit für die Antwort, in Tagen"),
        min_value=SHORTEST.days,
        max_value=LONGEST.days,
        help_text=_("Danach gilt, was vorher erlaubt war."),
    )

    def __init__(
        self, *args: Any, places: list[tuple[str, str]], use: UseChoice, by_draft: bool, **kwargs: Any
    ) -> None:
        first = {"days": ANSWER_WITHIN.days, "use": use.value}
        super().__init__(*args, **{"initial": first, **kwargs})
        self.fields["place"].choices = [("", _("keine bestimmte")), *places]  # type: ignore[attr-defined]
        if by_draft:
            del self.fields["place"], self.fields["proposal"]

    @property
    def within(self) -> timedelta:
        """How long the contributor has time."""
        return timedelta(days=self.cleaned_data["days"])


class InviteForm(forms.Form):
    """Somebody who is to read a merge, without an account."""

    email = forms.EmailField(
        label=_("E-Mail"), max_length=254, widget=forms.EmailInput(attrs={"autocomplete": "off"})
    )
    name = forms.CharField(
        label=_("Name"), required=False, max_length=100, widget=forms.TextInput(attrs={"autocomplete": "off"})
    )
    question = forms.CharField(
        label=_("Deine Worte dazu"),
        required=False,
        max_length=WORDS_LIMIT,
        help_text=_("Worauf soll besonders geachtet werden? Steht in der E-Mail."),
        widget=forms.Textarea(attrs={"rows": 3, "maxlength": WORDS_LIMIT}),
    )
