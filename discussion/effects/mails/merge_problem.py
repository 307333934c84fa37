"""Tells the editor, and who is in charge of the article, why a planned or reviewed merge did not appear. No reader's name."""

from django.urls import reverse
from django.utils import translation

from blog.models import OutboxRow
from blog.queries.addresses import absolute
from blog.queries.living import living_or_none
from discussion.effects.mails.letter import Letter, post
from discussion.kinds import MergeProblem
from discussion.models import Merge
from discussion.queries.addressee import editors_or_moderators

KIND = "discussion.mail.merge_problem"


def send(row: OutboxRow) -> None:
    """Send it, unless the editor has settled it meanwhile."""
    rows = Merge.objects.filter(uuid=row.ref.partition(":")[2]).exclude(problem="")
    merge = rows.select_related("editor").order_by("pk").first()
    if merge is None:
        return
    page = living_or_none(merge.page_id)
    url = absolute(reverse("merge_desk", args=[merge.page_id]))
    for person in editors_or_moderators([merge.editor, page.responsible if page else None]):
        with translation.override(person.language):
            problem = str(MergeProblem(merge.problem).label)
        title = page.title if page else ""
        told = {"article_title": title, "problem": problem, "desk_url": url}
        post(row, Letter("merge_problem", person, told))
