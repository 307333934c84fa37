"""What the editor writes on the merge page, checked and turned into a change."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Self
from uuid import UUID, uuid4

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from blog.text import rich
from blog.text.body import Block
from blog.text.words import clean
from discussion.admin.merge_desk.passage_field import PassageField
from discussion.admin.merge_desk.words import proposed_note
from discussion.kinds import ProvenanceKind
from discussion.queries.merge_desk import Card
from discussion.queries.pages import parse_uuid
from discussion.text.proposal import REPLACE, Place, heading_change, quoting_change, text_change

if TYPE_CHECKING:
    from blog.text.change import Change

TEXT, QUOTE = "text", "quote"


@dataclass(frozen=True, slots=True)
class Work:
    """What was chosen so far; the form carries it from step to step. `key` makes a second sending harmless."""

    key: UUID
    base: int
    uuids: tuple[str, ...] = ()
    place: Place | None = None

    @classmethod
    def read(cls, data: QueryDict, newest: int) -> Self:
        """Read what a step sent; anything that isn't ours is left out."""
        base = data.get("base", "")
        uuids = [str(uuid) for text in data.getlist("contributions") if (uuid := parse_uuid(text))]
        return cls(
            key=parse_uuid(data.get("key", "")) or uuid4(),
            base=int(base) if base.isascii() and base.isdigit() and 0 < int(base) <= newest else newest,
            uuids=tuple(dict.fromkeys(uuids)),
            place=Place.parse(data.get("place", "")),
        )


class WriteForm(forms.Form):
    """The passage, how the contributions went in, and the note for readers."""

    shape = forms.ChoiceField(
        label=gettext_lazy("Was kommt an diese Stelle?"),
        choices=[
            (TEXT, gettext_lazy("Ein Absatz oder eine Liste")),
            (QUOTE, gettext_lazy("Der Beitrag selbst, als Zitat, das seinem Text folgt")),
        ],
        widget=forms.RadioSelect,
        required=False,
        initial=TEXT,
    )
    text = PassageField(label=gettext_lazy("Text der Stelle"), required=False, max_length=20_000)
    heading = forms.CharField(label=gettext_lazy("Überschrift"), required=False, max_length=160)
    kind = forms.ChoiceField(
        label=gettext_lazy("Wie ist der Beitrag eingegangen?"),
        choices=ProvenanceKind.choices,
        widget=forms.RadioSelect,
        error_messages={"required": gettext_lazy("Wähle, wie der Beitrag eingegangen ist.")},
    )
    note = forms.CharField(
        label=gettext_lazy("Notiz für Leser:innen"),
        help_text=gettext_lazy("Steht in der Liste der Fassungen und in der Nachricht an die Mitwirkenden."),
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 2}),
        error_messages={"required": gettext_lazy("Sag in einem Satz, was neu ist.")},
    )

    def __init__(
        self, data: Mapping[str, Any] | None = None, *, work: Work, cards: Sequence[Card], now: Block | None
    ) -> None:
        super().__init__(data, initial=_initial(cards, now))
        self.work, self.cards, self.now = work, cards, now
        self.change: Change = ()
        if not self.can_quote:
            del self.fields["shape"]
        if not self.is_heading:
            del self.fields["heading"]
        else:
            del self.fields["text"]

    @property
    def is_heading(self) -> bool:
        """Tell whether a heading is being rewritten."""
        return self.now is not None and self.now.kind == "heading"

    @property
    def can_quote(self) -> bool:
        """Quoting puts in something new, in its author's words."""
        return self.now is None and all(card.wording for card in self.cards)

    def carried(self) -> dict[str, Any]:
        """Return what was written, for the hidden fields of the other steps; None where there is no such field."""
        return {
            name: self[name].data if name in self.fields else None
            for name in ("text", "heading", "shape", "kind", "note")
        }

    def clean_note(self) -> str:
        """Return the note without anything invisible."""
        return clean(self.cleaned_data["note"]).strip()

    def clean_kind(self) -> ProvenanceKind:
        """Refuse the wording where only the idea was given."""
        kind = ProvenanceKind(self.cleaned_data["kind"])
        if kind == ProvenanceKind.WORDING and not all(card.wording for card in self.cards):
            raise forms.ValidationError(
                _("Den Wortlaut haben nicht alle freigegeben. Wähle eine andere Art.")
            )
        return kind

    def clean(self) -> dict[str, Any]:
        """Make the change."""
        data = super().clean() or {}
        place = self.work.place
        if place is None:
            return data
        if self.is_heading:
            self._heading(clean(data.get("heading", "")).strip())
        elif data.get("shape") == QUOTE:
            self.change = quoting_change(place, [card.ref for card in self.cards], key=self.work.key)
        else:
            self._text(place, data.get("text", ""))
        return data

    def _heading(self, words: str) -> None:
        if not words:
            self.add_error("heading", _("Hier fehlt die Überschrift."))
        elif self.now is not None:
            self.change = heading_change(words, now=self.now)
            self._refuse_nothing("heading")

    def _text(self, place: Place, html: str) -> None:
        paragraphs = rich.split_paragraphs(html)
        if not paragraphs:
            self.add_error("text", _("Hier fehlt der Text."))
        else:
            self.change = text_change(place, paragraphs, key=self.work.key, now=self.now)
            self._refuse_nothing("text")

    def _refuse_nothing(self, field: str) -> None:
        if not self.change:
            self.add_error(field, _("So stand es schon da. Ändere den Text oder füge etwas an."))


def now_at(place: Place | None, blocks: Sequence[Block]) -> Block | None:
    """Return the passage that would be rewritten."""
    if place is None or place.way != REPLACE:
        return None
    return next((block for block in blocks if block.id == place.id), None)


def _initial(cards: Sequence[Card], now: Block | None) -> dict[str, Any]:
    wording = bool(cards) and all(card.wording for card in cards)
    value = dict(now.value) if now is not None else {}
    return {
        "shape": TEXT,
        "text": value.get("html", "") or _own_words(cards, now),
        "heading": value.get("text", ""),
        "kind": ProvenanceKind.WORDING if wording else ProvenanceKind.IDEA,
        "note": proposed_note(cards),
    }


def _own_words(cards: Sequence[Card], now: Block | None) -> str:
    """A new passage begins with the contributions' own words where all of them may be used."""
    if now is not None or not all(card.wording for card in cards):
        return ""
    return rich.to_html(
        rich.Line(rich.LineKind(), (rich.Run(" ".join(part.split())),))
        for card in cards
        for part in card.text.split("\n\n")
        if part.strip()
    )
