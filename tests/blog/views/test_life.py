"""How alive an article is, told openly: versions by kind, states of sections, what is new since a version."""

from datetime import timedelta
from uuid import UUID

import pytest
from django.core.cache import cache
from django.test import Client
from django.utils import timezone

from blog.actions.review import review
from blog.actions.set_section_state import set_section_state
from blog.kinds import EventKind, SectionStateKind, VersionKind
from blog.models import Article, TimelineEvent
from blog.queries.life import QUIET_AFTER, life_of
from blog.registries import Waiting
from tests.factories import blog
from tests.world import FIRST, SECOND, THIRD, World, make_world

pytestmark = pytest.mark.django_db

ARTICLE = "/artikel/digitalisierung/"


@pytest.fixture
def world() -> World:
    cache.clear()
    return make_world()


def page(client: Client, address: str = ARTICLE) -> str:
    response = client.get(address)
    assert response.status_code == 200
    return response.content.decode()


def change(world: World, *blocks, kind: str = "", note: str = "") -> None:
    blog.publish(blog.set_body(Article.objects.get(pk=world.article.pk), list(blocks)), kind=kind, note=note)


def grown(world: World) -> None:
    """Version 2 corrects the second passage, version 3 adds one; in between somebody checked it."""
    head = blog.block("heading", {"text": "Am Anfang", "level": "2"}, THIRD)
    first = blog.text("Digitalisierung lebt durch die Menschen.", FIRST)
    second = blog.text("Vier Fragen stehen am Anfang.", SECOND)
    change(world, head, first, second, kind=VersionKind.CORRECTION, note="Es sind vier.")
    review(page=Article.objects.get(pk=world.article.pk), by=world.cem)
    change(world, head, first, second, blog.text("Und das war erst der Anfang."), kind=VersionKind.ADDITION)


def test_the_timeline_tells_versions_and_events_in_one_row(world: World, client: Client) -> None:
    grown(world)
    html = page(client, f"{ARTICLE}fassungen/")
    html = html[html.index('class="timeline"') :]
    assert html.index("Fassung 3") < html.index("Geprüft, nichts geändert") < html.index("Fassung 2")


def test_the_timeline_can_be_read_by_kind(world: World, client: Client) -> None:
    grown(world)
    html = page(client, f"{ARTICLE}fassungen/?art=berichtigung")
    assert '<a href="?art=berichtigung" aria-current="true">' in html
    shown = html[html.index('class="timeline"') :]
    assert "Es sind vier." in shown
    assert "Fassung 3" not in shown.replace("2..3", "")
    assert "Geprüft" not in shown
    checked = page(client, f"{ARTICLE}fassungen/?art=geprueft")
    assert "Geprüft, nichts geändert" in checked[checked.index('class="timeline"') :]
    assert page(client, f"{ARTICLE}fassungen/?art=unsinn") == page(client, f"{ARTICLE}fassungen/")


def test_without_script_each_version_leads_to_what_changed_since(world: World, client: Client) -> None:
    grown(world)
    assert f'href="{ARTICLE}fassungen/1..3/"' in page(client, f"{ARTICLE}fassungen/")


def test_the_state_of_a_section_stands_at_its_heading_and_in_the_contents(
    world: World, client: Client
) -> None:
    head = blog.block("heading", {"text": "Am Anfang", "level": "2"}, THIRD)
    other = blog.block("heading", {"text": "Am Ende", "level": "2"}, SECOND)
    change(world, head, blog.text("Dazwischen.", FIRST), other)
    page(client)
    set_section_state(
        page=world.article, block=UUID(THIRD), state=SectionStateKind.OPEN_QUESTION, by=world.cem
    )
    html = page(client)
    assert html.count("offene Frage") == 2
    assert TimelineEvent.objects.filter(kind=EventKind.SECTION_STATE).count() == 1
    assert page(client, f"{ARTICLE}fassungen/").count("Fassung 3") == 0


def test_setting_the_same_state_again_is_no_event(world: World) -> None:
    for _time in range(2):
        set_section_state(page=world.article, block=UUID(THIRD), state=SectionStateKind.SETTLED, by=world.cem)
    assert TimelineEvent.objects.filter(kind=EventKind.SECTION_STATE).count() == 1
    assert set_section_state(page=world.article, block=UUID(THIRD), state=None, by=world.cem) == 1


def test_an_editor_sets_the_states_on_one_page(world: World, client: Client) -> None:
    client.force_login(world.cem)
    address = f"/redaktion/einarbeiten/{world.article.pk}/abschnitte/"
    assert "Am Anfang" in page(client, address)
    assert client.post(address, {THIRD: "in_talk"}).status_code == 302
    assert "in Diskussion" in page(client)
    client.force_login(world.dana)
    assert client.get(address).status_code in (302, 403)


def test_what_is_new_since_a_version_names_sections_and_passages(world: World, client: Client) -> None:
    grown(world)
    html = page(client, f"{ARTICLE}seit/1/")
    assert "2 Stellen sind neu oder anders" in html
    assert "p-22222222" in html
    assert "p-11111111" not in html
    assert f'href="{ARTICLE}fassungen/1..3/"' in html
    assert "Am Anfang" in html
    assert "nichts geändert" in page(client, f"{ARTICLE}seit/3/")
    for number in (0, 4):
        assert client.get(f"{ARTICLE}seit/{number}/").status_code == 404


def test_what_is_new_is_the_same_for_everybody_and_may_be_kept(world: World, client: Client) -> None:
    response = client.get(f"{ARTICLE}seit/1/")
    assert response.headers["Cache-Control"] == "no-cache, public"
    assert "ETag" in response.headers
    assert not response.cookies


def test_a_quiet_article_says_so() -> None:
    now = timezone.now()
    lively = Waiting(last_comment=now - timedelta(days=1))
    old = now - QUIET_AFTER - timedelta(days=1)
    assert life_of(lively, last_changed=old, last_reviewed=None, now=now).quiet_since is None
    silent = Waiting(last_comment=old - timedelta(days=5))
    assert life_of(silent, last_changed=old, last_reviewed=None, now=now).quiet_since == old


def test_checked_and_changed_are_two_days(world: World, client: Client) -> None:
    grown(world)
    html = page(client)
    assert "zuletzt geändert am" in html
    assert "zuletzt geprüft am" in html


def test_these_pages_cost_as_many_statements_for_many_versions(
    world: World, client: Client, django_assert_max_num_queries
) -> None:
    def count(address: str) -> int:
        cache.clear()
        with django_assert_max_num_queries(30) as statements:
            page(client, address)
        return len(statements)

    addresses = (f"{ARTICLE}seit/1/", f"{ARTICLE}fassungen/", f"{ARTICLE}stelle/11111111/geschichte/")
    grown(world)
    few = [count(address) for address in addresses]
    for number in range(5):
        change(world, blog.text(f"Menschen, zum {number}. Mal.", FIRST))
        review(page=Article.objects.get(pk=world.article.pk), by=world.cem)
    assert [count(address) for address in addresses] == few
