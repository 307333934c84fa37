"""Tests of taking words out of the text, and passages out of everything that was ever published."""

import json
from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from wagtail.models import Revision, Workflow, WorkflowPage

from blog.actions.carry_anchors import rebuild_placements
from blog.actions.make_anchor import make_anchor
from blog.actions.redact_passage import redact_passage
from blog.actions.take_out import take_out
from blog.kinds import EventKind, RedactionReason, VersionKind
from blog.models import Anchor, Article, Redaction, TimelineEvent, Version
from blog.queries import checks
from blog.queries.placements import placements_of
from blog.text.anchors import Parts, anchor_to, whole_block
from blog.text.body import Body
from blog.text.canonical import Seal, verify
from tests.factories import blog
from tests.world import FIRST, SECOND, World, make_world

pytestmark = pytest.mark.django_db
SECRET = "Das sagte Kanaria Unverwechselbar selbst."


@pytest.fixture
def world() -> World:
    """An article whose first passage holds a sentence of somebody's from version 2 on; version 3 changes another one."""
    world = make_world()
    write(f"<p>Digitalisierung lebt durch die Menschen. {SECRET}</p>", FIRST)
    write("<p>Vier Fragen stehen am Anfang.</p>", SECOND)
    return world


def write(html: str, block: str, *, publish: bool = True) -> Any:
    article = Article.objects.get()
    stored = [{**raw, "value": html} if raw["id"] == block else raw for raw in (blog.stored(article))]
    article = blog.set_body(article, stored)
    return blog.publish(article) if publish else article.save_revision()


def body(number: int) -> Body:
    return Body.from_json(Version.objects.get(number=number).body)


def anchored(words: str) -> Anchor:
    version = Version.objects.get(number=2)
    block = body(2).block(FIRST)
    assert block is not None
    start = block.value["html"].index(words) - len("<p>")
    return make_anchor(
        page_id=version.page_id, version=version, parts=[anchor_to(block, start, start + len(words))]
    )


def parts_of(anchor: Anchor) -> Parts:
    return placements_of(anchor.page_id)[anchor.pk].parts


def everything_stored() -> str:
    """All that is kept about the article, as one text."""
    rows: list[Any] = [*Version.objects.values_list("body", "seal"), *Revision.objects.values_list("content")]
    rows += [*Anchor.objects.values_list("parts"), *Article.objects.values_list("body")]
    rows += [
        [
            [part.to_json() for part in placed.parts]
            for placed in placements_of(Article.objects.get().pk).values()
        ]
    ]
    return json.dumps(rows, ensure_ascii=False, default=lambda value: str(getattr(value, "raw_data", value)))


class TestTakingOut:
    def test_a_sentence_goes_as_a_further_version_that_says_why_and_the_rest_stays(
        self, world: World
    ) -> None:
        version = take_out(page=world.article, parts=parts_of(anchored(SECRET)), note="Auf Wunsch entfernt.")
        assert version is not None
        assert (version.number, version.kind, version.note) == (
            4,
            VersionKind.REMOVAL,
            "Auf Wunsch entfernt.",
        )
        assert body(4).block(FIRST).value == {"html": "<p>Digitalisierung lebt durch die Menschen.</p>"}
        assert body(4).blocks[2] == body(3).blocks[2]

    def test_a_passage_that_says_nothing_else_goes_as_a_whole(self, world: World) -> None:
        second = body(3).block(SECOND)
        assert second
        take_out(page=world.article, parts=(whole_block(second),), note="")
        assert body(4).block(SECOND) is None

    def test_twice_is_once(self, world: World) -> None:
        parts = parts_of(anchored(SECRET))
        take_out(page=world.article, parts=parts, note="")
        assert take_out(page=world.article, parts=parts, note="") is None
        assert Version.objects.count() == 4

    def test_a_draft_loses_the_words_too_and_stays_a_draft(self, world: World) -> None:
        parts = parts_of(anchored(SECRET))
        write(f"<p>Entwurf. Digitalisierung lebt durch die Menschen. {SECRET}</p>", FIRST, publish=False)
        take_out(page=world.article, parts=parts, note="")
        article = Article.objects.get()
        assert article.has_unpublished_changes
        draft = article.get_latest_revision_as_object()
        assert blog.stored(draft)[1]["value"] == "<p>Entwurf. Digitalisierung lebt durch die Menschen.</p>"
        assert "Entwurf" not in json.dumps(body(4).to_json())

    def test_no_lock_no_review_and_no_schedule_stands_in_its_way(self, world: World) -> None:
        from django.utils import timezone

        parts = parts_of(anchored(SECRET))
        article = Article.objects.get()
        article.locked, article.locked_by = True, world.cem
        article.save()
        workflow = Workflow.objects.create(name="Vier Augen")
        WorkflowPage.objects.create(workflow=workflow, page=article)
        revision = write(f"<p>Später. {SECRET}</p>", FIRST, publish=False)
        later = timezone.now() + timedelta(days=3)
        Revision.objects.filter(pk=revision.pk).update(approved_go_live_at=later)
        assert take_out(page=world.article, parts=parts, note="") is not None
        revision.refresh_from_db()
        assert revision.approved_go_live_at == later
        assert SECRET not in revision.content["body"]


class TestRedacting:
    def test_a_passage_is_gone_from_every_version_revision_and_quotation(self, world: World) -> None:
        anchored(SECRET)
        write(f"<p>Noch ein Entwurf. {SECRET}</p>", FIRST, publish=False)
        assert "Unverwechselbar" in everything_stored()
        redaction = redact_passage(
            page_id=world.article.pk, block=FIRST, reason=RedactionReason.LAW, by=world.cem
        )
        assert redaction is not None
        assert redaction.versions == [1, 2, 3]
        assert "Unverwechselbar" not in everything_stored()
        assert TimelineEvent.objects.filter(kind=EventKind.PASSAGE_REMOVED).count() == 1

    def test_the_rest_of_each_version_still_verifies(self, world: World) -> None:
        before = dict(Version.objects.values_list("number", "checksum"))
        redact_passage(page_id=world.article.pk, block=FIRST, reason=RedactionReason.LAW)
        for version in Version.objects.filter(number__lte=3):
            shown = verify(Body.from_json(version.body), Seal.from_json(version.seal))
            assert shown.holds
            assert len(shown.redacted) == 1
            assert version.checksum == before[version.number]
        assert (
            checks.broken_checksums() == checks.wrong_histories() == checks.texts_beside_their_version() == []
        )

    def test_what_still_stood_in_the_text_goes_by_a_further_version(self, world: World) -> None:
        redact_passage(page_id=world.article.pk, block=FIRST, reason=RedactionReason.LAW, note="Entfernt.")
        newest = Version.objects.get(number=4)
        assert (newest.kind, newest.note) == (VersionKind.REMOVAL, "Entfernt.")
        assert body(4).block(FIRST) is None

    def test_it_is_shown_as_removed_in_old_versions_and_differences(
        self, world: World, client: Client
    ) -> None:
        redact_passage(page_id=world.article.pk, block=FIRST, reason=RedactionReason.LAW)
        for address in (
            "",
            "fassungen/",
            "fassungen/2/",
            "fassungen/1..2/",
            "fassungen/3..4/",
            "aenderungen.xml",
        ):
            html = client.get(f"/artikel/digitalisierung/{address}").content.decode()
            assert "Unverwechselbar" not in html, address
        assert (
            "aus rechtlichen Gründen entfernt, aus jeder Fassung, in der hier diese Worte standen."
            in client.get("/artikel/digitalisierung/fassungen/2/").content.decode()
        )

    def test_what_stands_there_since_stays_where_only_old_words_go(self, world: World) -> None:
        theirs, hers = anchored("Digitalisierung lebt durch die Menschen."), anchored(SECRET)
        take_out(page=world.article, parts=parts_of(hers), note="")
        redact_passage(
            page_id=world.article.pk, block=FIRST, reason=RedactionReason.ERASURE, upto=3, words=[SECRET]
        )
        assert "Unverwechselbar" not in everything_stored()
        assert body(4).block(FIRST).value["html"] == "<p>Digitalisierung lebt durch die Menschen.</p>"
        assert body(3).block(FIRST).kind == "redacted"
        theirs.refresh_from_db()
        assert theirs.parts[0]["exact"] == "Digitalisierung lebt durch die Menschen."

    def test_twice_is_once(self, world: World) -> None:
        redact_passage(page_id=world.article.pk, block=FIRST, reason=RedactionReason.LAW)
        assert redact_passage(page_id=world.article.pk, block=FIRST, reason=RedactionReason.LAW) is None
        assert Redaction.objects.count() == 1

    def test_places_can_still_be_made_anew(self, world: World) -> None:
        anchored(SECRET)
        redact_passage(page_id=world.article.pk, block=FIRST, reason=RedactionReason.LAW)
        rebuild_placements(world.article.pk)
        assert "Unverwechselbar" not in everything_stored()

    def test_a_page_that_is_not_public_any_more_loses_it_as_well(self, world: World) -> None:
        Article.objects.get().unpublish(user=world.cem)
        redact_passage(page_id=world.article.pk, block=FIRST, reason=RedactionReason.LAW)
        assert "Unverwechselbar" not in everything_stored()
        assert Version.objects.count() == 3

    def test_a_wish_is_not_called_the_law_and_versions_without_the_words_are_not_meant(
        self, world: World, client: Client
    ) -> None:
        write("<p>Digitalisierung lebt durch die Menschen.</p>", FIRST)
        redact_passage(
            page_id=world.article.pk,
            block=FIRST,
            reason=RedactionReason.ERASURE,
            since=2,
            upto=3,
            words=[SECRET],
        )
        wish = "Diese Stelle wurde aus dieser Fassung entfernt, auf Wunsch der Person, deren Worte es waren."

        def told(address: str) -> str:
            return client.get(f"/artikel/digitalisierung/{address}").content.decode()

        for address in ("fassungen/2/", "fassungen/1..2/", f"stelle/{FIRST[:8]}/geschichte/"):
            page = told(address)
            assert wish in page, address
            assert "jeder Fassung" not in page, address
            assert "rechtlichen" not in page, address
        assert wish not in told("fassungen/1/") + told("fassungen/4/")

    def test_in_a_difference_it_is_neither_new_nor_gone(self, world: World, client: Client) -> None:
        redact_passage(
            page_id=world.article.pk,
            block=FIRST,
            reason=RedactionReason.ERASURE,
            since=2,
            upto=2,
            words=[SECRET],
        )
        for address in ("fassungen/1..2/", "fassungen/2..1/"):
            page = client.get(f"/artikel/digitalisierung/{address}").content.decode()
            piece = page[page.index(f'id="p-{FIRST[:8]}"') :].split('class="piece piece--', 1)[0]
            assert "Wortlaut entfernt" in piece
            assert page.count(f'id="p-{FIRST[:8]}"') == 1
            assert "piece--added" not in page
            assert "piece--removed" not in page
            assert "Digitalisierung lebt durch" not in piece
        feed = client.get("/artikel/digitalisierung/aenderungen.xml").content.decode()
        assert "Wortlaut entfernt" in feed
        assert "Entfernter Text" not in feed
