"""Makes contributions as readers leave them, and merges of them."""

import uuid
from typing import Any

from django.db import transaction
from django.utils import timezone

from blog.models import Article, Version
from blog.text.body import Block
from blog.text.change import Change, InsertAfter, Replace
from discussion.actions.confirm_address import confirm_submission
from discussion.actions.merge import merge
from discussion.actions.publish_comment import publish_comment
from discussion.actions.record import grant, locked
from discussion.kinds import CreditChoice, ProvenanceKind, Purpose, UseChoice
from discussion.models import Contribution, Contributor, Merge, Submission
from discussion.queries.whole_points import folds_of
from discussion.states import IN_QUEUE
from discussion.text.change_json import touched
from discussion.text.plan import Fold, Plan
from tests.world import FIRST

NEW = "44444444-4444-4444-8444-444444444444"


def submission(
    article: Article,
    *,
    text: str = "Und wer hört zu?",
    name: str = "Ben Beiträger",
    email: str = "",
    use: str = "",
    credit: str = "",
    organisation: str = "",
    role: str = "",
    **told: Any,
) -> Submission:
    """Return what somebody sent, with her consents; her address is not confirmed."""
    contributor = Contributor.objects.create(
        name=name, email=email or f"{uuid.uuid4().hex}@example.org", organisation=organisation, role=role
    )
    row = Submission.objects.create(page_id=article.pk, contributor=contributor, text=text, **told)
    grant(row, Purpose.STORE)
    if name and row.display_name:
        grant(row, Purpose.SHOW_NAME)
    if use:
        grant(row, Purpose.USE, choice=use)
    if credit:
        grant(row, Purpose.CREDIT, choice=credit)
    return row


@transaction.atomic
def publish(row: Submission) -> Submission:
    """Confirm the address and publish the comment."""
    confirm_submission(submission=locked(row.pk), at=timezone.now())
    row = locked(row.pk)
    if row.state in IN_QUEUE:
        publish_comment(submission=row)
    return Submission.objects.get(pk=row.pk)


def contribution(
    article: Article, *, use: str = UseChoice.WORDING, credit: str = CreditChoice.FULL_NAME, **told: Any
) -> Contribution:
    """Return a contribution whose author has confirmed her address and whose comment is public."""
    row = publish(submission(article, use=use, credit=credit, **told))
    return Contribution.objects.get(submission=row)


def added(words: str = "Zuhören ist der Anfang.", *, after: str | None = FIRST, block: str = NEW) -> Change:
    """Return a change that adds a paragraph."""
    return (InsertAfter(after, Block(block, "text", {"html": f"<p>{words}</p>"})),)


def replaced(words: str, *, block: str = FIRST) -> Change:
    """Return a change that gives a paragraph other words."""
    return (Replace(block, Block(block, "text", {"html": f"<p>{words}</p>"})),)


def merged(article: Article, *contributions: Contribution, by: Any, **other: Any) -> Merge:
    """Fold contributions into an article."""
    key = other.pop("key", None) or uuid.uuid4()
    return merge(key=key, page=article, plan=plan(article, *contributions, **other), by=by)


def plan(
    article: Article,
    *contributions: Contribution,
    change: Change = (),
    kind: ProvenanceKind = ProvenanceKind.WORDING,
    base: int = 0,
    folds: tuple[Fold, ...] = (),
    note: str = "Eine Stimme mehr.",
) -> Plan:
    """Return the plan that folds whole contributions into all passages of a change, or as `folds` says."""
    change = change or added()
    return Plan(
        base=base or newest(article).number,
        edits=change,
        folds=folds or folds_of(contributions, touched(change), kind),
        note=note,
    )


def newest(article: Article) -> Version:
    """Return the newest version."""
    return Version.objects.filter(page_id=article.pk).latest("number")
