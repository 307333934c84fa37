"""The present public text of contributions and comments that an article quotes by reference."""

from collections.abc import Collection, Mapping
from uuid import UUID

from blog.registries import Quoted
from discussion.models import Submission
from discussion.states import SHOWN, SubmissionState

GONE = frozenset({SubmissionState.WITHDRAWN, SubmissionState.ERASED})


def quoted(refs: Collection[str]) -> Mapping[str, Quoted]:
    """Return the text for each reference that there is, in one query; without text unless it is public."""
    wanted = {ref: uuid for ref in refs if (uuid := _uuid(ref))}
    rows = (
        Submission.objects.filter(contribution__uuid__in=wanted.values())
        .order_by("pk")
        .values_list(
            "contribution__uuid", "state", "comment__comment", "comment__is_public", "comment__is_removed"
        )
    )
    return {
        f"contribution:{uuid}": _quoted(f"contribution:{uuid}", state, text, is_public and not is_removed)
        for uuid, state, text, is_public, is_removed in rows
    }


def _quoted(ref: str, state: str, text: str | None, is_shown: bool | None) -> Quoted:
    if state in SHOWN and is_shown and text:
        return Quoted(ref, text, "public")
    return Quoted(ref, "", "gone" if state in GONE else "hidden")


def _uuid(ref: str) -> UUID | None:
    kind, _colon, identifier = ref.partition(":")
    try:
        return UUID(identifier) if kind == "contribution" else None
    except ValueError:
        return None
