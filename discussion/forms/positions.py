"""The forms at positions and questions: what a holder wants, what a reader says, what she answers."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from blog.kinds import HolderRole, Stance
from blog.text.sentences import sentences
from discussion.kinds import AgreeChoice, ClaimKind

SENTENCES = 2


class EmptyField(forms.Form):
    """A field that only programs fill in."""

    website = forms.CharField(
        label=_("Dieses Feld bitte leer lassen"),
        required=False,
        widget=forms.TextInput(attrs={"autocomplete": "off", "tabindex": "-1"}),
    )

    def clean_website(self) -> str:
        """Refuse what a program sent, in words that a person understands."""
        if self.cleaned_data["website"]:
            raise forms.ValidationError(
                _("Lass bitte das Feld leer, das leer bleiben muss, und schick es noch einmal ab.")
            )
        return ""


class ClaimForm(EmptyField):
    """What the holder of a position wants of it, and her address."""

    kind = forms.ChoiceField(
        label=_("Was möchtest du?"),
        choices=ClaimKind.choices,
        initial=ClaimKind.CORRECT,
        widget=forms.RadioSelect,
        error_messages={"required": _("Wähle bitte, ob du berichtigen oder zurücknehmen möchtest.")},
    )
    statement = forms.CharField(
        label=_("So vertrete ich das"),
        required=False,
        max_length=400,
        widget=forms.Textarea(attrs={"rows": 3, "maxlength": 400, "class": "field__short"}),
        help_text=_(
            "Ein Satz, höchstens zwei. Ein wörtliches Zitat von dir bleibt daneben stehen, wie du es gesagt hast."
        ),
    )
    stance = forms.ChoiceField(
        label=_("Zur Frage"),
        required=False,
        choices=[("", _("wie bisher")), *Stance.choices],
    )
    words = forms.CharField(
        label=_("Was die Redaktion wissen soll"),
        required=False,
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 3, "maxlength": 1000, "class": "field__short"}),
        help_text=_("Zum Beispiel, woran sie erkennt, dass du es bist. Wird nicht veröffentlicht."),
    )
    name = forms.CharField(
        label=_("Dein Name"),
        max_length=100,
        widget=forms.TextInput(attrs={"autocomplete": "name"}),
        error_messages={"required": _("Ohne Namen weiß die Redaktion nicht, wer das möchte.")},
    )
    email = forms.EmailField(
        label=_("E-Mail"),
        max_length=254,
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
        help_text=_("Wir schicken dir einen Link zum Bestätigen. Die Adresse wird nicht veröffentlicht."),
        error_messages={
            "required": _("Ohne E-Mail-Adresse können wir nicht nachfragen, ob du das bist."),
            "invalid": _(
                "Das ist keine E-Mail-Adresse, an die wir schreiben können. Prüfe sie bitte auf Tippfehler."
            ),
        },
    )

    field_order = ("kind", "statement", "stance", "words", "name", "email", "website")

    def clean(self) -> dict[str, Any]:
        """A correction says what is right, in two sentences at most."""
        data = super().clean() or {}
        statement = str(data.get("statement", "")).strip()
        if data.get("kind") == ClaimKind.CORRECT and not statement:
            self.add_error("statement", _("Schreib bitte, wie du das vertrittst."))
        elif len(sentences(statement)) > SENTENCES:
            self.add_error("statement", _("Höchstens zwei Sätze, bitte."))
        return data


class AgreementForm(forms.Form):
    """One of three answers."""

    choice = forms.ChoiceField(
        choices=AgreeChoice.choices,
        error_messages={"required": _("Wähle bitte eine Antwort.")},
    )


class OpinionForm(EmptyField):
    """An answer in a sentence, and from where somebody speaks."""

    text = forms.CharField(
        label=_("Deine Antwort in einem Satz"),
        max_length=300,
        widget=forms.Textarea(attrs={"rows": 3, "maxlength": 300, "class": "field__short"}),
        error_messages={"required": _("Schreib bitte einen Satz.")},
    )
    role = forms.ChoiceField(
        label=_("Ich spreche aus"),
        choices=HolderRole.choices,
        widget=forms.RadioSelect,
        error_messages={"required": _("Wähle bitte, von wo aus du sprichst.")},
    )

    field_order = ("text", "role", "website")
