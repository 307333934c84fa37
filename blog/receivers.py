"""Keeps versions and stamps in step with what happens in Wagtail."""

from typing import Any

from django.core.cache import cache
from django.db import transaction
from django.db.models import Model
from django.db.models.signals import post_delete, post_save, pre_delete
from wagtail.models import Page, PageViewRestriction, Site
from wagtail.signals import page_published, page_slug_changed, page_unpublished, post_page_move

from blog.actions.bump import bump
from blog.actions.enqueue import enqueue
from blog.actions.index_quotes import INDEX_TRANSCRIPT, index_passages
from blog.actions.look_at_citations import ask_for_a_look, ask_for_a_look_below
from blog.actions.podcast.forget_names import forget_names
from blog.actions.podcast.forget_voices import forget_voices
from blog.actions.podcast.move_in import appear_with_show
from blog.actions.podcast.settle import follow_parent, give_guid, note_aired
from blog.actions.positions.forget import forget_person
from blog.actions.publish_change import record_version
from blog.actions.refer import refer
from blog.actions.withdraw_page import record_withdrawal
from blog.models.living_page import LivingPage
from blog.models.organisation import Organisation
from blog.models.person import Person
from blog.models.picture import Picture
from blog.models.podcast.episode import Episode
from blog.models.podcast.show import Show
from blog.models.positions.question import Question
from blog.models.site_settings import SiteSettings
from blog.models.topic import Topic
from blog.signals import transcript_changed, version_published
from blog.text.body import Body

# Rows that many pages show: a change of one makes kept pages old.
SHOWN_EVERYWHERE: tuple[type[Model], ...] = (
    Topic,
    Person,
    Organisation,
    Question,
    Picture,
    SiteSettings,
    PageViewRestriction,
    Site,
)


def on_page_published(*, instance: Any, revision: Any = None, alias: bool = False, **_: Any) -> None:
    """Each publication, by whatever way, is a version if readers see another text.

    Wagtail sends the signal, too, when a page that never was public is planned for later: that is none yet.
    """
    if not instance.live:
        return
    if isinstance(instance, Episode):
        note_aired(episode=instance)
    if isinstance(instance, Show):
        appear_with_show(show=instance)
        ask_for_a_look_below(instance.pk)
    if isinstance(instance, LivingPage) and not alias:
        record_version(
            page=instance,
            revision=revision,
            by=revision.user if revision is not None else None,
            kind=instance.next_kind,
            note=instance.next_note,
        )
        ask_for_a_look(instance.pk)
    else:
        bump()


def on_page_unpublished(*, instance: Any, **_: Any) -> None:
    """A living page that is taken off the site is withdrawn, and who cites it hears of it, unless it is back soon."""
    if isinstance(instance, LivingPage):
        record_withdrawal(page_id=instance.pk)
        ask_for_a_look(instance.pk)
    elif isinstance(instance, Show):
        bump()
        ask_for_a_look_below(instance.pk)
    else:
        bump()


def on_version_published(*, page_id: int, version: Any, **_: Any) -> None:
    """What a text refers to, and where its sentences are found, follows from its newest version."""
    body = Body.from_json(version.body)
    refer(page_id=page_id, body=body)
    index_passages(page_id=page_id, body=body)


def on_transcript_changed(*, page_id: int, transcript_id: int, number: int, **_: Any) -> None:
    """Where its sentences are found is looked at in the queue, since whoever corrects it shouldn't wait."""
    enqueue(INDEX_TRANSCRIPT, ref=f"page:{page_id}", key=f"{INDEX_TRANSCRIPT}:{transcript_id}:{number}")
    ask_for_a_look(page_id)


def on_show_saved(*, instance: Show, created: bool, **_: Any) -> None:
    """A new show of ours gets the identity of its feed."""
    if created:
        give_guid(show=instance)


def on_page_moved(*, instance: Any, **_: Any) -> None:
    """An episode belongs to the show below which it lies."""
    if issubclass(instance.specific_class or Page, Episode):
        follow_parent(episode_id=instance.pk)
    bump()


def on_something_shown(**_: Any) -> None:
    """Kept pages that show the row are old."""
    bump()


def on_person_deleted(*, instance: Person, **_: Any) -> None:
    """Whoever is taken from the site leaves no words that nobody could be asked about."""
    forget_person(instance.pk)
    forget_names(person_id=instance.pk)
    forget_voices(person_id=instance.pk)
    # Nobody finds what was kept under an old stamp, but it would lie there with her name for days.
    transaction.on_commit(cache.clear)


def connect() -> None:
    """Connect all receivers; called once when the app is ready."""
    page_published.connect(on_page_published, dispatch_uid="blog.page_published")
    page_unpublished.connect(on_page_unpublished, dispatch_uid="blog.page_unpublished")
    page_slug_changed.connect(on_something_shown, dispatch_uid="blog.page_slug_changed")
    version_published.connect(on_version_published, dispatch_uid="blog.version_published")
    transcript_changed.connect(on_transcript_changed, dispatch_uid="blog.transcript_changed")
    post_page_move.connect(on_page_moved, dispatch_uid="blog.page_moved")
    post_save.connect(on_show_saved, sender=Show, dispatch_uid="blog.show_saved")
    pre_delete.connect(on_person_deleted, sender=Person, dispatch_uid="blog.person_deleted")
    for model in SHOWN_EVERYWHERE:
        for signal in (post_save, post_delete):
            signal.connect(on_something_shown, sender=model, dispatch_uid=f"blog.shown.{model.__name__}")
