"""Writing down what came by letter, call, meeting or from another site; and where a consent lies."""

from collections.abc import Iterable, Mapping
from typing import Any, Final

from django import forms
from django.conf import settings
from django.utils.translation import gettext_lazy as _

from blog.text.podcast.times import Span, TimeTextError, read_span
from discussion.actions.add_contribution import Told
from discussion.actions.hold_consent import HELD_LIMIT
from discussion.actions.submit_problems import SubmitProblem
from discussion.forms import in_words
from discussion.kinds import BY_HAND, Channel, CreditChoice, UseChoice

HELD_HELP: Final = _(
    "Zum Beispiel „Ordner Einwilligungen 2026, Blatt 14“. Schreib keinen Namen hinein: Der Ort bleibt, auch wenn Daten gelöscht werden."
)


class HeldForm(forms.Form):
    """What a consent covers, and where it lies."""

    use = forms.ChoiceField(label=_("Verwendung im Text"), choices=UseChoice.choices)
    credit = forms.ChoiceField(label=_("Nennung im Text"), choices=CreditChoice.choices)
    held = forms.CharField(
        label=_("Wo die Einwilligung liegt"), max_length=HELD_LIMIT, required=False, help_text=HELD_HELP
    )


class AddForm(forms.Form):
    """A text for the editors alone, and whose it is."""

    channel = forms.ChoiceField(label=_("Wie es kam"), choices=[(way.value, way.label) for way in BY_HAND])
    text = forms.CharField(
        label=_("Text"),
        strip=False,
        widget=forms.Textarea(attrs={"rows": 10}),
        help_text=_("Im Wortlaut, soweit du ihn hast. Nach einem Telefonat: das, was die Person gesagt hat."),
    )
    block = forms.ChoiceField(label=_("Zu welcher Stelle"), required=False)
    exact = forms.CharField(
        label=_("Zu welchen Wörtern dort"),
        required=False,
        max_length=1000,
        help_text=_("Genau so, wie sie im Artikel stehen. Leer: zur ganzen Stelle."),
    )
    t = forms.CharField(
        label=_("Zu welchem Moment der Folge"),
        required=False,
        max_length=40,
        help_text=_("Zum Beispiel 23:41. Er gilt, wenn oben keine Stelle gewählt ist."),
    )
    source_url = forms.URLField(label=_("Adresse der Quelle"), required=False, max_length=500)
    name = forms.CharField(label=_("Name"), required=False, max_length=100)
    organisation = forms.CharField(label=_("Organisation"), required=False, max_length=120)
    role = forms.CharField(label=_("Funktion"), required=False, max_length=120)
    pseudonym = forms.CharField(label=_("anderer Name"), required=False, max_length=100)
    email = forms.EmailField(
        label=_("E-Mail"),
        required=False,
        max_length=254,
        help_text=_("Nur wenn die Person von uns hören will. Die Adresse wird nicht bestätigt."),
    )
    group_name = forms.CharField(label=_("Gruppe"), required=False, max_length=120)
    group_place = forms.CharField(label=_("Ort"), required=False, max_length=120)
    group_date = forms.DateField(
        label=_("Datum"), required=False, widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    )
    language = forms.ChoiceField(label=_("Sprache des Textes"), choices=settings.LANGUAGES)
    use = forms.ChoiceField(label=_("Verwendung im Text"), choices=UseChoice.choices)
    credit = forms.ChoiceField(label=_("Nennung im Text"), choices=CreditChoice.choices)
    consent_held = forms.CharField(
        label=_("Wo die Einwilligung liegt"), max_length=HELD_LIMIT, required=False, help_text=HELD_HELP
    )

    # In which part of the page a field stands.
    PARTS: Final[Mapping[str, tuple[str, ...]]] = {
        "what": ("channel", "text", "language", "block", "exact", "t", "source_url"),
        "who": (
            "name",
            "organisation",
            "role",
            "pseudonym",
            "email",
            "group_name",
            "group_place",
            "group_date",
        ),
        "consent": ("use", "credit", "consent_held"),
    }

    def __init__(
        self,
        data: Any = None,
        *,
        passages: Iterable[tuple[str, str]],
        language: str,
        has_sound: bool = False,
    ) -> None:
        start = {"channel": Channel.LETTER, "language": language}
        super().__init__(data, initial=start)
        self.fields["block"].choices = [("", _("zum ganzen Artikel")), *passages]  # type: ignore[attr-defined]
        if not has_sound:
            del self.fields["t"]

    def clean_t(self) -> Span | None:
        """Read the time."""
        told = self.cleaned_data["t"].strip()
        try:
            return read_span(told) if told else None
        except TimeTextError:
            raise forms.ValidationError(in_words(SubmitProblem.TIME_UNCLEAR)) from None

    def part(self, name: str) -> list[forms.BoundField]:
        """Return the fields of one part of the page."""
        return [self[field] for field in self.PARTS[name] if field in self.fields]

    def told(self) -> Told:
        """Return what was written down."""
        data = {**self.cleaned_data}
        block, exact = data.pop("block"), data.pop("exact")
        span = data.pop("t", None)
        if block or span is None:
            return Told(anchor=({"block": block, "exact": exact},) if block else (), **data)
        return Told(anchor={"start": span.start, "end": span.end}, **data)
