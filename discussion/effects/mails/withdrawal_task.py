"""Tells the owner of an article that somebody took words back that stand in it: how many passages, until when. No name."""

from django.urls import reverse
from django.utils import formats, timezone, translation

from blog.models import OutboxRow
from blog.queries.addresses import absolute
from blog.queries.living import living
from discussion.effects.mails.letter import Letter, post
from discussion.queries.addressee import editors_or_moderators
from discussion.queries.withdrawal_tasks import tasks_of_page

KIND = "discussion.mail.withdrawal_task"


def send(row: OutboxRow) -> None:
    """Send it to who is responsible and who stands in for her, unless everything is settled by now."""
    page = living(int(row.ref.partition(":")[2]))
    tasks = tasks_of_page(page.pk)
    if not tasks:
        return
    for person in editors_or_moderators([page.responsible, page.deputy]):
        with translation.override(person.language):
            day = formats.date_format(timezone.localtime(tasks[0].due_at), "DATE_FORMAT")
        told = {
            "page_title": page.title,
            "count": len(tasks),
            "due": day,
            "tasks_url": absolute(reverse("discussion_withdrawals")),
        }
        post(row, Letter("withdrawal_task", person, told))
