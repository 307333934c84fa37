"""Keeps versions and stamps in step with what happens in Wagtail."""

from typing import Any

from django.db.models import Model
from django.db.models.signals import post_delete, post_save
from wagtail.models import PageViewRestriction, Site
from wagtail.signals import page_published, page_slug_changed, page_unpublished, post_page_move

from blog.actions.bump import bump
from blog.actions.publish_change import record_version
from blog.actions.withdraw_page import record_withdrawal
from blog.models.living_page import LivingPage
from blog.models.person import Person
from blog.models.picture import Picture
from blog.models.site_settings import SiteSettings
from blog.models.topic import Topic

# Rows that many pages show: a change of one makes kept pages old.
SHOWN_EVERYWHERE: tuple[type[Model], ...] = (Topic, Person, Picture, SiteSettings, PageViewRestriction, Site)


def on_page_published(*, instance: Any, revision: Any = None, alias: bool = False, **_: Any) -> None:
    """Each publication, by whatever way, is a version if readers see another text."""
    if isinstance(instance, LivingPage) and not alias:
        record_version(
            page=instance,
            revision=revision,
            by=revision.user if revision is not None else None,
            kind=instance.next_kind,
            note=instance.next_note,
        )
    else:
        bump()


def on_page_unpublished(*, instance: Any, **_: Any) -> None:
    """A living page that is taken off the site is withdrawn."""
    if isinstance(instance, LivingPage):
        record_withdrawal(page_id=instance.pk)
    else:
        bump()


def on_something_shown(**_: Any) -> None:
    """Kept pages that show the row are old."""
    bump()


def connect() -> None:
    """Connect all receivers; called once when the app is ready."""
    page_published.connect(on_page_published, dispatch_uid="blog.page_published")
    page_unpublished.connect(on_page_unpublished, dispatch_uid="blog.page_unpublished")
    page_slug_changed.connect(on_something_shown, dispatch_uid="blog.page_slug_changed")
    post_page_move.connect(on_something_shown, dispatch_uid="blog.page_moved")
    for model in SHOWN_EVERYWHERE:
        for signal in (post_save, post_delete):
            signal.connect(on_something_shown, sender=model, dispatch_uid=f"blog.shown.{model.__name__}")
