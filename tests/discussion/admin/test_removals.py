"""Taking a passage, or words of it, out of everything for a reason of law, in the admin."""

import json
from pathlib import Path
from typing import Any

import pytest
from django.contrib.auth.models import Group, Permission
from django.test import Client
from django.urls import reverse
from wagtail.models import GroupPagePermission, Page, PageLogEntry, Revision

from blog.kinds import RedactionReason, VersionKind
from blog.models import Anchor, Article, Redaction, TimelineEvent, Version
from blog.queries import checks
from discussion.models import Merge
from discussion.queries.erasure_list import PASSAGE, entries
from tests.factories import blog, merging
from tests.world import FIRST, SECOND, World

pytestmark = pytest.mark.django_db
SECRET = "Herr Kanarius hat das Geld genommen."
KEPT = "Digitalisierung lebt durch die Menschen."
GIVEN = {"what": "stelle", "because": "Abmahnung vom 3. November, Az. 4711", "note": "Entfernt."}


@pytest.fixture(autouse=True)
def erasure_list(settings: Any, tmp_path: Path) -> None:
    settings.HALTUNG_ERASURE_LIST = tmp_path / "erasures.jsonl"


@pytest.fixture
def article(world: World) -> Article:
    """An article that says it in version 2, says it in other words in 3, and says it again in 4."""
    for html in (f"<p>{KEPT} {SECRET}</p>", f"<p>{KEPT} Anders.</p>", f"<p>{KEPT} {SECRET} Neu.</p>"):
        write(html, FIRST)
    return Article.objects.get()


@pytest.fixture
def desk(world: World, client: Client) -> Client:
    client.force_login(world.cem)
    return client


def write(html: str, block: str, *, publish: bool = True) -> Any:
    page = Article.objects.get()
    page = blog.set_body(
        page, [{**raw, "value": html} if raw["id"] == block else raw for raw in blog.stored(page)]
    )
    return blog.publish(page) if publish else page.save_revision()


def all_of(page: Article) -> str:
    return f"/redaktion/entfernen/{page.pk}/"


def one_of(page: Article, block: str = FIRST) -> str:
    return f"{all_of(page)}{block}/"


def everything_kept() -> str:
    rows: list[Any] = [*Version.objects.values_list("body", "note"), *Revision.objects.values_list("content")]
    rows += [*Anchor.objects.values_list("parts"), *Article.objects.values_list("body")]
    rows += [*Merge.objects.values_list("plan", "change")]
    return json.dumps(rows, ensure_ascii=False, default=lambda value: str(getattr(value, "raw_data", value)))


class TestFinding:
    def test_the_menu_of_an_articles_header_leads_there_for_those_who_may_erase(
        self, world: World, article: Article, client: Client
    ) -> None:
        eva = blog.user("eva@example.org", is_staff=True)
        writers = Group.objects.create(name="Schreibende")
        writers.permissions.add(*Permission.objects.filter(codename__in=["access_admin", "merge"]))
        change = Permission.objects.get(content_type__app_label="wagtailcore", codename="change_page")
        GroupPagePermission.objects.create(group=writers, page=Page.get_first_root_node(), permission=change)
        eva.groups.add(writers)
        for who, offered in ((world.cem, True), (eva, False)):
            client.force_login(who)
            html = client.get(f"/redaktion/pages/{article.pk}/edit/").content.decode()
            assert (all_of(article) in html) is offered

    def test_who_may_not_erase_gets_nothing(self, world: World, article: Article, client: Client) -> None:
        client.force_login(world.dana)
        for address in (all_of(article), one_of(article)):
            assert client.get(address).status_code in (302, 403)
            assert client.post(address, {**GIVEN, "entfernen": "1"}).status_code in (302, 403, 405)
        assert not Redaction.objects.exists()

    def test_all_passages_are_listed_with_their_versions_also_those_that_are_gone(
        self, article: Article, desk: Client
    ) -> None:
        blog.publish(blog.set_body(article, [raw for raw in blog.stored(article) if raw["id"] != SECOND]))
        html = desk.get(all_of(article)).content.decode()
        assert "steht nicht mehr im Text" in html
        assert "Drei Fragen stehen am Anfang." in html
        assert "Fassung 1 bis 4" in html

    def test_words_are_found_in_old_versions_too(self, article: Article, desk: Client) -> None:
        write("<p>Ganz anders.</p>", FIRST)
        html = desk.get(all_of(article), {"worte": "Kanarius"}).content.decode()
        assert one_of(article) in html
        assert one_of(article, SECOND) not in html


class TestSayingFirst:
    def test_nothing_happens_without_a_reason_for_the_record(self, article: Article, desk: Client) -> None:
        response = desk.post(one_of(article), {**GIVEN, "because": " ", "entfernen": "1"})
        assert response.status_code == 422
        assert not Redaction.objects.exists()

    def test_the_page_before_says_what_will_happen_and_does_nothing(
        self, article: Article, desk: Client
    ) -> None:
        html = desk.post(one_of(article), {**GIVEN, "what": "worte", "words": SECRET}).content.decode()
        assert "Fassung 2, 4" in html
        assert "es erscheint eine neue Fassung" in html
        assert "Das lässt sich nicht zurücknehmen." in html
        assert not Redaction.objects.exists()
        assert SECRET in everything_kept()

    def test_it_names_other_passages_that_say_the_same(self, article: Article, desk: Client) -> None:
        write(f"<p>Noch einmal: {SECRET}</p>", SECOND)
        html = desk.post(one_of(article), {**GIVEN, "what": "worte", "words": SECRET}).content.decode()
        assert one_of(article, SECOND) in html

    def test_of_a_whole_passage_each_sentence_is_looked_for_in_other_passages_and_in_comments(
        self, article: Article, desk: Client
    ) -> None:
        write(f"<p>Davor. {SECRET} Danach.</p>", SECOND)
        write("<p>Drei Fragen.</p>", SECOND)
        said = merging.publish(merging.submission(article, text=f"Stimmt: {SECRET}"))
        other = merging.publish(merging.submission(article, text="Herr Kanarius ist nett."))
        html = desk.post(one_of(article), GIVEN).content.decode()
        assert one_of(article, SECOND) in html
        assert reverse("discussion:comment", args=[said.comment.uuid]) in html
        assert reverse("discussion:comment", args=[other.comment.uuid]) not in html

    def test_words_that_stand_nowhere_are_refused(self, article: Article, desk: Client) -> None:
        response = desk.post(one_of(article), {**GIVEN, "what": "worte", "words": "Gibt es nicht."})
        assert response.status_code == 422
        assert "stehen in keiner Fassung" in response.content.decode()


class TestRemoving:
    def test_a_passage_goes_from_everything_and_why_is_kept(
        self, world: World, article: Article, desk: Client, django_capture_on_commit_callbacks: Any
    ) -> None:
        write(f"<p>Entwurf. {SECRET}</p>", FIRST, publish=False)
        with django_capture_on_commit_callbacks(execute=True):
            assert desk.post(one_of(article), {**GIVEN, "entfernen": "1"}).status_code == 302
        assert SECRET not in everything_kept()
        row = Redaction.objects.get()
        assert (row.reason, row.by, row.versions) == (RedactionReason.LAW, world.cem, [1, 2, 3, 4])
        assert row.words == GIVEN["because"]
        newest = Version.objects.order_by("-number")[0]
        assert (newest.number, newest.kind, newest.note) == (5, VersionKind.REMOVAL, "Entfernt.")
        assert checks.broken_checksums() == []
        assert PageLogEntry.objects.filter(action="discussion.removed_by_law", user=world.cem).count() == 1
        assert len([kind for kind, _hash in entries() if kind == PASSAGE]) == 4
        html = desk.get(all_of(article)).content.decode()
        assert GIVEN["because"] in html
        assert SECRET not in html

    def test_of_words_only_what_says_them_goes_and_the_rest_of_today_stays(
        self, article: Article, desk: Client
    ) -> None:
        write(f"<p>{KEPT} {SECRET} Entwurf. {SECRET}</p>", FIRST, publish=False)
        desk.post(one_of(article), {**GIVEN, "what": "worte", "words": SECRET, "entfernen": "1"})
        assert "Kanarius" not in everything_kept()
        assert [row.versions for row in Redaction.objects.order_by("pk")] == [[2], [4]]
        said = dict(Version.objects.values_list("number", "body"))
        assert KEPT in json.dumps(said[1])
        assert "Anders." in json.dumps(said[3])
        assert f"<p>{KEPT} Neu.</p>" in json.dumps(said[5])
        draft = Article.objects.get().get_latest_revision_as_object()
        assert f"<p>{KEPT} Entwurf.</p>" in json.dumps(list(blog.stored(draft)))
        assert (
            checks.broken_checksums() == checks.wrong_histories() == checks.texts_beside_their_version() == []
        )

    def test_readers_see_that_something_is_gone_and_never_why(
        self, article: Article, desk: Client, client: Client
    ) -> None:
        desk.post(one_of(article), {**GIVEN, "entfernen": "1"})
        client.logout()
        for address in ("", "fassungen/", "fassungen/2/", "fassungen/3..4/", "aenderungen.xml"):
            html = client.get(f"/artikel/digitalisierung/{address}").content.decode()
            assert "Kanarius" not in html, address
            assert "4711" not in html, address
        assert TimelineEvent.objects.filter(kind="passage_removed").count() == 1

    def test_a_page_that_was_withdrawn_loses_words_too(
        self, world: World, article: Article, desk: Client
    ) -> None:
        Article.objects.get().unpublish(user=world.cem)
        desk.post(one_of(article), {**GIVEN, "what": "worte", "words": SECRET, "entfernen": "1"})
        assert "Kanarius" not in everything_kept()
        assert KEPT in json.dumps(list(blog.stored(Article.objects.get())))

    def test_what_is_being_written_there_at_the_desk_goes_too(
        self, world: World, article: Article, desk: Client
    ) -> None:
        edit = {
            "op": "replace",
            "id": FIRST,
            "block": {"id": FIRST, "kind": "text", "value": {"html": f"<p>{SECRET}</p>"}},
        }
        row = Merge.objects.create(
            page=article,
            editor=world.cem,
            base=Version.objects.get(page=article, number=4),
            state="draft",
            plan={"edits": [edit], "folds": []},
        )
        desk.post(one_of(article), {**GIVEN, "what": "worte", "words": SECRET, "entfernen": "1"})
        row.refresh_from_db()
        assert row.plan["edits"] == []

    def test_twice_is_once(self, article: Article, desk: Client) -> None:
        desk.post(one_of(article), {**GIVEN, "entfernen": "1"})
        assert desk.post(one_of(article), {**GIVEN, "entfernen": "1"}).status_code == 404
        assert Redaction.objects.count() == 1

    def test_a_picture_may_be_deleted_once_no_version_shows_it(self, article: Article, desk: Client) -> None:
        picture = blog.picture()
        shown = "44444444-4444-4444-8444-444444444444"
        value = {"image": picture.pk, "alt": "Ein Bild", "caption": ""}
        blog.publish(blog.set_body(article, [*blog.stored(article), blog.block("picture", value, shown)]))
        html = desk.post(one_of(article, shown), GIVEN).content.decode()
        assert "Die Datei selbst liegt weiter unter Bilder" in html
        desk.post(one_of(article, shown), {**GIVEN, "entfernen": "1"})
        picture.delete()
