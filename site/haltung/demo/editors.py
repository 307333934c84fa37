"""What the invented editors do: publish, moderate, answer, fold in, revise. All of it through the site's own actions."""

import json
import uuid
from datetime import date, datetime, timedelta
from typing import Any

from blog.actions.publish_change import publish_change
from blog.actions.review import review
from blog.actions.stored_blocks import stored_blocks
from blog.kinds import VersionKind
from blog.models import Article, ArticleAuthor, Version
from blog.models.stream import raw_blocks
from blog.queries.public_body import public_blocks
from blog.text.body import Block
from blog.text.change import Change, apply_change
from discussion.actions.decide import accept, approve, pin, reject
from discussion.actions.merge import merge
from discussion.kinds import ProvenanceKind
from discussion.models import Contribution, Submission
from discussion.queries.whole_points import folds_of
from discussion.text.change_json import touched
from discussion.text.plan import Plan
from haltung.demo import passages
from haltung.demo.ground import Ground


def publish_first(ground: Ground, told: dict[str, Any], today: date) -> Article:
    """Write an article and publish it: version 1."""
    writer = ground.writers[told["author"]]
    page = Article(
        title=told["title"],
        slug=told["slug"],
        seo_title=told["seo_title"],
        search_description=_line(told["standfirst"])[:250],
        standfirst=_line(told["standfirst"]),
        topic=ground.topics[told["topic"]],
        lead_picture_id=ground.pictures[told["picture"]],
        responsible=writer,
        deputy=ground.editor,
        review_due=today + timedelta(days=told["review_in_days"]),
        discussion_mode=told["discussion"],
        owner=writer,
        live=False,
    )
    page.article_authors = [ArticleAuthor(person=ground.people[told["author"]], sort_order=0)]
    set_body(page, passages.blocks(told["slug"], told["body"], ground.pictures))
    ground.articles.add_child(instance=page)
    return publish(page, writer, told["versions"][0]["first"]["note"])


def publish(page: Article, writer: Any, note: str) -> Article:
    """Publish a new page by the button; return it as it is live."""
    page.next_kind, page.next_note = VersionKind.FIRST, note
    page.save_revision(user=writer, log_action="wagtail.edit").publish(
        user=writer, skip_permission_checks=True
    )
    return Article.objects.get(pk=page.pk)


def set_body(page: Article, blocks: tuple[Block, ...]) -> None:
    """Put blocks into a page's body, as it is stored."""
    stored = stored_blocks(raw_blocks(page.body) if page.pk else [], blocks)
    page.body = page._meta.get_field("body").to_python(json.dumps(stored))  # noqa: SLF001  public in Django


def moderate(submission: Submission, told: dict[str, Any], by: Any) -> None:
    """Decide about a comment that waits, as the story has it."""
    if told.get("decide") in ("wait", "unconfirmed"):
        return
    if told.get("decide") == "reject":
        reject(submission=submission, by=by, reason=told["reason"], words=told["words"])
    elif told.get("private"):
        accept(submission=submission, by=by)
    else:
        approve(submission=submission, by=by)


def pin_comment(submission: Submission, by: Any) -> None:
    """Let a comment stand above the others."""
    pin(submission=submission, by=by)


def fold_in(page: Article, chosen: list[Submission], told: dict[str, Any], change: Change, by: Any) -> None:
    """Fold contributions into the next version."""
    slug = f"{page.slug}/{told['at']}"
    contributions = Contribution.objects.filter(submission__in=chosen).order_by("pk")
    folds = folds_of(contributions, touched(change), ProvenanceKind(told["how"]))
    merge(
        key=uuid.uuid5(passages.NAMESPACE, slug),
        page=page,
        plan=Plan(base=newest(page), edits=change, folds=folds, note=told["note"]),
        by=by,
    )


def revise(page: Article, told: dict[str, Any], change: Change, by: Any) -> None:
    """Publish a change of the editors' own."""
    publish_change(
        page=page,
        change=change,
        base_version=newest(page),
        kind=VersionKind(told["kind"]),
        note=told["note"],
        by=by,
    )


def look_again(page: Article, told: dict[str, Any], at: datetime, by: Any) -> None:
    """Say that a text was checked and still holds."""
    review(page=page, by=by, next_due=at.date() + timedelta(days=told["again_in_days"]))


def leave_draft(page_id: int, change: Change, by: Any) -> None:
    """Save a change without publishing it."""
    page = Article.objects.get(pk=page_id)
    set_body(page, apply_change(public_blocks(raw_blocks(page.body)), change))
    page.save_revision(user=by, log_action="wagtail.edit")


def newest(page: Article) -> int:
    """Return the number of a page's newest version."""
    return (
        Version.objects.filter(page_id=page.pk).order_by("-number").values_list("number", flat=True)[:1].get()
    )


def _line(text: str) -> str:
    return " ".join(text.split())
