"""A version is cited in a browser: from the page of the version to lines, files and a checksum that anybody can recompute."""

import io
import json
from pathlib import Path
from typing import Any

import pytest
from django.core.management import call_command
from playwright.sync_api import Page, expect

from tests.browser.accessible import assert_accessible
from tests.factories import merging
from tests.world import World, make_world

STYLES = ("DIN ISO 690", "APA", "BibTeX")


@pytest.fixture
def world(live_site: Any) -> World:
    """Version 2, to which Ben contributed."""
    world = make_world()
    merging.merged(world.article, merging.contribution(world.article), by=world.cem)
    return world


def go_to_citation(page: Page, world: World) -> None:
    page.goto(f"{world.article.url}fassungen/2/")
    page.get_by_role("link", name="Zitieren und prüfen").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Fassung 2 zitieren")


def download(page: Page, name: str, folder: Path) -> Path:
    with page.expect_download() as waiting:
        page.get_by_role("link", name=name).click()
    kept = folder / waiting.value.suggested_filename
    waiting.value.save_as(kept)
    return kept


def test_without_script_a_version_is_cited_kept_and_recomputed(
    page_without_script: Page, world: World, tmp_path: Path
):
    page = page_without_script
    go_to_citation(page, world)
    for style in STYLES:
        line = page.get_by_role("region", name=style).locator(".citation__line")
        expect(line).to_contain_text("Digitalisierung beginnt bei den Menschen")
    expect(page.locator("#zeile-iso")).to_contain_text("Mit Beiträgen von: Ben Beiträger")
    expect(page.locator("#zeile-iso")).to_contain_text("[Zugriff am: ")
    expect(page.locator("main").get_by_role("button")).to_have_count(0)

    assert download(page, "BibTeX-Datei", tmp_path).read_text("utf-8").startswith("@online{fassung-")
    (item,) = json.loads(download(page, "CSL-JSON", tmp_path).read_bytes())
    assert (item["version"], item["author"]) == ("2", [{"given": "Carla", "family": "Autorin"}])

    kept = download(page, "Wortlaut, Salze und Prüfsummen", tmp_path)
    assert kept.name == "fassung.json"
    told = json.loads(kept.read_bytes())["checksum"]
    expect(page.locator(".citation__checksum")).to_have_text(told)
    out = io.StringIO()
    call_command("verify", str(kept), stdout=out)
    assert out.getvalue() == "The checksum holds.\n"


def test_with_script_each_line_is_copied_as_it_stands(open_page: Any, world: World):
    with open_page(permissions=["clipboard-read", "clipboard-write"]) as page:
        go_to_citation(page, world)
        for style in STYLES:
            part = page.get_by_role("region", name=style)
            part.get_by_role("button", name=f"{style} kopieren").click()
            expect(part.get_by_role("button", name="Kopiert")).to_be_visible()
            shown = str(part.locator("[id^=zeile]").text_content()).strip()
            assert page.evaluate("navigator.clipboard.readText()") == shown


def test_the_page_is_accessible_and_leads_to_the_text_of_its_version(page: Page, world: World):
    go_to_citation(page, world)
    assert_accessible(page)
    page.get_by_role("link", name="Den Text dieser Fassung lesen").click()
    page.wait_for_url("**/fassungen/2/")
