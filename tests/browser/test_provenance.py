"""Where sentences came from, in a browser: numbers and notes light each other, with and without script; what is new since the last visit."""

import os
from pathlib import Path
from typing import Any, Literal
from uuid import UUID

import pytest
from playwright.sync_api import Page, expect

from blog.actions.set_section_state import set_section_state
from blog.kinds import SectionStateKind, VersionKind
from blog.models import Article
from discussion.kinds import CreditChoice, ProvenanceKind
from tests.browser.accessible import assert_accessible
from tests.factories import blog, merging
from tests.world import FIRST, SECOND, THIRD, World, make_world

ARTICLE = "/artikel/digitalisierung/"
HEADING = "66666666-6666-4666-8666-666666666666"
COUNTER = "77777777-7777-4777-8777-777777777777"
SAID = "Zuhören ist der Anfang von allem, was ein Team verändert."
ASKED = "Wer fragt, was die Nachtschicht braucht, spart sich ein Gerät."
SIZES: dict[str, Any] = {"wide": {"width": 1280, "height": 900}, "narrow": {"width": 360, "height": 760}}


@pytest.fixture
def world(live_site: Any) -> World:
    world = make_world()
    grow(world)
    return world


def grow(world: World) -> None:
    """Two people's sentences in one passage, one in another; a counter-position; states of two sections; a correction."""
    ben = merging.contribution(world.article, text="Zuhören, damit fängt es an!")
    merging.merged(
        world.article,
        ben,
        by=world.cem,
        change=merging.replaced(f"Digitalisierung lebt durch die Menschen. {SAID}"),
        note="Ein Anfang.",
    )
    jo = merging.contribution(
        world.article,
        name="Jo Jansen",
        text="Fragt die Nacht!",
        credit=CreditChoice.NAME_ORGANISATION,
        organisation="Wohngruppe am Kanal",
    )
    quiet = merging.contribution(
        world.article, name="Greta Geheim", text="Und die Spätschicht?", credit=CreditChoice.NONE
    )
    merging.merged(
        world.article, jo, quiet, by=world.cem, kind=ProvenanceKind.IDEA,
        change=merging.replaced(f"Digitalisierung lebt durch die Menschen. {SAID} {ASKED}"),
    )  # fmt: skip
    _contradict(world)
    merging.contribution(world.article, name="Uli", text="Das wartet noch.")


def _contradict(world: World) -> None:
    against = merging.contribution(
        world.article,
        name="Kim Kontra",
        text="Ohne Geräte fängt bei uns niemand an zu reden. Das Gerät war der Anlass.",
    )
    _rewrite(
        world,
        blog.block("heading", {"text": "Am Anfang", "level": "2"}, THIRD),
        blog.text(f"Digitalisierung lebt durch die Menschen. {SAID} {ASKED}", FIRST),
        blog.block("contribution", {"ref": against.ref, "role": "counter"}, COUNTER),
        blog.block("heading", {"text": "Was die Nacht weiß", "level": "2"}, HEADING),
        blog.text("Vier Fragen stehen am Anfang. Sie kosten nichts als Zeit, und davon weniger, als man denkt.", SECOND),
    )  # fmt: skip
    set_section_state(
        page=world.article, block=UUID(THIRD), state=SectionStateKind.OPEN_QUESTION, by=world.cem
    )
    set_section_state(page=world.article, block=UUID(HEADING), state=SectionStateKind.SETTLED, by=world.cem)


def _rewrite(world: World, *blocks: Any) -> None:
    article = blog.set_body(Article.objects.get(pk=world.article.pk), list(blocks))
    blog.publish(article, kind=VersionKind.CORRECTION, note="Es sind vier Fragen.")


def look(page: Page, name: str) -> None:
    """Keep what is seen, wide and narrow, light and dark, where somebody asked for it."""
    folder = os.environ.get("SIGHTS")
    if not folder:
        return
    schemes: tuple[Literal["light", "dark"], ...] = ("light", "dark")
    for size, viewport in SIZES.items():
        for scheme in schemes:
            page.set_viewport_size(viewport)
            page.emulate_media(color_scheme=scheme)
            page.screenshot(path=Path(folder) / f"{name}-{size}-{scheme}.png", full_page=True)
    page.set_viewport_size(SIZES["wide"])
    page.emulate_media(color_scheme="light")


def lit(page: Page, selector: str) -> bool:
    """Tell whether something has a background of its own now."""
    page.wait_for_timeout(250)  # the style sheet takes 120 ms to get there
    colour = page.locator(selector).evaluate("one => getComputedStyle(one).backgroundColor")
    return "rgba(0, 0, 0, 0)" not in colour and "transparent" not in colour


def test_pointing_at_words_lights_their_note_and_the_other_way_round(page: Page, world: World):
    page.goto(ARTICLE)
    look(page, "article")
    words, note = '.sourced[data-note="1"]', "#h-11111111-1"
    assert not lit(page, note)
    page.locator(words).hover()
    assert lit(page, note)
    page.locator(note).hover()
    assert lit(page, words)
    assert not lit(page, '.sourced[data-note="2 3"]')


def test_the_note_stands_beside_its_passage_and_below_it_where_there_is_no_margin(page: Page, world: World):
    page.goto(ARTICLE)
    text, note = (
        page.locator("#p-11111111 .passage__text").bounding_box(),
        page.locator("#h-11111111-1").bounding_box(),
    )
    assert text
    assert note
    assert note["x"] > text["x"] + text["width"]
    page.set_viewport_size(SIZES["narrow"])
    text, note = (
        page.locator("#p-11111111 .passage__text").bounding_box(),
        page.locator("#h-11111111-1").bounding_box(),
    )
    assert text
    assert note
    assert note["y"] >= text["y"] + text["height"] - 1


def test_without_script_numbers_lead_to_notes_and_back(page_without_script: Page, world: World):
    page = page_without_script
    page.goto(ARTICLE)
    page.get_by_role("link", name="Herkunft, Anmerkung 1").first.click()
    assert page.url.endswith("#h-11111111-1")
    assert lit(page, "#h-11111111-1")
    page.get_by_role("link", name="Anmerkung 1: zu den Worten").first.click()
    assert page.url.endswith("#s-11111111-1")
    assert lit(page, '.sourced[data-note="1"]')
    expect(page.locator("#h-11111111-1").get_by_text("Ben Beiträger")).to_be_visible()


def test_copied_words_hold_no_numbers(page: Page, world: World):
    page.goto(ARTICLE)
    assert (
        page.locator("#p-11111111 .passage__text").inner_text()
        == f"Digitalisierung lebt durch die Menschen. {SAID} {ASKED}"
    )


def test_a_counter_position_stands_under_its_passage_and_is_no_quotation(page: Page, world: World):
    page.goto(ARTICLE)
    counter = page.get_by_role("complementary", name="Gegenposition")
    expect(counter).to_contain_text("Das Gerät war der Anlass.")
    expect(counter).to_contain_text("Kim Kontra")
    assert page.locator(".quotation").count() == 0


def test_the_article_with_its_origins_is_accessible(page: Page, world: World):
    page.goto(ARTICLE)
    assert_accessible(page)
    page.goto(f"{ARTICLE}#h-11111111-2")
    assert_accessible(page)


@pytest.mark.parametrize(
    ("name", "address"),
    [
        ("versions", f"{ARTICLE}fassungen/"),
        ("kind", f"{ARTICLE}fassungen/?art=sicht"),
        ("version", f"{ARTICLE}fassungen/2/"),
        ("story", f"{ARTICLE}stelle/11111111/geschichte/"),
    ],
)
def test_versions_and_histories_are_accessible_and_need_no_script(
    page: Page, page_without_script: Page, world: World, name: str, address: str
):
    page_without_script.goto(ARTICLE)
    page_without_script.goto(address)
    expect(page_without_script.get_by_role("heading", level=1)).to_be_visible()
    page.goto(address)
    look(page, name)
    assert_accessible(page)


def test_nothing_is_kept_until_the_reader_asks_and_then_she_is_told_what_is_new(page: Page, world: World):
    page.goto(ARTICLE)
    assert page.evaluate("localStorage.length") == 0
    page.get_by_role("button", name="Merken, bis wohin ich gelesen habe").click()
    assert page.evaluate("localStorage.length") == 1
    expect(page.get_by_text("Gemerkt, nur in diesem Browser.")).to_be_visible()
    _rewrite(
        world,
        blog.block("heading", {"text": "Am Anfang", "level": "2"}, THIRD),
        blog.text(f"Digitalisierung lebt durch die Menschen. {SAID} {ASKED}", FIRST),
        blog.block("heading", {"text": "Was die Nacht weiß", "level": "2"}, HEADING),
        blog.text("Fünf Fragen stehen am Anfang.", SECOND),
    )
    page.reload()
    news = page.locator("last-visit")
    expect(news).to_contain_text("1 Stelle ist neu oder anders, 1 Stelle ist weggefallen")
    expect(news.get_by_role("link", name="Was die Nacht weiß")).to_be_visible()
    expect(page.locator("#p-22222222")).to_have_class("passage passage--text passage--fresh is-news")
    look(page, "news")
    assert_accessible(page)
    page.get_by_role("button", name="Vergessen").click()
    assert page.evaluate("localStorage.length") == 0
    assert page.locator(".is-news").count() == 0


def test_without_script_nothing_offers_to_remember(page_without_script: Page, world: World):
    page_without_script.goto(ARTICLE)
    expect(page_without_script.get_by_text("Merken, bis wohin ich gelesen habe")).to_be_hidden()


def test_an_editor_says_how_far_a_section_is(open_page: Any, sign_in: Any, world: World):
    with open_page(cookies=sign_in(world.cem)) as page:
        page.goto(f"/redaktion/einarbeiten/{world.article.pk}/abschnitte/")
        look(page, "sections")
        page.get_by_role("group", name="Was die Nacht weiß").get_by_label("in Diskussion").check()
        page.get_by_role("button", name="Merken").click()
        page.goto(ARTICLE)
        expect(page.locator("#p-66666666").get_by_text("in Diskussion")).to_be_visible()
