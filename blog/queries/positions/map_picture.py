"""The picture of a question's page: the same voices, with the names that are valid while it is drawn."""

from collections.abc import Mapping

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from blog.queries.addresses import absolute
from blog.queries.positions.lines import HolderLine, PositionLine
from blog.queries.positions.question_map import QuestionMap
from blog.registries import Credit, registries
from blog.text.positions.picture import MOST, Drawing, Side, Voice, draw


def map_picture(view: QuestionMap) -> str:
    """Return the picture of a question's page as SVG; names of contributors are looked up now and kept nowhere."""
    refs = {line.holder.ref for line in view.voices if line.holder.ref}
    names = registries.credits(refs) if refs else {}
    sides = tuple(_side(column.stance, column.label, column.positions, names) for column in view.columns)
    return draw(
        Drawing(
            question=view.text,
            sides=sides,
            gaps=view.gaps,
            missing_label=_("Es fehlen:"),
            foot=absolute(view.url).partition("//")[2],
            described=" ".join((described(view), *map(_listed, sides))),
            language=view.language,
        )
    )


def described(view: QuestionMap) -> str:
    """Return what the picture shows in a sentence, without names: it stands where no slot can be filled in."""
    counts = ", ".join(f"{len(column.positions)} {column.label}" for column in view.columns)
    words = _("Wer wo steht: %(counts)s.") % {"counts": counts}
    missing = _("Es fehlen: %(gaps)s.") % {"gaps": "; ".join(view.gaps)} if view.gaps else ""
    return f"{words} {missing}".strip()


def _listed(side: Side) -> str:
    names = ", ".join(voice.name for voice in side.voices)
    return f"{side.label}: {names}." if names else ""


def _side(stance: str, label: str, lines: tuple[PositionLine, ...], names: Mapping[str, Credit]) -> Side:
    voices = tuple(_voice(line.holder, names) for line in lines)
    left = len(voices) - MOST
    more = (
        ngettext("und %(number)s weitere Stimme", "und %(number)s weitere Stimmen", left) if left > 0 else ""
    )
    return Side(stance, label, voices, more % {"number": left} if more else "")


def _voice(holder: HolderLine, names: Mapping[str, Credit]) -> Voice:
    if holder.ref:
        credit = names.get(holder.ref)
        shown = credit.text if credit is not None and credit.named else _("Stimme aus der Diskussion")
        return Voice(shown, (credit.detail if credit is not None else "") or holder.role_label)
    of = holder.organisation.label if holder.organisation is not None else ""
    detail = ", ".join(part for part in (holder.detail, of) if part) or holder.role_label
    return Voice(holder.name, "" if detail == holder.name else detail)
