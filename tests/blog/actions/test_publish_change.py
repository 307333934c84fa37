"""Tests of `publish_change`: what readers get, and what must never be published."""

from datetime import timedelta

import pytest
from django.contrib.auth.models import Group
from django.utils import timezone
from wagtail.models import GroupApprovalTask, Workflow, WorkflowTask

from blog.actions.publish_change import publish_change
from blog.actions.refuse import PublishRefused, RefusalReason, StaleVersion
from blog.kinds import VersionKind
from blog.models import Article, OutboxRow, Version
from blog.signals import version_published
from blog.text.body import Block
from blog.text.change import InsertAfter, Replace
from tests.factories import blog
from tests.world import FIRST, SECOND, World, make_world

pytestmark = pytest.mark.django_db

NEW = "44444444-4444-4444-8444-444444444444"


@pytest.fixture
def world() -> World:
    return make_world()


def added(after: str = FIRST, words: str = "Ein neuer Gedanke.") -> InsertAfter:
    return InsertAfter(after, Block(NEW, "text", {"html": f"<p>{words}</p>"}))


def merged(world: World, *edits, base: int = 1, by=None, **options):
    return publish_change(
        page=world.article,
        change=edits or (added(),),
        base_version=base,
        kind=VersionKind.MERGE,
        note="Eine Stimme mehr.",
        by=by or world.cem,
        **options,
    )


def ids(article: Article) -> list[str]:
    return [one["id"] for one in blog.stored(article)]


def test_publishing_makes_version_one(world: World) -> None:
    version = Version.objects.get()
    assert (version.number, version.kind, version.page_id) == (1, VersionKind.FIRST, world.article.pk)
    assert version.body["title"] == world.article.title
    assert version.published_by == world.cem
    assert version.revision_id == world.article.live_revision_id


def test_a_change_becomes_the_next_version(world: World) -> None:
    version = merged(world)
    assert (version.number, version.kind, version.note) == (2, VersionKind.MERGE, "Eine Stimme mehr.")
    assert NEW in ids(Article.objects.get())
    assert Article.objects.get().has_unpublished_changes is False


def test_an_unfinished_draft_is_not_published_and_gets_the_change_too(world: World) -> None:
    draft = Article.objects.get()
    blog.set_body(draft, [*blog.stored(draft), blog.text("Nur im Entwurf.")])
    draft.save_revision(user=world.cem)
    version = merged(world)
    live = Article.objects.get()
    assert "Nur im Entwurf" not in str(blog.stored(live))
    assert "Nur im Entwurf" not in str(version.body)
    assert live.has_unpublished_changes is True
    latest = live.get_latest_revision_as_object()
    assert "Nur im Entwurf" in str(blog.stored(latest))
    assert ids(latest).index(NEW) == ids(latest).index(FIRST) + 1


def test_a_draft_that_changed_the_same_passage_stops_the_change(world: World) -> None:
    draft = Article.objects.get()
    blocks = blog.stored(draft)
    blocks[1]["value"] = "<p>Im Entwurf anders.</p>"
    blog.set_body(draft, blocks).save_revision(user=world.cem)
    with pytest.raises(PublishRefused) as caught:
        merged(world, Replace(FIRST, Block(FIRST, "text", {"html": "<p>Eingearbeitet.</p>"})))
    assert caught.value.reason is RefusalReason.DRAFT_CONFLICT
    assert "Im Entwurf anders" in str(caught.value.clashes[0].now)
    assert Version.objects.count() == 1


def test_a_change_made_on_an_older_version_is_stale(world: World) -> None:
    change = Replace(SECOND, Block(SECOND, "text", {"html": "<p>Vier Fragen.</p>"}))
    other = Replace(SECOND, Block(SECOND, "text", {"html": "<p>Fünf Fragen.</p>"}))
    merged(world, change)
    with pytest.raises(StaleVersion) as caught:
        merged(world, other)
    clash = caught.value.clashes[0]
    assert ("Drei" in str(clash.then), "Vier" in str(clash.now), "Fünf" in str(clash.proposal)) == (
        True,
        True,
        True,
    )
    assert Version.objects.count() == 2


def test_nothing_changed_is_refused(world: World) -> None:
    same = Replace(SECOND, Block(SECOND, "text", {"html": "<p>Drei Fragen stehen am Anfang.</p>"}))
    with pytest.raises(PublishRefused) as caught:
        merged(world, same)
    assert caught.value.reason is RefusalReason.NOTHING_CHANGED
    assert world.article.revisions.count() == 1


def review(world: World, *, words: str = "") -> Article:
    """Let somebody else's text be reviewed."""
    workflow = Workflow.objects.create(name="Vier Augen")
    task = GroupApprovalTask.objects.create(name="Freigabe")
    task.groups.add(Group.objects.get_or_create(name="Moderators")[0])
    WorkflowTask.objects.create(workflow=workflow, task=task, sort_order=1)
    page = Article.objects.get()
    page.title = "In der Prüfung"
    if words:
        blog.set_body(page, [*blog.stored(page)[:-1], blog.text(words, SECOND)])
    page.save_revision(user=world.cem)
    workflow.start(page, world.cem)
    return page


def test_a_review_in_progress_goes_on_with_the_change_in_its_text(world: World) -> None:
    review(world)
    version = merged(world)
    page = Article.objects.get()
    assert page.workflow_in_progress
    assert page.title != "In der Prüfung"
    newest = page.get_latest_revision()
    assert page.current_workflow_task_state.revision == newest
    reviewed = newest.as_object()
    assert reviewed.title == "In der Prüfung"
    assert NEW in ids(reviewed)
    page.current_workflow_task_state.approve(user=world.cem)
    after = Version.objects.latest("number")
    assert (after.number, after.body["title"]) == (3, "In der Prüfung")
    assert after.body["blocks"] == version.body["blocks"]


def test_a_text_in_review_that_says_something_else_there_is_not_overwritten(world: World) -> None:
    review(world, words="Zehn Antworten stehen hier.")
    with pytest.raises(PublishRefused) as caught:
        merged(world, Replace(SECOND, Block(SECOND, "text", {"html": "<p>Vier Fragen.</p>"})))
    assert caught.value.reason is RefusalReason.WORKFLOW
    assert "Zehn Antworten" in str(caught.value.clashes[0].now)
    assert Version.objects.count() == 1


def test_a_lock_of_somebody_else_is_respected(world: World) -> None:
    Article.objects.update(locked=True, locked_by=world.dana)
    refused(world, RefusalReason.LOCKED)


def test_ones_own_lock_is_no_hindrance(world: World) -> None:
    Article.objects.update(locked=True, locked_by=world.cem)
    assert merged(world).number == 2


def test_a_scheduled_publication_is_not_lost(world: World) -> None:
    page = Article.objects.get()
    page.go_live_at = timezone.now() + timedelta(days=1)
    page.save_revision(user=world.cem).publish()
    scheduled = Article.objects.get().scheduled_revision
    merged(world)
    after = Article.objects.get().scheduled_revision
    assert after.approved_go_live_at == scheduled.approved_go_live_at
    assert NEW in ids(after.as_object())


def test_a_copy_of_another_page_is_refused_and_follows_its_source(world: World) -> None:
    alias = world.article.create_alias(update_slug="kopie")
    with pytest.raises(PublishRefused) as caught:
        publish_change(
            page=alias, change=(added(),), base_version=1, kind=VersionKind.MERGE, note="", by=world.cem
        )
    assert caught.value.reason is RefusalReason.ALIAS
    merged(world)
    assert NEW in ids(Article.objects.get(pk=alias.pk))
    assert Version.objects.filter(page_id=alias.pk).count() == 0


def test_an_unpublished_page_is_refused(world: World) -> None:
    world.article.unpublish(user=world.cem)
    refused(world, RefusalReason.NOT_LIVE)


def test_whoever_may_not_publish_is_refused(world: World) -> None:
    with pytest.raises(PublishRefused) as caught:
        merged(world, by=world.dana)
    assert caught.value.reason is RefusalReason.NO_PERMISSION


def test_a_change_that_names_an_unknown_passage_is_refused(world: World) -> None:
    refused(world, RefusalReason.DOES_NOT_FIT, Replace(NEW, Block(NEW, "text", {"html": "<p>x</p>"})))


def test_a_text_that_breaks_the_forms_rules_is_refused(world: World) -> None:
    long = Block(NEW, "heading", {"level": 2, "text": "x" * 300})
    refused(world, RefusalReason.INVALID, InsertAfter(FIRST, long))


def test_an_insertion_behind_a_passage_that_the_draft_dropped_goes_to_its_end(world: World) -> None:
    draft = Article.objects.get()
    blog.set_body(draft, [one for one in blog.stored(draft) if one["id"] != FIRST]).save_revision()
    merged(world)
    latest = Article.objects.get().get_latest_revision_as_object()
    assert ids(latest)[-1] == NEW
    assert FIRST not in ids(latest)


def test_links_to_pages_stay_links_to_pages(world: World) -> None:
    other = blog.article("Ein anderer Artikel", slug="anderer")
    page = Article.objects.get(pk=world.article.pk)
    blocks = blog.stored(page)
    blocks[1]["value"] = f'<p>Siehe <a linktype="page" id="{other.pk}">dort</a>.</p>'
    blog.publish(blog.set_body(page, blocks), by=world.cem)
    assert (
        blog.newest_version(page).body["blocks"][1]["value"]["html"]
        == '<p>Siehe <a href="/artikel/anderer/">dort</a>.</p>'
    )
    html = '<p>Lies auch <a href="/artikel/anderer/">dort</a> nach.</p>'
    merged(world, Replace(FIRST, Block(FIRST, "text", {"html": html})), base=2)
    assert (
        f'<a linktype="page" id="{other.pk}">dort</a>'
        in blog.stored(Article.objects.get(pk=world.article.pk))[1]["value"]
    )


def test_other_blocks_stay_as_they_were(world: World) -> None:
    before = {one["id"]: one for one in blog.stored(world.article)}
    merged(world)
    after = {one["id"]: one for one in blog.stored(Article.objects.get())}
    assert {key: after[key] for key in before} == before


def test_a_new_title_is_part_of_the_version(world: World) -> None:
    assert merged(world, title="Ein neuer Titel").body["title"] == "Ein neuer Titel"
    assert Article.objects.get().title == Article.objects.get().draft_title == "Ein neuer Titel"


def test_the_signal_tells_page_and_both_versions(world: World) -> None:
    heard = []
    version_published.connect(listen := lambda **told: heard.append(told), weak=False)
    try:
        version = merged(world)
    finally:
        version_published.disconnect(listen)
    assert [(one["page_id"], one["version"], one["previous"].number) for one in heard] == [
        (world.article.pk, version, 1)
    ]


def refused(world: World, reason: RefusalReason, *edits) -> None:
    before = (Version.objects.count(), world.article.revisions.count(), OutboxRow.objects.count())
    with pytest.raises(PublishRefused) as caught:
        merged(world, *edits)
    assert caught.value.reason is reason
    assert (Version.objects.count(), world.article.revisions.count(), OutboxRow.objects.count()) == before
