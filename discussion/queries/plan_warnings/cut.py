"""Whether a plan cuts words that others refer to: contributors who stand behind them, comments that were written on them."""

from collections.abc import Iterable, Iterator, Mapping

from django.utils.translation import ngettext

from blog.queries.placements import Placed, placements_of
from blog.text.body import Body
from blog.text.sentences import Span, words_taken_out
from blog.text.words import block_text
from discussion.models import Provenance, Submission
from discussion.queries.plan_warnings.warning import PlanWarning, Severity, Warned
from discussion.states import SHOWN, STANDING
from discussion.text.plan import Plan


def cut_warnings(page_id: int, plan: Plan, before: Body | None, after: Body | None) -> Iterator[PlanWarning]:
    """Yield a warning for each passage that loses words of others; three statements."""
    if before is None or after is None:
        return
    gone = taken_out(before, after)
    if not gone:
        return
    cut = {
        anchor: block for anchor, placed in placements_of(page_id).items() if (block := _cut(placed, gone))
    }
    yield from _provenance(cut, plan)
    yield from _comments(cut)


def taken_out(before: Body, after: Body) -> dict[str, tuple[Span, ...]]:
    """Return block id → which words of it go."""
    new = {block.id: block_text(block) for block in after.blocks}
    gone: dict[str, tuple[Span, ...]] = {}
    for block in before.blocks:
        text = block_text(block)
        if text != new.get(block.id) and (spans := words_taken_out(text, new.get(block.id, ""))):
            gone[block.id] = spans
    return gone


def _cut(placed: Placed, gone: Mapping[str, tuple[Span, ...]]) -> str:
    """Return the passage in which an anchor loses words, or nothing."""
    if not placed.stands:
        return ""
    for part in placed.parts:
        if any(part.start < span.end and span.start < part.end for span in gone.get(part.block, ())):
            return part.block
    return ""


def _provenance(cut: Mapping[int, str], plan: Plan) -> Iterator[PlanWarning]:
    rows = (
        Provenance.objects.filter(anchor__in=cut, merge__state__in=[str(state) for state in STANDING])
        .exclude(point__uuid__in=plan.points)
        .order_by("pk")
        .values_list("anchor", "point__contribution__uuid")
    )
    for block, refs in _by_block(cut, ((anchor, f"contribution:{uuid}") for anchor, uuid in rows)).items():
        words = ngettext(
            "Hier gehen Worte verloren, hinter denen ein früherer Beitrag steht.",
            "Hier gehen Worte verloren, hinter denen %(number)s frühere Beiträge stehen.",
            len(refs),
        ) % {"number": len(refs)}
        yield PlanWarning(Warned.CUTS_PROVENANCE, words, Severity.ASKS, refs, block)


def _comments(cut: Mapping[int, str]) -> Iterator[PlanWarning]:
    rows = (
        Submission.objects.filter(anchor__in=cut, state__in=[str(state) for state in SHOWN])
        .filter(comment__isnull=False)
        .order_by("pk")
        .values_list("anchor", "comment__uuid")
    )
    for block, refs in _by_block(cut, ((anchor, f"comment:{uuid}") for anchor, uuid in rows)).items():
        words = ngettext(
            "Ein Kommentar bezieht sich auf Worte, die hier wegfallen.",
            "%(number)s Kommentare beziehen sich auf Worte, die hier wegfallen.",
            len(refs),
        ) % {"number": len(refs)}
        yield PlanWarning(Warned.CUTS_COMMENT, words, Severity.TELLS, refs, block)


def _by_block(cut: Mapping[int, str], found: Iterable[tuple[int, str]]) -> dict[str, tuple[str, ...]]:
    blocks: dict[str, dict[str, None]] = {}
    for anchor, ref in found:
        blocks.setdefault(cut[anchor], {})[ref] = None
    return {block: tuple(refs) for block, refs in blocks.items()}
