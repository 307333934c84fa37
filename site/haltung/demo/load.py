"""Loads the demo, once: into an empty site, in one transaction, the same each time."""

from datetime import date

from django.db import transaction
from django.db.models import F, Q
from django.utils import timezone

from blog.models import Article, OutboxRow
from haltung.demo import content, podcasts
from haltung.demo.clock import clock_at, moment
from haltung.demo.ground import lay_ground
from haltung.demo.story import Story

FOUNDED = "-530 09:00"
OLD_POST = "-20 00:00"
OLD_REMINDERS = "-2 00:00"


class NotEmptyError(Exception):
    """The site holds articles that are not the demo's."""


def is_loaded() -> bool:
    """Tell whether the demo's articles are here."""
    return Article.objects.filter(slug__in=content.article_slugs()).exists()


@transaction.atomic
def load(*, today: date | None = None) -> bool:
    """Load everything unless it is there already; return whether anything was done."""
    if is_loaded():
        return False
    if Article.objects.exists():
        raise NotEmptyError
    today = today or timezone.localdate()
    with clock_at(moment(FOUNDED, today)):
        ground = lay_ground()
    story = Story(ground, today)
    story.play()
    podcasts.play(story)
    _settle_old_post(today)
    return True


def _settle_old_post(today: date) -> None:
    """Letters of long ago have long been sent; only those of the last days are left for the worker."""
    mails = OutboxRow.objects.filter(kind__contains="mail", done_at__isnull=True)
    old = Q(due_at__lt=moment(OLD_POST, today))
    reminders = Q(kind__contains="waiting", due_at__lt=moment(OLD_REMINDERS, today))
    mails.filter(old | reminders).update(done_at=F("due_at"))
