"""The small scripts of the public pages: each adds something to a page that works without it."""

import pytest
from playwright.sync_api import Page, expect

from tests.browser.accessible import assert_accessible
from tests.factories import blog
from tests.world import FIRST, World, make_world

EMBED = {
    "provider": "Tonarchiv",
    "title": "Ein Gespräch",
    "url": "https://tonarchiv.invalid/7",
    "embed_url": "https://tonarchiv.invalid/7/player",
    "text": "Mit Abschrift.",
}


@pytest.fixture
def world(live_site) -> World:
    return make_world()


def test_a_passage_tells_its_versions_to_the_keyboard(page: Page, world: World):
    page.goto(world.article.url)
    mark = page.locator(f"#p-{FIRST[:8]} details")
    mark.locator("summary").focus()
    page.keyboard.press("Enter")
    expect(mark.get_by_text("Steht seit der ersten Fassung hier.")).to_be_visible()
    page.keyboard.press("Escape")
    expect(mark.get_by_text("Steht seit der ersten Fassung hier.")).to_be_hidden()
    expect(mark.locator("summary")).to_be_focused()


def test_a_passage_tells_its_versions_without_script(page_without_script: Page, world: World):
    page_without_script.goto(world.article.url)
    mark = page_without_script.locator(f"#p-{FIRST[:8]} details")
    mark.locator("summary").click()
    expect(mark.get_by_role("link", name="Adresse dieser Stelle")).to_be_visible()
    expect(mark.get_by_role("button")).to_have_count(0)


def test_the_address_of_a_passage_is_copied(open_page, live_site, world: World):
    with open_page(permissions=["clipboard-read", "clipboard-write"]) as page:
        page.goto(world.article.url)
        mark = page.locator(f"#p-{FIRST[:8]} details")
        mark.locator("summary").click()
        mark.get_by_role("button", name="Kopieren").click()
        expect(mark.get_by_role("button", name="Kopiert")).to_be_visible()
        copied = page.evaluate("navigator.clipboard.readText()")
    assert copied == live_site.address(f"{world.article.url}#p-{FIRST[:8]}")


def test_strg_k_leads_to_the_search_field(page: Page, world: World):
    page.goto(world.article.url)
    page.keyboard.press("Control+k")
    expect(page.get_by_role("searchbox")).to_be_focused()


def test_a_comment_is_sent_without_leaving_the_page(page: Page, world: World):
    page.goto(world.article.url)
    form = page.locator("comment-form")
    form.get_by_label("Dein Kommentar").fill("Das sehe ich anders.")
    form.get_by_label("E-Mail").fill("ada@example.org")
    form.get_by_label("Ich bin einverstanden").check()
    form.get_by_role("button", name="Kommentar senden").click()
    thanks = page.locator("#gesendet")
    expect(thanks.get_by_role("heading", name="Danke, dein Kommentar ist angekommen.")).to_be_visible()
    expect(thanks).to_be_focused()
    expect(page.get_by_role("heading", level=1, name=world.article.title)).to_be_visible()
    assert page.evaluate("localStorage.length") == 0


def test_what_is_missing_is_said_on_the_page_and_the_text_stays(page: Page, traffic, world: World):
    traffic.expected.append("422")
    page.goto(world.article.url)
    form = page.locator("comment-form")
    form.get_by_label("Dein Kommentar").fill("Das sehe ich anders.")
    form.get_by_role("button", name="Kommentar senden").click()
    expect(form.locator(".error-summary")).to_be_focused()
    expect(form.get_by_label("Dein Kommentar")).to_have_value("Das sehe ich anders.")
    assert_accessible(page)


def test_a_draft_stays_on_the_device_only_if_the_reader_asks(page: Page, world: World):
    page.goto(world.article.url)
    form = page.locator("comment-form")
    form.get_by_label("Dein Kommentar").fill("Erst mal so.")
    assert page.evaluate("localStorage.length") == 0
    form.get_by_label("Entwurf auf diesem Gerät aufheben").check()
    page.reload()
    expect(form.get_by_label("Dein Kommentar")).to_have_value("Erst mal so.")
    form.get_by_label("Entwurf auf diesem Gerät aufheben").uncheck()
    assert page.evaluate("localStorage.length") == 0


def test_a_foreign_player_waits_for_the_reader(page: Page, live_site):
    article = blog.article("Mit Player", body=[blog.text("Davor."), blog.block("embed", EMBED)])
    page.goto(article.url)
    expect(page.get_by_role("button", name="Inhalt von Tonarchiv laden")).to_be_visible()
    expect(page.get_by_role("link", name="Bei Tonarchiv öffnen")).to_be_visible()
    expect(page.locator("iframe")).to_have_count(0)


def test_the_gallery_shows_every_component_accessibly(open_page, sign_in, world: World):
    with open_page(cookies=sign_in(world.cem)) as page:
        page.goto("/redaktion/bausteine/")
        expect(page.get_by_role("heading", level=1)).to_have_text("Bausteine")
        assert_accessible(page)


def test_a_first_visit_needs_six_requests_and_hundred_kilobytes(page: Page, traffic, world: World):
    page.goto(world.article.url, wait_until="networkidle")
    asked = [url for url in traffic.requests if "favicon" not in url]
    assert len(asked) <= 6, asked
    assert sum(size for url, size in traffic.bytes.items() if url in asked) <= 100_000, traffic.bytes
