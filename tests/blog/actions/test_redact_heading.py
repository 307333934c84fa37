"""Title and standfirst taken out for a reason of law: nowhere any more, and the rest of each version verifies."""

import json
from typing import Any

import pytest
from django.test import Client
from wagtail.models import Page, PageLogEntry, Revision
from wagtail.search.models import IndexEntry

from blog.actions.redact_heading import redact_heading
from blog.kinds import RedactionReason, VersionKind
from blog.models import Article, Redaction, Version
from blog.queries import checks
from blog.text.body import Body
from blog.text.canonical import Seal, verify
from tests.factories import blog
from tests.world import World, make_world

pytestmark = pytest.mark.django_db
TITLE, LEAD = "Kanarius hat das Geld genommen", "Und Kanarius weiß es."
LAW = RedactionReason.LAW


@pytest.fixture
def world() -> World:
    """An article that said it in versions 2 and 3, and says it still in the third; a draft says it, too."""
    world = make_world()
    for number in (2, 3):
        page = Article.objects.get()
        page.title, page.seo_title = TITLE, f"{TITLE}!"
        page.standfirst = page.search_description = f"{LEAD} {number}"
        blog.publish(page)
    Article.objects.get().save_revision(log_action="wagtail.edit")
    return world


def everything_kept() -> str:
    rows: list[Any] = [
        *Version.objects.values_list("body"),
        *Revision.objects.values_list("content", "object_str"),
    ]
    rows += Page.objects.values_list("title", "draft_title", "seo_title", "search_description")
    rows += [*Article.objects.values_list("standfirst"), *PageLogEntry.objects.values_list("label", "data")]
    rows += IndexEntry.objects.values_list()
    return json.dumps(rows, ensure_ascii=False, default=str)


def out(world: World, part: str, **told: Any) -> Redaction | None:
    return redact_heading(
        page_id=world.article.pk,
        part=part,
        reason=LAW,
        **{"instead": "Es ging um Geld", "words": "Kanarius", **told},
    )


def both(world: World) -> None:
    out(world, "title", note="Entfernt.")
    out(world, "standfirst", instead="Worum es ging.")


def test_it_stands_nowhere_any_more(world: World) -> None:
    assert "Kanarius" in everything_kept()
    both(world)
    assert "Kanarius" not in everything_kept()


def test_only_versions_that_said_it_lose_it_and_each_still_verifies(world: World) -> None:
    before = dict(Version.objects.values_list("number", "checksum"))
    row = out(world, "title")
    assert row is not None
    assert row.versions == [2, 3]
    for version in Version.objects.filter(number__lte=3):
        found = verify(Body.from_json(version.body), Seal.from_json(version.seal))
        assert (found.holds, found.redacted) == (True, ("title",) if version.number > 1 else ())
        assert version.checksum == before[version.number]
    assert checks.broken_checksums() == checks.texts_beside_their_version() == []


def test_what_still_stood_there_changes_by_a_further_version_that_readers_are_told_of(world: World) -> None:
    out(world, "title", note="Entfernt.")
    newest = Version.objects.latest("number")
    assert (newest.number, newest.kind, newest.note) == (4, VersionKind.REMOVAL, "Entfernt.")
    assert newest.body["title"] == Article.objects.get().title == "Es ging um Geld"
    assert Article.objects.get().standfirst == f"{LEAD} 3"


def test_what_stands_there_since_stays(world: World) -> None:
    page = Article.objects.get()
    page.title = page.seo_title = "Etwas anderes"
    blog.publish(page)
    out(world, "title")
    assert Article.objects.get().title == Version.objects.latest("number").body["title"] == "Etwas anderes"
    assert Version.objects.count() == 4


def test_without_words_every_wording_goes(world: World) -> None:
    row = out(world, "standfirst", instead="Worum es ging.", words="")
    assert row is not None
    assert [
        body["standfirst"] for body in Version.objects.order_by("number").values_list("body", flat=True)
    ] == ["", "", "", "Worum es ging."]
    assert Article.objects.get().search_description == ""


def test_old_versions_say_that_something_was_removed(world: World, client: Client) -> None:
    both(world)
    old = client.get("/artikel/digitalisierung/fassungen/2/").content.decode()
    assert "[Titel aus rechtlichen Gründen entfernt]" in old
    assert (
        "Der Vorspann wurde aus rechtlichen Gründen entfernt, aus jeder Fassung, in der hier diese Worte standen."
        in old
    )
    code = Version.objects.get(number=2).code
    for address in ("", "fassungen/", "fassungen/1..2/", "fassungen/3..4/", "aenderungen.xml"):
        assert "Kanarius" not in client.get(f"/artikel/digitalisierung/{address}").content.decode(), address
    cited = client.get(f"/f/{code}/zitieren/").content.decode()
    assert "[Titel aus rechtlichen Gründen entfernt]" in cited


def test_a_page_that_is_not_public_any_more_loses_it_as_well(world: World) -> None:
    Article.objects.get().unpublish(user=world.cem)
    both(world)
    assert "Kanarius" not in everything_kept()
    assert Version.objects.count() == 3


def test_twice_is_once(world: World) -> None:
    out(world, "title")
    assert out(world, "title") is None
    assert Redaction.objects.count() == 1
