"""The form at a passage: the comment form, and what her words are about."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any, Final

from django import forms
from django.utils.translation import gettext_lazy as _

from discussion.actions.check_draft import PROPOSAL_LIMIT, SOURCE_LIMIT, Draft
from discussion.actions.submit_problems import SubmitProblem
from discussion.forms.comment import CommentForm
from discussion.kinds import Intent
from discussion.text.narrowing import narrowed

WHOLE, MARKED, ARTICLE = "", "markiert", "artikel"
LONGEST_SELECTION: Final = 60_000
TOLD: Final = ("block", "exact", "prefix", "suffix", "start", "end")
CHANGES_THE_CHOICE: Final = frozenset(
    {
        SubmitProblem.WORDS_GONE,
        SubmitProblem.WORDS_UNCLEAR,
        SubmitProblem.WORDS_TOO_MANY,
        SubmitProblem.PASSAGE_GONE,
    }
)
NEEDED: Final = {
    Intent.PROPOSAL: ("proposal", SubmitProblem.PROPOSAL_MISSING),
    Intent.SOURCE: ("source_url", SubmitProblem.SOURCE_MISSING),
}
"""What must be filled in for what she wants to do; all else needs the text itself."""


class PassageForm(CommentForm):
    """A comment form about a passage. `part` says which words: the whole passage, a sentence (`<start>:<words>`), or what
    was marked in the page (`selection`, as JSON)."""

    intent = forms.ChoiceField(
        label=_("Was möchtest du?"),
        choices=Intent.choices,
        required=False,
        initial=Intent.COMMENT,
        widget=forms.RadioSelect,
    )
    part = forms.CharField(label=_("Worum geht es?"), required=False, strip=False)
    passage = forms.CharField(required=False, max_length=36, widget=forms.HiddenInput)
    selection = forms.CharField(required=False, max_length=LONGEST_SELECTION, widget=forms.HiddenInput)
    proposal = forms.CharField(
        label=_("So soll es heißen"),
        required=False,
        strip=False,
        help_text=_("Brauchen wir, wenn du einen anderen Wortlaut vorschlägst."),
        widget=forms.Textarea(attrs={"rows": 3, "maxlength": PROPOSAL_LIMIT, "class": "field__short"}),
    )
    source_url = forms.CharField(
        label=_("Adresse der Quelle"),
        required=False,
        help_text=_("Brauchen wir, wenn du eine Quelle nennst."),
        widget=forms.URLInput(attrs={"maxlength": SOURCE_LIMIT, "placeholder": "https://"}),
    )

    field_order: tuple[str, ...] = ("part", "intent", "proposal", "source_url", *CommentForm.field_order)

    def __init__(self, *args: Any, words: str = "", block: str = "", **kwargs: Any) -> None:
        """`words` is the passage's text as readers see it now; empty if it is gone."""
        kwargs.setdefault("auto_id", "stelle_%s")
        super().__init__(*args, **kwargs)
        self.words = words
        self.initial = {**self.initial, "proposal": words, "passage": block}
        self.fields["text"].required = False  # a proposal or a source speaks for itself
        self.fields["text"].help_text = _(
            "Brauchen wir, wenn du kommentierst oder nachfragst; sonst darf das Feld leer bleiben."
        )

    def ask_no_use(self) -> None:
        """Nor may another wording be proposed: the text belongs to others."""
        super().ask_no_use()
        del self.fields["proposal"]
        kept = [choice for choice in Intent.choices if choice[0] != Intent.PROPOSAL]
        self.fields["intent"].choices = kept  # type: ignore[attr-defined]

    @property
    def chosen(self) -> str:
        """Which words are chosen, as the radio buttons name them."""
        return str(self.data.get("part", WHOLE)) if self.is_bound else WHOLE

    @property
    def marked(self) -> str:
        """What was marked in the page, to be shown."""
        parts = self._selection(str(self.data.get("selection", ""))) if self.is_bound else ()
        return " […] ".join(str(part.get("exact", "")) for part in parts)

    def clean(self) -> dict[str, Any]:
        """Say together with all else what is missing for what she chose to do."""
        data = self.cleaned_data
        if "intent" in self.errors:
            return data
        intent = data.get("intent") or Intent.COMMENT
        if intent == Intent.PROPOSAL and data.get("part") == ARTICLE:
            intent = Intent.COMMENT  # other wording is proposed for words alone
        field, problem = NEEDED.get(Intent(intent), ("text", SubmitProblem.TEXT_MISSING))
        if field not in self.errors and not str(data.get(field, "")).strip():
            self.add_problem(problem)
        return data

    def draft(self, *, language: str, network: str) -> Draft:
        """Return what the form says, for the action."""
        data = self.cleaned_data
        return replace(
            super().draft(language=language, network=network),
            anchor=self._anchor(),
            intent=data["intent"] or Intent.COMMENT,
            proposal=self._proposal(),
            source_url=data["source_url"],
        )

    def add_problem(self, problem: SubmitProblem, detail: str = "") -> None:
        """Say what the action found; words that aren't there give way to the whole passage, a lost passage to the article."""
        super().add_problem(problem, detail)
        if problem in CHANGES_THE_CHOICE:
            part = ARTICLE if problem == SubmitProblem.PASSAGE_GONE else WHOLE
            self.say_instead(part=part, selection="")

    def _anchor(self) -> Sequence[Mapping[str, Any]]:
        data = self.cleaned_data
        match data["part"]:
            case "artikel":
                return ()
            case "markiert":
                return self._selection(data["selection"]) or ({"block": data["passage"]},)
            case "":
                return ({"block": data["passage"]},)
            case sentence:
                return ({"block": data["passage"], **_told(sentence)},)

    def _proposal(self) -> str:
        """Return her wording; typed over the whole passage, it is cut to the sentence that she chose."""
        data = self.cleaned_data
        proposal = str(data.get("proposal", "")).replace("\r\n", "\n")
        if data["part"] in (WHOLE, MARKED, ARTICLE):
            return proposal
        told = _told(data["part"])
        start = int(told.get("start", -1))
        end = start + len(told["exact"])
        if self.words[start:end] != told["exact"]:
            return proposal
        return narrowed(proposal, self.words, start, end)

    def _selection(self, text: str) -> Sequence[Mapping[str, Any]]:
        """Read what a browser told about marked words; nothing where it told nonsense."""
        try:
            told = json.loads(text)
        except ValueError:
            return ()
        if not isinstance(told, list) or not all(isinstance(part, dict) for part in told):
            return ()
        return tuple({name: part[name] for name in TOLD if name in part} for part in told)


def _told(sentence: str) -> dict[str, Any]:
    start, _colon, exact = sentence.partition(":")
    place = {"start": int(start)} if start.isascii() and start.isdigit() and len(start) < 7 else {}
    return {"exact": exact.replace("\r\n", "\n") or " ", **place}
