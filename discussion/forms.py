"""The forms that readers fill in: a comment, the choices of a receipt. Words for every problem, in *du*."""

from typing import Any

from django import forms
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from discussion.actions.limits import TEXT_LIMIT
from discussion.actions.submit_comment import DETAIL_LIMIT, NAME_LIMIT, Draft, SubmitProblem
from discussion.kinds import CreditChoice, Purpose, UseChoice
from discussion.queries.consent_texts import current_wording
from discussion.queries.pages import parse_uuid

# What each problem is called, and the field that it belongs to.
PROBLEM_WORDS: dict[SubmitProblem, tuple[str | None, Any]] = {
    SubmitProblem.CLOSED: (None, _("Dieser Artikel nimmt gerade keine Kommentare an.")),
    SubmitProblem.NUL: (
        None,
        _("In einem Feld steht ein Steuerzeichen, das wir nicht speichern können. Entferne es bitte."),
    ),
    SubmitProblem.TEXT_MISSING: ("text", _("Schreib bitte etwas in das Textfeld.")),
    SubmitProblem.TEXT_TOO_LONG: (
        "text",
        _(
            "Dein Text ist länger als %(limit)s Zeichen. Kürze ihn bitte oder teile ihn auf zwei Kommentare auf."
        ),
    ),
    SubmitProblem.NAME_TOO_LONG: ("name", _("Der Name ist länger als 100 Zeichen. Kürze ihn bitte.")),
    SubmitProblem.NAME_RESERVED: (
        "name",
        _(
            "Dieser Name sieht aus wie der der Redaktion. Nimm bitte einen anderen, damit niemand euch verwechselt."
        ),
    ),
    SubmitProblem.ROLE_RESERVED: (
        "role",
        _("Das sieht aus, als spräche die Redaktion. Nenne deine Funktion bitte anders."),
    ),
    SubmitProblem.EMAIL_INVALID: (
        "email",
        _("Das ist keine E-Mail-Adresse, an die wir schreiben können. Prüfe sie bitte auf Tippfehler."),
    ),
    SubmitProblem.PARENT_GONE: (
        None,
        _(
            "Der Kommentar, auf den du antwortest, ist nicht mehr öffentlich. Du kannst deinen Text ohne Bezug schicken."
        ),
    ),
    SubmitProblem.CREDIT_NEEDS_NAME: ("name", _("Für diese Art der Nennung brauchen wir deinen Namen.")),
    SubmitProblem.CREDIT_NEEDS_ORGANISATION: (
        "organisation",
        _("Für diese Art der Nennung fehlt die Organisation."),
    ),
    SubmitProblem.CREDIT_NEEDS_ROLE: ("role", _("Für diese Art der Nennung fehlt die Funktion.")),
    SubmitProblem.CREDIT_NEEDS_PSEUDONYM: (
        "pseudonym",
        _("Schreib bitte den Namen dazu, der dort stehen soll."),
    ),
}


def in_words(problem: SubmitProblem) -> str:
    """Return what a problem is called, in the active language."""
    words = str(PROBLEM_WORDS[problem][1])
    return words % {"limit": TEXT_LIMIT} if "%(" in words else words


class _Choices(forms.Form):
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


class CommentForm(_Choices):
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


class CreditForm(_Choices):
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
        label=_("Darf das in den Artikel einfließen?"), choices=UseChoice.choices, widget=forms.RadioSelect
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["use"].help_text = current_wording(Purpose.USE, get_language() or "de").text


class AddressForm(forms.Form):
    """An address that wants its links again."""

    email = forms.EmailField(
        label=_("E-Mail"), max_length=254, widget=forms.EmailInput(attrs={"autocomplete": "email"})
    )
