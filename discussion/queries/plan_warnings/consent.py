"""Whether what contributors granted covers what a plan does with their points."""

from collections.abc import Iterable, Iterator
from typing import Final

from django.utils.translation import gettext as _

from blog.text.body import Body
from blog.text.own_words import own_words
from blog.text.sentences import changed_sentences
from blog.text.words import block_text
from discussion.kinds import ProvenanceKind, UseChoice
from discussion.queries.plan_warnings.warning import Folded, PlanWarning, Severity, Warned
from discussion.states import MERGEABLE, SHOWN, USABLE_IN_TEXT
from discussion.text.plan import Fold

_CHANGES: Final = frozenset({ProvenanceKind.IDEA, ProvenanceKind.OBJECTION, ProvenanceKind.CORRECTION})
"""Kinds of which something in the text must be new; words may stand there already, a source or a counter-position joins them."""


def consent_warnings(
    folded: Iterable[Folded], before: Body | None, after: Body | None
) -> Iterator[PlanWarning]:
    """Yield what is missing, each once for a contribution and passage."""
    seen: set[tuple[Warned, str, str]] = set()
    for one in folded:
        for fold in one.folds:
            for warning in _of(one, fold, before, after):
                key = (warning.code, one.contribution.ref, warning.block)
                if key not in seen:
                    seen.add(key)
                    yield warning


def _of(one: Folded, fold: Fold, before: Body | None, after: Body | None) -> Iterator[PlanWarning]:
    contribution, submission = one.contribution, one.contribution.submission
    refs, use = (contribution.ref,), contribution.valid_use
    if contribution.state not in MERGEABLE or submission.state not in USABLE_IN_TEXT:
        words = _("Steht nicht mehr zur Verfügung: zurückgezogen, abgelehnt, ausgeblendet oder gelöscht.")
        yield PlanWarning(Warned.NOT_OFFERED, words, Severity.STOPS, refs)
        return
    if fold.kind == ProvenanceKind.COUNTER:
        if submission.state not in SHOWN or not contribution.may_show:
            words = _("Als Gegenposition kann nur stehen, was als Kommentar öffentlich ist.")
            yield PlanWarning(Warned.NEEDS_QUOTATION, words, Severity.STOPS, refs)
        return
    if use not in (UseChoice.IDEA, UseChoice.WORDING):
        words = _("Die Erlaubnis, den Beitrag im Text zu verwenden, fehlt. Frag erst nach.")
        yield PlanWarning(Warned.NEEDS_USE, words, Severity.STOPS, refs)
        return
    if fold.kind == ProvenanceKind.WORDING and use != UseChoice.WORDING:
        words = _(
            "Freigegeben ist die Anregung, nicht der Wortlaut. Frag nach oder schreib es in euren Worten."
        )
        yield PlanWarning(Warned.NEEDS_WORDING, words, Severity.STOPS, refs, fold.block)
        return
    yield from _of_words(one, fold, written(fold, before, after))
    if fold.kind in _CHANGES and _is_unchanged(fold, before, after):
        words = _(
            "An dieser Stelle ändert sich nichts, und doch stünde dort, dass der Beitrag eingeflossen ist. Ändere die "
            "Stelle, oder nimm ihn dort heraus."
        )
        yield PlanWarning(Warned.NOTHING_NEW, words, Severity.ASKS, refs, fold.block)
    if submission.private:
        words = _("Der Beitrag ging nur an die Redaktion. Was daraus im Text steht, lesen alle.")
        severity = Severity.ASKS if fold.kind == ProvenanceKind.WORDING else Severity.TELLS
        yield PlanWarning(Warned.PRIVATE, words, severity, refs)


def _of_words(one: Folded, fold: Fold, text: str) -> Iterator[PlanWarning]:
    """Compare what the plan writes with the contributor's own words."""
    found = own_words(one.text, text)
    refs = (one.contribution.ref,)
    if one.contribution.valid_use != UseChoice.WORDING and found.is_wording:
        words = _(
            "Die Einwilligung gilt der Anregung, nicht dem Wortlaut, und hier stehen Worte aus dem Beitrag: "
            "„%(words)s“. Formuliere anders oder frag nach."
        ) % {"words": " ".join(found.run)}
        yield PlanWarning(Warned.OWN_WORDS, words, Severity.ASKS, refs, fold.block)
    elif fold.kind == ProvenanceKind.WORDING and text and not found.is_wording:
        words = _(
            "Als Wortlaut gekennzeichnet, aber die Worte des Beitrags stehen dort nicht. Übernimm sie, wähle eine "
            "andere Art oder frag nach, ob es so gemeint war."
        )
        yield PlanWarning(Warned.QUOTE_DIFFERS, words, Severity.ASKS, refs, fold.block)


def _is_unchanged(fold: Fold, before: Body | None, after: Body | None) -> bool:
    if before is None or after is None:
        return False
    old, new = before.block(fold.block), after.block(fold.block)
    return old is not None and old == new


def written(fold: Fold, before: Body | None, after: Body | None) -> str:
    """Return the words of the new text that a fold stands behind; nothing for what is only referred to."""
    block = after.block(fold.block) if after is not None else None
    if block is None:
        return ""
    text = block_text(block)
    if fold.exact:
        return fold.exact
    old = before.block(fold.block) if before is not None else None
    spans = changed_sentences(block_text(old), text) if old is not None else ()
    return " ".join(text[span.start : span.end] for span in spans) if spans else text
