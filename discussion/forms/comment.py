"""The form that readers fill in under an article. Nothing of a person or a moment is in it."""

from typing import Any

from django import forms
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from discussion.actions.check_draft import DETAIL_LIMIT, NAME_LIMIT, Draft
from discussion.actions.limits import TEXT_LIMIT
from discussion.actions.submit_problems import SubmitProblem
from discussion.forms.problems import PROBLEM_WORDS, in_words
from discussion.kinds import CreditChoice, Purpose, UseChoice
from discussion.queries.consent_texts import current_wording
from discussion.queries.pages import parse_uuid
from discussion.text.people import UnclearLine, people

PUBLIC, PRIVATE = "alle", "redaktion"


class Choices(forms.Form):
    """What may become of a text, and how its author wants to be named."""

    use = forms.ChoiceField(
        label=_("Darf das in den Text einfließen?"),
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
    audience = forms.ChoiceField(
        label=_("Wer soll das lesen?"),
        choices=[(PUBLIC, _("Alle, auf dieser Seite")), (PRIVATE, _("Nur die Redaktion"))],
        required=False,
        initial=PUBLIC,
        widget=forms.RadioSelect,
        help_text=_(
            "Was nur die Redaktion liest, erscheint nirgends. Es kann in den Text eingehen, wenn du das unten erlaubst."
        ),
    )
    group_name = forms.CharField(
        label=_("Name der Gruppe"),
        required=False,
        max_length=DETAIL_LIMIT,
        help_text=_("Zum Beispiel ein Team, eine Werkstatt, ein Kurs."),
    )
    group_place = forms.CharField(label=_("Ort"), required=False, max_length=DETAIL_LIMIT)
    group_date = forms.DateField(
        label=_("Datum"),
        required=False,
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        error_messages={"invalid": _("Das ist kein Datum. Schreib es bitte so: 24.11.2026.")},
    )
    participants = forms.CharField(
        label=_("Wer war dabei und soll genannt werden?"),
        required=False,
        strip=False,
        widget=forms.Textarea(attrs={"rows": 3, "maxlength": 4000, "class": "field__short"}),
        help_text=_(
            "In jeder Zeile ein Name und eine E-Mail-Adresse, höchstens zwölf. Wir fragen jede Person selbst, sobald "
            "die Redaktion deinen Text gelesen hat. Ohne ihr Ja steht ihr Name nirgends."
        ),
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
    similar_seen = forms.CharField(required=False, widget=forms.HiddenInput)

    field_order: tuple[str, ...] = (
        "text", "audience", "name", "email", "use", "credit", "organisation", "role", "pseudonym",
        "group_name", "group_place", "group_date", "participants", "notify", "privacy",
        "reply_to", "website", "client_key", "similar_seen",
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

    def ask_no_use(self) -> None:
        """Ask nothing that only a text of ours needs: into a followed show's feed nothing can be merged."""
        for field in ("use", "credit", "organisation", "role", "pseudonym"):
            del self.fields[field]
        self.fields["audience"].help_text = _("Was nur die Redaktion liest, erscheint nirgends.")

    def clean_reply_to(self) -> Any:
        """Take the answered comment's UUID, or nothing."""
        value = self.cleaned_data["reply_to"]
        if not value:
            return None
        parsed = parse_uuid(value)
        if parsed is None:
            self.add_problem(SubmitProblem.PARENT_GONE)
        return parsed

    def clean_participants(self) -> tuple[tuple[str, str], ...]:
        """Read a person a line."""
        try:
            return people(self.cleaned_data["participants"])
        except UnclearLine as unclear:
            self.add_problem(SubmitProblem.GROUP_LINE, str(unclear.number))
            return ()

    def draft(self, *, language: str, network: str) -> Draft:
        """Return what the form says, for the action."""
        data = self.cleaned_data
        return Draft(
            text=data["text"],
            email=data["email"],
            name=data["name"],
            use=data.get("use") or UseChoice.NONE,
            credit=data.get("credit") or CreditChoice.NONE,
            organisation=data.get("organisation", ""),
            role=data.get("role", ""),
            pseudonym=data.get("pseudonym", ""),
            notify=data["notify"],
            parent=data["reply_to"],
            client_key=data["client_key"],
            language=language,
            network=network,
            private=data["audience"] == PRIVATE,
            group_name=data["group_name"],
            group_place=data["group_place"],
            group_date=data["group_date"],
            participants=data["participants"],
        )

    def add_problem(self, problem: SubmitProblem, detail: str = "") -> None:
        """Say in words what the action found."""
        field = PROBLEM_WORDS[problem][0]
        self.add_error(field if field in self.fields else None, in_words(problem, detail))

    def pass_on(self) -> None:
        """Let the form go through when it comes back: what was said before has been seen."""
        self.say_instead(similar_seen="1")

    def say_instead(self, **told: str) -> None:
        """Change what the form shows when it comes back."""
        data: Any = self.data.copy()  # type: ignore[attr-defined]
        for field, value in told.items():
            data[field] = value
        self.data = data

    @property
    def has_seen_similar(self) -> bool:
        """Whether similar texts have been shown to her."""
        return bool(self.cleaned_data.get("similar_seen"))

    @property
    def is_for_group(self) -> bool:
        """Whether the part about a group stands open: something was told, or something about it is wrong."""
        told = ("group_name", "group_place", "group_date", "participants")
        return any(name in self.errors or (self.is_bound and self.data.get(name)) for name in told)

    @property
    def is_trap(self) -> bool:
        """Whether the field was filled that nobody sees."""
        return bool(self.cleaned_data.get("website"))
