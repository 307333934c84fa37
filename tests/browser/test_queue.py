"""The desk's queue in a browser: everything by keys alone, and without script."""

import re
from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest
from django.urls import reverse
from django.utils import timezone
from playwright.sync_api import Page, expect

from discussion.kinds import AskAnswer, Channel, UseChoice, Verb
from discussion.models import Ask, Contribution, Decision
from discussion.states import ContributionState
from tests.browser.accessible import assert_accessible
from tests.discussion import comments
from tests.factories import merging
from tests.world import World, make_world

TEXTS = (
    "Fragt die Nachtschicht. Sie ist um vier Uhr allein im Haus. Und zahlt besser.",
    "Die Nachtschicht kennt jedes Geräusch.",
    "Wer fragt die Nachtschicht? Niemand.",
    "Technik ist nicht alles.",
)


@pytest.fixture
def world(live_site: Any) -> World:
    world = make_world()
    for step, text in enumerate(TEXTS):
        use = (UseChoice.WORDING, UseChoice.IDEA)[step % 2]
        one = merging.contribution(world.article, text=text, name=f"Person Nummer{step}", use=use)
        when = timezone.now() - timedelta(days=20 - step)
        Contribution.objects.filter(pk=one.pk).update(created_at=when)
    last = Contribution.objects.order_by("-pk")[0]
    Ask.objects.create(
        contribution=last,
        answer_by=timezone.now(),
        answer=AskAnswer.CHANGE,
        answer_words="Bitte ohne „nicht“.",
        closed_at=timezone.now(),
    )
    return world


@pytest.fixture
def desk(open_page: Any, sign_in: Callable[[Any], Any], world: World) -> Any:
    with open_page(cookies=sign_in(world.cem)) as page:
        page.goto(reverse("merge_overview"))
        yield page


def tab_to(page: Page, wanted: str, *, most: int = 120) -> None:
    """Press Tab until what has the focus fits a selector."""
    for _step in range(most):
        page.keyboard.press("Tab")
        if page.evaluate("wanted => document.activeElement.matches(wanted)", wanted):
            return
    raise AssertionError(f"Tab never reached {wanted}")


def focused(page: Page) -> str:
    return str(page.evaluate("document.activeElement.textContent.trim()"))


def test_an_editor_works_through_the_queue_by_keys_alone(desk: Page, world: World) -> None:
    tab_to(desk, "#filter-q")
    desk.keyboard.type("Nachtschicht")
    desk.keyboard.press("Enter")
    desk.wait_for_url(re.compile("q=Nachtschicht"))
    expect(desk.locator("[data-line]")).to_have_count(3)

    tab_to(desk, "[data-open]")
    first = focused(desk)
    desk.keyboard.press("x")
    desk.keyboard.press("j")
    assert focused(desk) != first
    desk.keyboard.press("x")
    desk.keyboard.press("k")
    assert focused(desk) == first
    expect(desk.locator("[data-count]")).to_have_text("2 ausgewählt")
    with desk.expect_navigation():
        desk.keyboard.press("a")
    expect(desk.locator(".desk-mine")).to_have_count(2)
    # The focus comes back to where it was.
    expect(desk.locator("[data-open]").first).to_be_focused()

    desk.keyboard.press("d")
    # The same day in either order of day and month.
    desk.keyboard.type("02022027")
    with desk.expect_navigation():
        desk.keyboard.press("Enter")
    due = Contribution.objects.filter(due=date(2027, 2, 2), assigned_to=world.cem)
    assert due.count() == 2

    expect(desk.locator("[data-open]").first).to_be_focused()
    _decline_the_third(desk)
    tab_to(desk, "[data-open]")
    with desk.expect_navigation():
        desk.keyboard.press("Enter")
    assert f"/einarbeiten/{world.article.pk}/?beitrag=" in desk.url


def _decline_the_third(desk: Page) -> None:
    for key in "xjxjx":
        desk.keyboard.press(key)
    expect(desk.locator("[data-count]")).to_have_text("1 ausgewählt")
    tab_to(desk, "summary.no")
    desk.keyboard.press("Enter")
    tab_to(desk, "#desk-reason")
    desk.keyboard.press("ArrowDown")
    tab_to(desk, "#desk-words")
    desk.keyboard.type("Danke.")
    tab_to(desk, "[value=ablehnen]")
    with desk.expect_navigation():
        desk.keyboard.press("Enter")
    declined = Contribution.objects.get(state=ContributionState.DECLINED)
    assert declined.submission.text == TEXTS[2]
    assert Decision.objects.get(verb=Verb.DECLINED).words == "Danke."
    expect(desk.locator("[data-line]")).to_have_count(2)


def test_letters_do_nothing_outside_of_the_list(desk: Page) -> None:
    desk.locator("#filter-q").focus()
    desk.keyboard.type("jaxd")
    expect(desk.locator("#filter-q")).to_have_value("jaxd")
    desk.locator(".desk-tabs a").first.focus()
    for key in "xad":
        desk.keyboard.press(key)
    expect(desk.locator("[name=beitrag]:checked")).to_have_count(0)
    assert not Decision.objects.filter(verb=Verb.ASSIGNED).exists()


def test_a_letter_without_a_choice_means_the_line_with_the_focus(desk: Page) -> None:
    desk.locator("[data-open]").nth(1).focus()
    with desk.expect_navigation():
        desk.keyboard.press("a")
    assert [one.submission.text for one in Contribution.objects.exclude(assigned_to=None)] == [TEXTS[1]]
    expect(desk.locator("[name=beitrag]:checked")).to_have_count(0)
    desk.locator("[data-open]").nth(1).focus()
    desk.keyboard.press("d")
    expect(desk.locator("#desk-due")).to_be_focused()
    desk.keyboard.press("Escape")
    expect(desk.locator("[data-open]").nth(1)).to_be_focused()


def test_without_script_the_queue_does_the_same(
    open_page: Any, sign_in: Callable[[Any], Any], world: World
) -> None:
    with open_page(cookies=sign_in(world.cem), java_script_enabled=False) as page:
        page.goto(reverse("merge_overview"))
        page.get_by_label("Wörter im Beitrag").fill("Nachtschicht")
        page.get_by_role("button", name="Filtern").click()
        for box in page.locator("[name=beitrag]").all()[:2]:
            box.check()
        page.locator("summary", has_text="Zusammenfassen …").click()
        page.get_by_label("Worum geht es in den Punkten?").fill("Die Nacht")
        page.get_by_role("button", name="Als Gruppe zusammenfassen").click()
        expect(page.locator(".desk-line .desk-tag", has_text="Die Nacht")).to_have_count(2)
        page.get_by_role("link", name="Einzelheiten").first.click()
        page.locator("summary", has_text="Nach Sätzen teilen").click()
        page.get_by_label("Satz 3").select_option("neuer Punkt")
        page.get_by_role("button", name="So teilen").click()
        expect(page.locator(".desk-points > li")).to_have_count(2)
        page.get_by_role("button", name="Teilung zurücknehmen").click()
        expect(page.locator(".desk-points > li")).to_have_count(1)


def test_a_letter_is_written_down_and_its_sheet_printed(desk: Page, world: World) -> None:
    desk.get_by_role("link", name="Beitrag erfassen").click()
    desk.get_by_role("link", name=world.article.title).click()
    desk.locator("[name=text]").fill("Ich schreibe Ihnen als Nachtwache.")
    desk.locator("[name=name]").fill("Nora Nachtwache")
    desk.locator("[name=consent_held]").fill("Ordner 2026, Blatt 14")
    desk.locator("[name=use]").select_option("wording")
    desk.locator("[name=credit]").select_option("full_name")
    desk.get_by_role("button", name="Erfassen").click()
    expect(desk.get_by_role("heading", name="Beitrag zu")).to_be_visible()
    assert Contribution.objects.filter(submission__channel=Channel.LETTER, use=UseChoice.WORDING).count() == 1
    with desk.expect_popup() as opened:
        desk.get_by_role("link", name="Bogen zum Unterschreiben").click()
    sheet = opened.value
    expect(sheet.get_by_role("heading", level=1)).to_have_text("Einwilligung")
    expect(sheet.get_by_text("Ich schreibe Ihnen als Nachtwache.")).to_be_visible()
    sheet.get_by_role("link", name="Englisch").or_(sheet.get_by_role("link", name="English")).click()
    expect(sheet.locator("html")).to_have_attribute("lang", "en")
    assert_accessible(sheet)


def test_the_pages_of_the_desk_are_accessible_in_every_appearance(desk: Page, world: World) -> None:
    comments.comment(world.article, "Ein Kommentar, den niemand angeboten hat.")
    one = Contribution.objects.order_by("pk")[0]
    for address in (
        reverse("merge_overview"),
        f"{reverse('merge_overview')}?artikel=Digital&zustaendig=niemand",
        f"{reverse('merge_overview')}?stand=entschieden",
        reverse("desk_contribution", args=[one.uuid]),
        reverse("desk_comments"),
        reverse("desk_articles"),
        reverse("desk_add_to", args=[world.article.pk]),
    ):
        desk.goto(address)
        desk.evaluate(STILL)
        assert_accessible(desk)


# Colours on their way from light to dark are neither.
STILL = """() => {
    const still = new CSSStyleSheet();
    still.replaceSync("*, ::before, ::after { transition: none !important; }");
    document.adoptedStyleSheets = [...document.adoptedStyleSheets, still];
}"""
