"""What stands with a comment about a passage: the words it is about, other wording for them, a source."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Any, Final

from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from blog.models import LivingPage
from discussion.kinds import Intent
from discussion.models import Submission
from discussion.queries.at_second import AtSecond, at_second
from discussion.queries.taken_over import taken_over
from discussion.queries.then_now import ThenNow, then_now
from discussion.text.reading import comment_html

FIELDS: Final = (
    "submission__anchor_id",
    "submission__intent",
    "submission__proposal",
    "submission__source_url",
)
_SHOWN_URL: Final = 70


@dataclass(frozen=True, slots=True)
class AtPassage:
    """`about` is None for a text about the whole article; `speaks_for_itself`: there is no text beside proposal or source.

    `second` is where in the sound of an episode a text belongs.
    """

    about: ThenNow | None
    intent: str
    intent_label: str
    proposal_html: SafeString
    source_url: str
    source_label: str
    speaks_for_itself: bool
    second: AtSecond | None = None


def at_passage(
    page: LivingPage, rows: Iterable[Mapping[str, Any]], version: int | None = None
) -> Mapping[int, AtPassage]:
    """Return submission → what stands with it, for rows of comments with `FIELDS`. One statement if any has an anchor.

    One more if any of them points to a second, and one if a proposal's words stand there no more. With `version` it is told as it
    was there.
    """
    told = [row for row in rows if row["submission_id"] is not None and not row["withdrawn"]]
    anchors = {row["submission__anchor_id"] for row in told} - {None}
    about = then_now(page, anchors, version)
    seconds = at_second(page, anchors - about.keys())
    taken = taken_over({row["submission_id"] for row in told if _is_met(row, about)}, version)
    return {
        row["submission_id"]: _at_passage(
            row,
            _said(about.get(row["submission__anchor_id"]), taken.get(row["submission_id"])),
            seconds.get(row["submission__anchor_id"]),
        )
        for row in told
        if row["submission__anchor_id"] or row["submission__source_url"]
    }


def _is_met(row: Mapping[str, Any], about: Mapping[int, ThenNow]) -> bool:
    """Tell whether a proposal's old words stand there no more: perhaps because it was taken over."""
    found = about.get(row["submission__anchor_id"])
    return row["submission__intent"] == Intent.PROPOSAL and found is not None and not found.stands


def _said(about: ThenNow | None, taken: int | None) -> ThenNow | None:
    if about is None or taken is None:
        return about
    return replace(about, label=_("so übernommen in Fassung %(number)s") % {"number": taken})


def at_passage_of(page: LivingPage, submission: Submission, *, text: str, seen: bool) -> AtPassage | None:
    """Return what stands with one text; without `seen` nothing of the article, only what its author sent."""
    row = {
        "comment": text,
        "submission__intent": submission.intent,
        "submission__proposal": submission.proposal,
        "submission__source_url": submission.source_url,
    }
    anchor = submission.anchor_id if seen else None
    about = then_now(page, [anchor]).get(anchor) if anchor else None
    if about is not None and submission.intent == Intent.PROPOSAL and not about.stands:
        about = _said(about, taken_over([submission.pk]).get(submission.pk))
    second = at_second(page, [anchor]).get(anchor) if anchor and about is None else None
    return (
        _at_passage(row, about, second)
        if about or second or submission.proposal or submission.source_url
        else None
    )


def _at_passage(row: Mapping[str, Any], about: ThenNow | None, second: AtSecond | None) -> AtPassage:
    intent, source = str(row["submission__intent"]), str(row["submission__source_url"])
    proposal = str(row["submission__proposal"])
    return AtPassage(
        about=about,
        intent=intent,
        intent_label=str(Intent(intent).label),
        # Everything that was typed is escaped in there.
        proposal_html=SafeString(comment_html(proposal)),
        source_url=source,
        source_label=source if len(source) <= _SHOWN_URL else f"{source[: _SHOWN_URL - 1]}…",
        speaks_for_itself=str(row["comment"]) in (proposal, source),
        second=second,
    )
