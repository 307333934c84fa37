"""What is said about a removal before it is done."""

from typing import Any, cast

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from blog.queries.removable import RemovablePassage
from blog.text.heading import part_of

WHOLE, WORDS = "stelle", "worte"
TITLE_LETTERS = 255
"""As many as Wagtail's title holds."""


class RemovalForm(forms.Form):
    """The whole passage or words of it, why, and what readers are told."""

    what = forms.ChoiceField(
        label=gettext_lazy("Was soll weg?"),
        choices=[
            (WHOLE, gettext_lazy("die ganze Stelle")),
            (WORDS, gettext_lazy("nur diese Worte; was sonst heute dort steht, bleibt")),
        ],
        initial=WHOLE,
        widget=forms.RadioSelect,
    )
    words = forms.CharField(
        label=gettext_lazy("Welche Worte?"),
        required=False,
        max_length=5000,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=gettext_lazy("Genau so, wie sie dastehen: Kopiere sie von oben."),
    )
    instead = forms.CharField(
        label=gettext_lazy("Was steht künftig da?"),
        max_length=TITLE_LETTERS,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=gettext_lazy("Im heutigen Text, falls es dort noch steht, und in Entwürfen, die es sagen."),
    )
    because = forms.CharField(
        label=gettext_lazy("Warum?"),
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=gettext_lazy(
            "Für die Akten: wer es verlangt hat, wann, auf welcher Grundlage (Urteil, Abmahnung, Aktenzeichen). Leser:innen "
            "sehen es nicht. Wiederhole hier nicht, was weg soll."
        ),
    )
    note = forms.CharField(
        label=gettext_lazy("Notiz für Leser:innen"),
        max_length=300,
        required=False,
        # Longer than one line of a narrow window: it is read before it is sent.
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=gettext_lazy("Steht bei der neuen Fassung, wenn die Stelle heute noch im Text steht."),
    )

    def __init__(self, *args: Any, passage: RemovablePassage, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.passage = passage
        if not part_of(passage.block):
            del self.fields["instead"]
        else:
            what = cast("forms.ChoiceField", self.fields["what"])
            what.choices = [
                (WHOLE, _("jeder Wortlaut, den es je hatte")),
                (WORDS, _("jeder Wortlaut, der diese Worte sagt")),
            ]

    def clean(self) -> dict[str, Any]:
        """Words must stand somewhere in the passage; of the whole passage none are named."""
        data = super().clean() or {}
        self._instead_says_it_not(data)
        if data.get("what") != WORDS:
            return {**data, "words": ""}
        words = " ".join(data.get("words", "").split())
        found = next(
            (one for one in (data.get("words", ""), words) if one and self.passage.numbers_saying(one)), ""
        )
        if not words:
            self.add_error("words", _("Trag bitte ein, welche Worte weg sollen."))
        elif not found:
            self.add_error(
                "words", _("Diese Worte stehen in keiner Fassung dieser Stelle. Kopiere sie von oben.")
            )
        return {**data, "words": found}

    def _instead_says_it_not(self, data: dict[str, Any]) -> None:
        """What comes instead must not be what goes."""
        instead = data.get("instead", "").strip()
        whole = data.get("what") != WORDS
        gone = (
            (wording.text for wording in self.passage.wordings) if whole else (data.get("words", "").strip(),)
        )
        if instead and any(words == instead or (not whole and words and words in instead) for words in gone):
            self.add_error("instead", _("Das sagt ja, was weg soll."))
