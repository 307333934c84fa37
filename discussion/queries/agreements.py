"""What readers said to a position: counted while the position is public, and never otherwise."""

from collections import Counter
from dataclasses import dataclass

from blog.kinds import PositionState
from blog.models import Position
from blog.queries.positions.wording import wording_of
from discussion.kinds import AgreeChoice
from discussion.models import Agreement

FEW = 5
"""Fewer answers than this are told as a number alone: shares of four people say who they were."""


@dataclass(frozen=True, slots=True)
class Share:
    """How many said the same; `percent` in whole numbers."""

    choice: str
    label: str
    count: int
    percent: int


@dataclass(frozen=True, slots=True)
class AgreementResult:
    """All answers; without shares as long as there are few."""

    total: int
    shares: tuple[Share, ...] = ()


def agreement_result(position: Position) -> AgreementResult:
    """Return what readers said to its present words; nothing of a position that was taken back. Two statements."""
    if position.state != PositionState.PUBLIC:
        return AgreementResult(0)
    rows = Agreement.objects.filter(position=position, wording=wording_of(position)).order_by()
    counts = Counter(rows.values_list("choice", flat=True))
    total = sum(counts.values())
    if total < FEW:
        return AgreementResult(total)
    return AgreementResult(
        total,
        tuple(
            Share(
                str(choice),
                str(AgreeChoice(choice).label),
                counts[choice],
                round(100 * counts[choice] / total),
            )
            for choice in AgreeChoice
        ),
    )


@dataclass(frozen=True, slots=True)
class EarlierAnswers:
    """Answers to words that a position says no more; `agreed` is 0 where so few answered that only their number is told."""

    total: int
    agreed: int = 0


def earlier_answers(position: Position) -> EarlierAnswers:
    """Return what was said to earlier words of a position; it counts for the present ones no more. Two statements."""
    if position.state != PositionState.PUBLIC:
        return EarlierAnswers(0)
    rows = Agreement.objects.filter(position=position, wording__lt=wording_of(position)).order_by()
    counts = Counter(rows.values_list("choice", flat=True))
    total = sum(counts.values())
    return EarlierAnswers(total, counts[AgreeChoice.AGREE] if total >= FEW else 0)
