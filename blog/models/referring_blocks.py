"""Blocks that refer to something of the site by reference: seconds of an episode, a position, a page that is recommended."""

import re
import uuid
from typing import Any, Final

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.blocks import StructBlockValidationError
from wagtail.snippets.blocks import SnippetChooserBlock

from blog.kinds import RecommendationKind
from blog.models.positions.position import Position
from blog.text.podcast.times import TimeTextError, read_time

_CODE: Final = re.compile(r"(?:^|/|position:)([0-9a-f]{8}(?:[0-9a-f-]{24,28})?)/?$", re.IGNORECASE)


class ClipBlock(blocks.StructBlock):
    """Some seconds of an episode with the exact words (UrhG § 51, 62); who says them is a person, or the transcript knows."""

    episode = blocks.PageChooserBlock(label=_("Folge"), page_type="blog.Episode")
    start = blocks.CharBlock(
        label=_("Von"), max_length=12, help_text=_("Minuten:Sekunden, zum Beispiel 23:41 oder 1:02:03.500")
    )
    end = blocks.CharBlock(label=_("Bis"), max_length=12, required=False)
    text = blocks.TextBlock(
        label=_("Wörtlich"),
        max_length=1500,
        help_text=_("Was dort gesagt wird, unverändert, ohne Anführungszeichen."),
    )
    speaker = SnippetChooserBlock(
        "blog.Person",
        label=_("Wer spricht?"),
        required=False,
        help_text=_("Leer: die Stimme, die das Transkript dort nennt."),
    )

    def clean(self, value: Any) -> Any:
        """Read the times; the end lies behind the start."""
        cleaned = super().clean(value)
        errors: dict[str, ValidationError] = {}
        times: dict[str, int] = {}
        for name in ("start", "end"):
            try:
                times[name] = read_time(cleaned[name]) if cleaned[name] else -1
            except TimeTextError:
                errors[name] = ValidationError(_("Das ist keine Zeit. Schreib sie so: 23:41"))
        if not errors and 0 <= times["end"] <= times["start"]:
            errors["end"] = ValidationError(_("Das Ende liegt nicht hinter dem Anfang."))
        if errors:
            raise StructBlockValidationError(block_errors=errors)
        return cleaned

    class Meta:
        icon = "media"
        label = _("Ausschnitt aus einer Folge")
        group = _("Stimmen und Quellen")


class PositionRefBlock(blocks.CharBlock):
    """Which position: its address or its key; kept as `position:<uuid>`."""

    def clean(self, value: Any) -> str:
        """Return the reference of the position that is meant."""
        typed = str(super().clean(value)).strip()
        found = position_meant(typed)
        if found is None:
            raise ValidationError(
                _("Diese Haltung gibt es nicht. Nimm die Adresse ihrer Seite: /haltungen/h/…/")
            )
        return found.ref


def position_meant(typed: str) -> Position | None:
    """Return the position that an address, a key or a reference names."""
    found = _CODE.search(typed.strip())
    if found is None:
        return None
    digits = found.group(1).replace("-", "").lower()
    low, high = uuid.UUID(digits.ljust(32, "0")), uuid.UUID(digits.ljust(32, "f"))
    return Position.objects.filter(uuid__gte=low, uuid__lte=high).order_by("pk").first()


class PositionBlock(blocks.StructBlock):
    """A position in the text, by reference: what it says, and who holds it, is looked up when the page is shown."""

    ref = PositionRefBlock(
        label=_("Haltung"),
        max_length=200,
        help_text=_("Die Adresse ihrer Seite, zum Beispiel /haltungen/h/…/"),
    )

    class Meta:
        icon = "openquote"
        label = _("Haltung")
        group = _("Stimmen und Quellen")


class RecommendationBlock(blocks.StructBlock):
    """A recommended article, episode or book: a card with kind and speaker."""

    kind = blocks.ChoiceBlock(
        choices=RecommendationKind.choices, default=RecommendationKind.ARTICLE, label=_("Art")
    )
    title = blocks.CharBlock(label=_("Titel"), max_length=200)
    speaker = blocks.CharBlock(label=_("Von wem, mit wem?"), max_length=160, required=False)
    show = blocks.CharBlock(label=_("Erschienen in"), max_length=160, required=False)
    page = blocks.PageChooserBlock(
        label=_("Seite hier auf der Website"),
        required=False,
        help_text=_("Ein Artikel, eine Folge, ein Podcast."),
    )
    url = blocks.URLBlock(label=_("Adresse"), required=False, help_text=_("Für alles, was anderswo liegt."))
    text = blocks.TextBlock(
        label=_("Warum empfehlt ihr das?"),
        max_length=600,
        required=False,
        help_text=_("Ein, zwei Sätze für Leser:innen, die noch nicht wissen, ob sich der Klick lohnt."),
    )

    def clean(self, value: Any) -> Any:
        """Ask for somewhere to go."""
        cleaned = super().clean(value)
        if not cleaned["page"] and not cleaned["url"]:
            message = _("Wähle eine Seite oder gib eine Adresse an.")
            raise StructBlockValidationError(block_errors={"url": ValidationError(message)})
        return cleaned

    class Meta:
        icon = "pick"
        label = _("Empfehlung")
        group = _("Stimmen und Quellen")
