"""Tests of versions that come from Wagtail's own ways of publishing, and of what a version keeps."""

from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError
from django.core.management import call_command
from django.db.models import ProtectedError
from django.utils import timezone
from wagtail.images.tests.utils import get_test_image_file
from wagtail.models import Locale, Revision

from blog.kinds import VersionKind
from blog.models import Article, Version
from blog.queries import checks
from blog.text.body import Body
from blog.text.canonical import Seal, verify
from tests.factories import blog
from tests.world import World, make_world

pytestmark = pytest.mark.django_db


@pytest.fixture
def world() -> World:
    return make_world()


def changed(article: Article, words: str) -> Article:
    return blog.set_body(article, [*blog.stored(article), blog.text(words)])


def test_publishing_without_a_change_of_the_text_makes_no_version(world: World) -> None:
    article = Article.objects.get()
    article.review_due = timezone.localdate()
    blog.publish(article)
    assert Version.objects.count() == 1


def test_saving_a_draft_makes_no_version(world: World) -> None:
    changed(Article.objects.get(), "Entwurf.").save_revision()
    assert Version.objects.count() == 1


def test_going_back_to_an_old_revision_is_a_version(world: World) -> None:
    first = world.article.live_revision
    blog.publish(changed(world.article, "Mehr."))
    first.as_object().save_revision(previous_revision=first).publish(previous_revision=first)
    bodies = [version.body for version in Version.objects.order_by("number")]
    assert len(bodies) == 3
    assert bodies[2] == bodies[0] != bodies[1]


def test_a_scheduled_revision_becomes_a_version_when_its_time_has_come(world: World) -> None:
    article = changed(Article.objects.get(), "Morgen.")
    article.next_note = "Wie angekündigt."
    article.go_live_at = timezone.now() + timedelta(days=1)
    article.save_revision(user=world.cem).publish()
    assert Version.objects.count() == 1
    scheduled = Revision.objects.get(approved_go_live_at__isnull=False)
    scheduled.content["go_live_at"] = scheduled.approved_go_live_at = timezone.now() - timedelta(minutes=1)
    scheduled.save()
    call_command("publish_scheduled")
    version = blog.newest_version(article)
    assert (version.number, version.note, version.published_by) == (2, "Wie angekündigt.", world.cem)


def test_the_seal_fits_and_a_changed_word_breaks_it(world: World) -> None:
    version = Version.objects.get()
    assert verify(Body.from_json(version.body), Seal.from_json(version.seal)).holds
    assert checks.broken_checksums() == []
    version.body["blocks"][1]["value"]["html"] = "<p>Etwas anderes.</p>"
    version.save()
    assert checks.broken_checksums() == [f"Version 1 of page {world.article.pk} no longer fits its checksum."]


def test_the_checks_find_texts_and_pages_beside_their_versions(world: World) -> None:
    assert (
        checks.pages_without_version(),
        checks.texts_beside_their_version(),
        checks.wrong_histories(),
    ) == ([], [], [])
    Article.objects.update(standfirst="Heimlich geändert.")
    assert len(checks.texts_beside_their_version()) == 1
    Version.objects.update(passages={})
    assert len(checks.wrong_histories()) == 1
    draft = blog.draft()
    Article.objects.filter(pk=draft.pk).update(live=True)
    assert len(checks.pages_without_version()) == 1


def test_the_history_of_passages_follows_them(world: World) -> None:
    blocks = blog.stored(Article.objects.get())
    blocks[1]["value"] = "<p>Anders.</p>"
    blocks.append(blog.text("Neu.", "55555555-5555-4555-8555-555555555555"))
    blog.publish(blog.set_body(Article.objects.get(), blocks))
    history = blog.newest_version(world.article).passages
    assert [history[block["id"]] for block in blocks] == [[1, 1], [1, 2], [1, 1], [2, 2]]
    assert checks.wrong_histories() == []


def test_the_revision_of_a_version_is_protected(world: World) -> None:
    with pytest.raises(ProtectedError):
        Version.objects.get().revision.delete()
    call_command("purge_revisions")
    assert Version.objects.get().revision is not None


def test_a_page_with_versions_cannot_be_deleted_by_code_either(world: World) -> None:
    with pytest.raises(ProtectedError):
        Article.objects.get().delete()


def test_a_picture_of_a_version_is_kept_and_its_file_too(world: World) -> None:
    picture = blog.picture()
    value = {"image": picture.pk, "alt": "Ein Bild", "caption": ""}
    article = Article.objects.get()
    blog.publish(blog.set_body(article, [blog.block("picture", value)]))
    blog.publish(blog.set_body(Article.objects.get(), [blog.text("Ohne Bild.")]))
    with pytest.raises(ProtectedError):
        picture.delete()
    picture.file = get_test_image_file(filename="anderes.png")
    with pytest.raises(ValidationError):
        picture.full_clean()
    first = Version.objects.get(number=2).body["blocks"][0]["value"]
    assert (first["image"], first["alt"], first["credit"]) == (picture.pk, "Ein Bild", "Haltung")
    assert len(first["hash"]) == 40


def test_blocks_keep_their_uuid_through_save_publish_copy_and_translation(world: World) -> None:
    before = [one["id"] for one in blog.stored(Article.objects.get())]
    article = Article.objects.get()
    article.save()
    blog.publish(article)
    copy = article.copy(update_attrs={"slug": "kopie", "title": "Kopie"})
    english = article.copy_for_translation(Locale.objects.get(language_code="en"))
    for page in (article, copy, english):
        assert [one["id"] for one in blog.stored(Article.objects.get(pk=page.pk))] == before


def test_a_copy_that_is_live_has_a_first_version_of_its_own(world: World) -> None:
    copy = world.article.copy(update_attrs={"slug": "kopie", "title": "Kopie"})
    assert [(v.number, v.kind) for v in Version.objects.filter(page_id=copy.pk)] == [(1, VersionKind.FIRST)]


def test_blocks_without_or_with_doubled_ids_get_their_own(world: World) -> None:
    twin = blog.text("Zwilling.", "66666666-6666-4666-8666-666666666666")
    article = blog.set_body(Article.objects.get(), [twin, twin, {"type": "text", "value": "<p>Ohne.</p>"}])
    article.save()
    found = [one["id"] for one in blog.stored(Article.objects.get())]
    assert found[0] == twin["id"]
    assert len(set(found)) == 3


def test_rich_text_is_cleaned_whoever_writes_it(world: World) -> None:
    evil = '<p onclick="x()">Gut<script>alert(1)</script> <a href="javascript:alert(1)">Link</a><img src=x onerror=y></p>'
    forged = "Titel \ue000credit:contribution:x\ue001"
    article = blog.set_body(Article.objects.get(), [{"type": "text", "value": evil}])
    article.title = forged
    blog.publish(article)
    version = blog.newest_version(world.article)
    assert version.body["blocks"][0]["value"]["html"] == "<p>Gut Link</p>"
    assert blog.stored(Article.objects.get())[0]["value"] == "<p>Gut Link</p>"
    assert version.body["title"] == Article.objects.get().title == "Titel credit:contribution:x"
