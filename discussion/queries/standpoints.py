"""What may be made of contributions and comments as somebody's position, by the consents that are valid now.

The same rule as for folding (`consent_gap`): wording allows words and summary, an idea only the editors' words, and a public
comment without either may be quoted unchanged.
"""

from collections.abc import Collection, Iterator, Mapping
from typing import Any
from uuid import UUID

from django.db.models import BooleanField, Exists, ExpressionWrapper, F, OuterRef, Q, QuerySet
from django.urls import reverse
from wagtail.models import Page

from blog.kinds import DiscussionMode
from blog.queries.public_articles import restrictions
from blog.registries import Standpoint
from discussion.kinds import Purpose, UseChoice
from discussion.models import Submission
from discussion.queries.valid_consents import has_valid_consent, valid_choice
from discussion.states import SHOWN, USABLE_IN_TEXT

_QUOTE = "quote"


def standpoints(refs: Collection[str]) -> Mapping[str, Standpoint]:
    """Return what may be made of each reference that there is; one statement."""
    wanted = {ref: uuid for ref in refs if (uuid := _uuid(ref))}
    by_contribution = [uuid for ref, uuid in wanted.items() if ref.startswith("contribution:")]
    by_comment = [uuid for ref, uuid in wanted.items() if ref.startswith("comment:")]
    if not wanted:
        return {}
    rows = _facts().filter(Q(contribution__uuid__in=by_contribution) | Q(comment__uuid__in=by_comment))
    found = {one.ref: one for row in rows for one in _of(row)}
    return {ref: found[ref] for ref in wanted if ref in found}


def _facts() -> QuerySet[Submission, Any]:
    open_page = Page.objects.filter(~Exists(restrictions()), pk=OuterRef("page_id"), live=True)
    stands = Q(comment__is_public=True, comment__is_removed=False, comment__withdrawn=False)
    rows = Submission.objects.annotate(
        use=valid_choice(Purpose.USE, "pk"),
        may_store=has_valid_consent(Purpose.STORE, "pk"),
        page_open=Exists(open_page),
        comment_stands=ExpressionWrapper(stands, output_field=BooleanField()),
        closed=ExpressionWrapper(
            Q(page__article__discussion_mode=DiscussionMode.CLOSED), output_field=BooleanField()
        ),
        erased_at=F("contributor__erased_at"),
        contribution_uuid=F("contribution__uuid"),
        comment_uuid=F("comment__uuid"),
        comment_text=F("comment__comment"),
    )
    return rows.order_by("pk").values(
        "state",
        "confirmed_at",
        "use",
        "may_store",
        "page_open",
        "comment_stands",
        "closed",
        "erased_at",
        "contribution_uuid",
        "comment_uuid",
        "comment_text",
    )


def _of(row: Mapping[str, Any]) -> Iterator[Standpoint]:
    """Yield the standpoint of a submission under both of its names."""
    stands = row["may_store"] and row["confirmed_at"] is not None and row["erased_at"] is None
    shown = bool(
        stands and row["state"] in SHOWN and row["comment_stands"] and row["page_open"] and not row["closed"]
    )
    use = row["use"] if row["use"] in (UseChoice.IDEA, UseChoice.WORDING) else _QUOTE if shown else ""
    use = str(use) if stands and row["state"] in USABLE_IN_TEXT else ""
    text = row["comment_text"] if shown else ""
    url = reverse("discussion:comment", args=[row["comment_uuid"]]) if shown else ""
    if row["contribution_uuid"]:
        yield Standpoint(f"contribution:{row['contribution_uuid']}", use, text, url)
    if row["comment_uuid"]:
        yield Standpoint(f"comment:{row['comment_uuid']}", use, text, url)


def _uuid(ref: str) -> UUID | None:
    kind, _colon, identifier = ref.partition(":")
    try:
        return UUID(identifier) if kind in ("contribution", "comment") else None
    except ValueError:
        return None
