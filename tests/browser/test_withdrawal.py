"""Taking back in a browser: the name, a text that went into the article, and everything."""

import re
from datetime import timedelta
from typing import Any

import pytest
from django.core import mail
from django.utils import timezone
from playwright.sync_api import Page, expect

from discussion.actions.erasing.job import erase_who_is_due
from discussion.actions.withdrawal_tasks import settle_what_is_due
from discussion.models import Contribution, Token
from tests.browser.accessible import assert_accessible
from tests.discussion.reader import work
from tests.factories import merging
from tests.world import World, make_world

WORDS = "Zuhören ist der Anfang."
NAME = "Ben Beiträger"


@pytest.fixture
def world(live_site: Any, settings: Any, tmp_path: Any) -> World:
    settings.HALTUNG_ERASURE_LIST = tmp_path / "erasures.jsonl"
    return make_world()


@pytest.fixture
def merged(world: World) -> Contribution:
    row = merging.contribution(world.article, text=WORDS, name=NAME, email="ben@example.org")
    merging.merged(world.article, row, by=world.cem, change=merging.added(WORDS))
    return Contribution.objects.select_related("submission").get(pk=row.pk)


def receipt(row: Contribution) -> str:
    return f"/beitrag/{Token.objects.mint(row.submission, Token.RECEIPT, proved=True)}/"


def act(page: Page, fold: str, button: str) -> None:
    page.locator("summary").filter(has_text=fold).first.click()
    page.get_by_role("button", name=button, exact=True).filter(visible=True).click()


def link_in_mail(pattern: str) -> str:
    work()
    found = [m[0] for message in mail.outbox if (m := re.search(pattern, str(message.body)))]
    return found[-1]


@pytest.mark.parametrize("script", [True, False], ids=["with script", "without script"])
def test_one_act_takes_the_name_away_everywhere(
    open_page: Any, world: World, merged: Contribution, script: bool
):
    with open_page(java_script_enabled=script) as page:
        page.goto(world.article.url)
        expect(page.get_by_text(NAME).first).to_be_attached()
        page.goto(receipt(merged))
        act(page, "Meinen Namen überall entfernen", "Namen überall entfernen")
        expect(page.get_by_role("status")).to_contain_text("Dein Name ist entfernt")
        for address in (world.article.url, f"{world.article.url}fassungen/2/"):
            page.goto(address)
            assert NAME not in page.content()


def test_a_withdrawn_text_is_a_task_and_gone_at_its_end(
    page: Page, open_page: Any, sign_in: Any, world: World, merged: Contribution
):
    page.goto(receipt(merged))
    act(page, "Meinen Text zurückziehen", "Text zurückziehen")
    expect(page.get_by_text("neu zu schreiben")).to_be_visible()
    assert_accessible(page)
    with open_page(cookies=sign_in(world.cem)) as editor:
        editor.goto("/redaktion/widerrufe/")
        expect(editor.get_by_text(WORDS)).to_be_visible()
        editor.get_by_role("link", name=re.compile("Erledigen")).click()
        expect(editor.get_by_role("button", name="Ist neu geschrieben")).to_be_visible()
    settle_what_is_due(now=timezone.now() + timedelta(days=15))
    page.goto(world.article.url)
    assert WORDS not in page.content()
    page.goto(receipt(merged))
    expect(page.get_by_text("nach Ablauf der Frist entfernt").first).to_be_visible()


def test_an_erasure_is_confirmed_stopped_asked_again_and_reported(
    page: Page, world: World, merged: Contribution
):
    page.goto(receipt(merged))
    act(page, "Alle meine Daten löschen", "Löschung verlangen")
    page.goto(link_in_mail(r"/loeschen/[\w-]+/bestaetigen/"))
    assert_accessible(page)
    page.get_by_role("button", name="Ja, alles löschen").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Bestätigt")
    page.goto(link_in_mail(r"/loeschen/[\w-]{30,}/(?=\s)"))
    page.get_by_role("button", name="Doch nicht löschen").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Angehalten")

    page.goto(receipt(merged))
    act(page, "Alle meine Daten löschen", "Löschung verlangen")
    page.goto(link_in_mail(r"/loeschen/[\w-]+/bestaetigen/"))
    page.get_by_role("button", name="Ja, alles löschen").click()
    due = timezone.now() + timedelta(hours=25)
    erase_who_is_due(now=due)
    report = link_in_mail(r"/loeschen/[\w-]{30,}/(?=\s)")
    assert erase_who_is_due(now=due) == 1
    page.goto(report)
    expect(page.get_by_role("heading", level=1)).to_contain_text("Deine Daten sind gelöscht")
    expect(page.get_by_text("Name, Adresse, Organisation, Funktion")).to_be_visible()
    assert_accessible(page)
    page.goto(world.article.url)
    assert WORDS not in page.content()
    assert NAME not in page.content()
