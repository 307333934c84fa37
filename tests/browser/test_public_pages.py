"""Readers' pages in a browser: they open, stay on the site, set nothing, and are accessible in each appearance."""

import pytest
from playwright.sync_api import Page, expect

from tests.browser.accessible import assert_accessible
from tests.world import World, make_world


@pytest.fixture
def world(live_site) -> World:
    return make_world()


def test_the_article_is_accessible_in_every_appearance(page: Page, world: World):
    page.goto(world.article.url)
    expect(page.get_by_role("heading", level=1)).to_have_text(world.article.title)
    assert_accessible(page)


def test_the_article_reads_without_script(page_without_script: Page, world: World):
    page_without_script.goto(world.article.url)
    expect(page_without_script.get_by_text("Drei Fragen stehen am Anfang.")).to_be_visible()
