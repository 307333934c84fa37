"""The forms of a receipt: text, credit, use, and an address that wants its links again."""

from typing import Any

from django import forms
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from discussion.actions.check_draft import NAME_LIMIT
from discussion.actions.limits import TEXT_LIMIT
from discussion.actions.submit_problems import SubmitProblem
from discussion.forms.comment import Choices
from discussion.forms.problems import PROBLEM_WORDS, in_words
from discussion.kinds import Purpose, UseChoice
from discussion.queries.consent_texts import current_wording


class CorrectForm(forms.Form):
    """A text put right from its receipt."""

    text = forms.CharField(
        label=_("Dein Text"),
        required=False,
        strip=False,
        widget=forms.Textarea(attrs={"rows": 8, "maxlength": TEXT_LIMIT}),
    )

    def add_problem(self, problem: SubmitProblem) -> None:
        """Say in words what the action found."""
        self.add_error("text", in_words(problem))


class CreditForm(Choices):
    """How somebody wants to be named, changed from the receipt."""

    name = forms.CharField(label=_("Name"), required=False, max_length=NAME_LIMIT)
    everywhere = forms.BooleanField(label=_("Für alle meine Beiträge"), required=False)

    field_order = ("credit", "name", "organisation", "role", "pseudonym", "everywhere")

    def __init__(self, *args: Any, has_name: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        del self.fields["use"]
        if has_name:  # a name that was told is not changed by a later form
            self.fields["name"].widget = forms.HiddenInput()
        self.explain(credit=Purpose.CREDIT)

    def add_refusal(self, field: str, *, reserved: bool) -> None:
        """Say what a choice needs that wasn't told, or that a name looks like the editors' own."""
        problem = {
            "organisation": SubmitProblem.CREDIT_NEEDS_ORGANISATION,
            "role": SubmitProblem.CREDIT_NEEDS_ROLE,
            "pseudonym": SubmitProblem.CREDIT_NEEDS_PSEUDONYM,
        }.get(field, SubmitProblem.CREDIT_NEEDS_NAME)
        self.add_error(field, PROBLEM_WORDS[SubmitProblem.NAME_RESERVED if reserved else problem][1])


class UseForm(forms.Form):
    """What may be made of a text, changed from the receipt."""

    use = forms.ChoiceField(
        label=_("Darf das in den Text einfließen?"), choices=UseChoice.choices, widget=forms.RadioSelect
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["use"].help_text = current_wording(Purpose.USE, get_language() or "de").text


class AddressForm(forms.Form):
    """An address that wants its links again."""

    email = forms.EmailField(
        label=_("E-Mail"), max_length=254, widget=forms.EmailInput(attrs={"autocomplete": "email"})
    )
