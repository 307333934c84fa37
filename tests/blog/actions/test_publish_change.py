"""Tests of `publish_change`: what readers get, and what must never be published."""

import pytest

from blog.actions.publish_change import publish_change
from blog.actions.refuse import PublishRefused, RefusalReason, StaleVersion
from blog.kinds import VersionKind
from blog.models import Article, Version
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
