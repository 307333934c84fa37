"""The whole loop in a browser, on an article of ours and on the one that the product was conceived from."""

import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.browser.accessible import assert_accessible
from tests.browser.journey import Editor, Reader
from tests.browser.seeded import Seeded, publish_seed
from tests.seed_article import OWN_ARTICLE, read_seed

SEEDS = [pytest.param(OWN_ARTICLE, id="an article of ours")]
if os.environ.get("HALTUNG_SEED_ARTICLE"):
    SEEDS.append(pytest.param(Path(os.environ["HALTUNG_SEED_ARTICLE"]), id="the seed article"))


@pytest.fixture(params=SEEDS)
def seeded(request: pytest.FixtureRequest, live_site: Any) -> Seeded:
    return publish_seed(read_seed(request.param))


@pytest.mark.parametrize("script", [True, False], ids=["with script", "without script"])
def test_a_reader_finds_her_words_and_name_in_version_two_and_takes_the_name_back(
    open_page: Any, sign_in: Callable[[Any], Any], seeded: Seeded, script: bool
):
    with (
        open_page(java_script_enabled=script) as page,
        open_page(java_script_enabled=script, cookies=sign_in(seeded.editor)) as desk,
    ):
        reader, editor = Reader(page, seeded), Editor(desk, seeded)
        reader.answers()
        reader.confirms()
        editor.approves()
        editor.merges(scripted=script)
        reader.finds_her_name_in_the_text()
        reader.hears_of_it()
        reader.takes_her_name_back()
        reader.finds_her_name_nowhere()


def test_everything_in_the_seed_is_shown_as_what_it_is(page: Page, seeded: Seeded):
    seed = seeded.seed
    page.goto(str(seeded.article.url))
    header, text = page.locator("header").first, page.locator("article").first

    expect(header.locator("a[href^='https://']")).to_have_count(len(set(seed.site_networks)))  # S1
    expect(page.get_by_role("heading", level=1)).to_have_text(seed.title)
    expect(text.locator(f"time[datetime='{seed.published}']").first).to_be_visible()  # S2
    expect(text.get_by_text("Lesedauer: ")).to_be_visible()
    expect(text.get_by_role("link", name=seed.author).first).to_be_visible()
    embed = text.locator("two-click-embed")  # S3
    expect(embed.get_by_role("button", name="laden")).to_be_visible()
    expect(embed.get_by_role("link")).to_have_attribute("href", seed.first("embed")["url"])
    expect(page.locator("iframe")).to_have_count(0)
    expect(text.locator("ol.questions li")).to_have_count(len(seed.first("questions")["items"]))  # S4
    quote = text.locator("figure.quotation")  # S5
    expect(quote.locator("figcaption")).to_contain_text(seed.first("quote")["attribution"])
    expect(quote.get_by_role("link")).to_have_attribute("href", seed.first("quote")["source_url"])
    cards = text.locator(".recommendation")  # S6, S7
    for place, card in enumerate(value for kind, value in seed.blocks if kind == "recommendation"):
        expect(cards.nth(place)).to_contain_text(card["speaker"])
        expect(cards.nth(place)).to_contain_text("Podcastfolge")
    box = page.get_by_role("region", name=f"Über {seed.author}")  # S8
    expect(box.locator("img")).to_be_visible()
    expect(box).to_contain_text(seed.biography[:40])
    expect(box.locator("a[href^='https://']")).to_have_count(len(set(seed.author_networks)))
    expect(text.locator("aside.living")).to_contain_text("lebendiges Projekt")  # S9
    expect(text.locator("aside.call").get_by_role("link", name="Unten antworten")).to_be_visible()  # S10
    expect(text.locator(f"aside.call a[href='mailto:{seed.contact}']")).to_be_visible()  # S11
    form = page.locator("#kommentar-formular")
    expect(form.get_by_text("Wie möchtest du dann genannt werden?")).to_have_count(1)  # S12
    expect(form.get_by_text("Wird nicht veröffentlicht.", exact=True)).to_be_visible()  # S13
    expect(form.get_by_role("link", name="Datenschutz")).to_be_visible()  # S14
    expect(header.get_by_role("navigation").first).to_contain_text("Themen")  # S15
    expect(page.locator("link[rel=alternate][type='application/rss+xml'][href$='/feed.xml']")).to_have_count(
        1
    )  # S16


def test_the_seed_is_accessible_in_every_appearance(page: Page, seeded: Seeded):
    page.goto(str(seeded.article.url))
    assert_accessible(page)
