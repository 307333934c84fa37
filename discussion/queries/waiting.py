"""What waits to be folded into a page, told openly: how many, since when, and when the editors last did so."""

from django.db.models import Count, Max, Min, OuterRef, Q, Subquery
from django.db.models.functions import Coalesce
from wagtail.models import Page

from blog.registries import Waiting
from discussion.models import Comment, Contribution, Merge
from discussion.states import UNSETTLED, USABLE_IN_TEXT


def waiting(page_id: int) -> Waiting:
    """Return the state of a page's desk as readers may know it. One query.

    A contribution waits until the editors have settled it, also while its author is being asked; one whose text isn't looked at yet, or was
    withdrawn, doesn't. Counted are contributions, never people.
    """
    open_ones = Contribution.objects.filter(
        page_id=OuterRef("pk"), state__in=UNSETTLED, submission__state__in=USABLE_IN_TEXT
    )
    merges = Merge.objects.filter(page_id=OuterRef("pk"), result__isnull=False)
    comments = Comment.rows.filter(page_id=OuterRef("pk"), is_public=True)
    counted = open_ones.order_by().values("page_id")
    found = (
        Page.objects.filter(pk=page_id)
        .annotate(
            total=Coalesce(Subquery(counted.annotate(total=Count("pk")).values("total")), 0),
            oldest=Subquery(counted.annotate(oldest=Min("created_at")).values("oldest")),
            last_merge=Subquery(
                merges.order_by()
                .values("page_id")
                .annotate(last=Max("at", filter=Q(undone_by=None)))
                .values("last")
            ),
            last_comment=Subquery(
                comments.order_by().values("page_id").annotate(last=Max("submit_date")).values("last")
            ),
        )
        .order_by("pk")
        .values_list("total", "oldest", "last_merge", "last_comment")
        .first()
    )
    return Waiting(*found) if found else Waiting()
