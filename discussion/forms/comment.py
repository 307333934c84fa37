"""The form that readers fill in under an article. Nothing of a person or a moment is in it."""

from typing import Any

from django import forms
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from discussion.actions.limits import TEXT_LIMIT
from discussion.actions.submit_comment import DETAIL_LIMIT, NAME_LIMIT, Draft, SubmitProblem
from discussion.forms.problems import PROBLEM_WORDS, in_words
from discussion.kinds import CreditChoice, Purpose, UseChoice
from discussion.queries.consent_texts import current_wording
from discussion.queries.pages import parse_uuid


class Choices(forms.Form):
    """What may become of a text, and how its author wants to be named."""

    use = forms.ChoiceField(
        label=_("Darf das in den Artikel einfließen?"),
        choices=UseChoice.choices,
        required=False,
        widget=forms.RadioSelect,
    )
    credit = forms.ChoiceField(
        label=_("Wie möchtest du dann genannt werden?"),
        choices=CreditChoice.choices,
        required=False,
        initial=CreditChoice.NONE,
        widget=forms.RadioSelect,
    )
    organisation = forms.CharField(label=_("Organisation"), max_length=DETAIL_LIMIT, required=False)
    role = forms.CharField(
        label=_("Funktion"),
        max_length=DETAIL_LIMIT,
        required=False,
        help_text=_("Zum Beispiel „Leiterin einer Beratungsstelle“."),
    )
    pseudonym = forms.CharField(label=_("Anderer Name"), max_length=NAME_LIMIT, required=False)

    def explain(self, **purposes: Purpose) -> None:
        """Put the wording of each consent under its field, in the language of the page."""
        for field, purpose in purposes.items():
            if field in self.fields:
                self.fields[field].help_text = current_wording(purpose, get_language() or "de").text


class CommentForm(Choices):
    """A comment as it is sent under an article. The same for everybody: nothing of a person or a moment in it."""

    text = forms.CharField(
        label=_("Dein Kommentar"),
        strip=False,
        error_messages={"required": PROBLEM_WORDS[SubmitProblem.TEXT_MISSING][1]},
        widget=forms.Textarea(attrs={"rows": 8, "maxlength": TEXT_LIMIT}),
    )
    name = forms.CharField(
        label=_("Name"),
        required=False,
        widget=forms.TextInput(attrs={"autocomplete": "name", "maxlength": NAME_LIMIT}),
    )
    email = forms.CharField(
        label=_("E-Mail"),
        error_messages={
            "required": _("Ohne E-Mail-Adresse können wir dir nicht schreiben. Trag sie bitte ein.")
        },
        help_text=_("Wird nicht veröffentlicht."),
        widget=forms.EmailInput(attrs={"autocomplete": "email", "maxlength": 254}),
    )
    notify = forms.BooleanField(label=_("Schreibt mir bei Antworten"), required=False)
    privacy = forms.BooleanField(
        label=_("Ich bin einverstanden, dass mein Kommentar gespeichert und gezeigt wird"),
        error_messages={
            "required": _(
                "Ohne dein Einverständnis dürfen wir den Kommentar nicht speichern. Setz bitte das Häkchen."
            )
        },
    )
    reply_to = forms.CharField(required=False, widget=forms.HiddenInput)
    website = forms.CharField(
        label=_("Dieses Feld bitte leer lassen"),
        required=False,
        widget=forms.TextInput(attrs={"autocomplete": "off", "tabindex": "-1"}),
    )
    client_key = forms.CharField(required=False, widget=forms.HiddenInput)

    field_order = (
        "text", "name", "email", "use", "credit", "organisation", "role", "pseudonym", "notify", "privacy",
        "reply_to", "website", "client_key",
    )  # fmt: skip

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.explain(
            name=Purpose.SHOW_NAME,
            use=Purpose.USE,
            credit=Purpose.CREDIT,
            notify=Purpose.NOTIFY,
            privacy=Purpose.STORE,
        )

    def clean_reply_to(self) -> Any:
        """Take the answered comment's UUID, or nothing."""
        value = self.cleaned_data["reply_to"]
        if not value:
            return None
        parsed = parse_uuid(value)
        if parsed is None:
            self.add_problem(SubmitProblem.PARENT_GONE)
        return parsed

    def draft(self, *, language: str, network: str) -> Draft:
        """Return what the form says, for the action."""
        data = self.cleaned_data
        return Draft(
            text=data["text"],
            email=data["email"],
            name=data["name"],
            use=data["use"] or UseChoice.NONE,
            credit=data["credit"] or CreditChoice.NONE,
            organisation=data["organisation"],
            role=data["role"],
            pseudonym=data["pseudonym"],
            notify=data["notify"],
            parent=data["reply_to"],
            client_key=data["client_key"],
            language=language,
            network=network,
        )

    def add_problem(self, problem: SubmitProblem) -> None:
        """Say in words what the action found."""
        self.add_error(PROBLEM_WORDS[problem][0], in_words(problem))

    @property
    def is_trap(self) -> bool:
        """Whether the field was filled that nobody sees."""
        return bool(self.cleaned_data.get("website"))
