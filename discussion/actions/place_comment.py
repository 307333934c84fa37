"""The one writer of comments: gives a submission its place in the discussion.

comments-xtd's `save()` counts threads its own way, slowly and wrongly in parallel; this goes round it and keeps
its fields right. The place is given under a lock on the discussion.
"""

from datetime import datetime

from django.conf import settings
from django.contrib.contenttypes.models import ContentType
from django.db import models, transaction
from django.db.models import F
from django.utils import timezone
from django_comments_xtd.models import XtdComment

from blog.actions.enqueue import enqueue
from blog.queries.living import living
from discussion.actions.touch import locked_discussion, touch_discussion
from discussion.models import Comment, Discussion, Submission
from discussion.text import paths


@transaction.atomic
def place_comment(
    *, submission: Submission, at: datetime | None = None, is_staff_answer: bool = False
) -> Comment:
    """Make the public comment of a submission."""
    page = living(submission.page_id)
    discussion = locked_discussion(page.pk)
    answered = Comment.rows.filter(pk=submission.parent_id, page_id=page.pk).order_by("pk").first()
    parent = deepest_allowed(answered) if answered else None
    comment = Comment(
        content_type=ContentType.objects.get_for_model(page),
        object_pk=str(page.pk),
        site_id=settings.SITE_ID,
        page_id=page.pk,
        submission=submission,
        comment=submission.text,
        submit_date=at or timezone.now(),
        path=_next_path(discussion, parent),
        reply_to=answered,
        is_staff_answer=is_staff_answer,
        is_public=True,
    )
    _insert(comment, parent)
    touch_discussion(page.pk, public=1, comment=comment)
    if answered and answered.submission_id:
        enqueue("discussion.mail.answer", ref=comment.ref, key=f"discussion.mail.answer:{comment.uuid}")
    return comment


def deepest_allowed(answered: Comment) -> Comment:
    """Return the comment below which an answer can stand: the answered one or the one above it."""
    if paths.level(answered.path) < paths.LEVELS - 1:
        return answered
    above = answered.path[: (paths.LEVELS - 1) * paths.STEP]
    return Comment.rows.get(page_id=answered.page_id, path=above)


def _next_path(discussion: Discussion, parent: Comment | None) -> str:
    if parent is None:
        number = discussion.threads + 1
        Discussion.objects.filter(pk=discussion.pk).update(threads=number)
        return paths.step(number)
    # The parent was read under the discussion's lock, so its number is the last one.
    Comment.rows.filter(pk=parent.pk).update(children=parent.children + 1)
    return parent.path + paths.step(parent.children + 1)


def _insert(comment: Comment, parent: Comment | None) -> None:
    comment.level = paths.level(comment.path)
    if parent is not None:
        root = Comment.rows.get(page_id=comment.page_id, path=paths.thread(comment.path))
        above = [comment.path[:end] for end in range(paths.STEP, len(comment.path), paths.STEP)]
        comment.parent_id, comment.thread_id = parent.pk, root.pk
        comment.order = root.nested_count + 2
        pks = list(
            Comment.rows.filter(page_id=comment.page_id, path__in=above)
            .order_by("pk")
            .values_list("pk", flat=True)
        )
        XtdComment.norel_objects.filter(pk__in=pks).update(nested_count=F("nested_count") + 1)
    models.Model.save(comment, force_insert=True)
    if parent is None:
        comment.parent_id = comment.thread_id = comment.pk
        XtdComment.norel_objects.filter(pk=comment.pk).update(parent_id=comment.pk, thread_id=comment.pk)
