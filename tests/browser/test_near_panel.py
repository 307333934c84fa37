"""„Passt dazu“ in the page's editor, by keyboard: what lies near the paragraph is put behind it, and nothing is lost."""

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from blog.models import Article, Version
from tests.blog.admin.references.test_near import NEAR, world
from tests.browser.accessible import violations
from tests.factories import blog


@pytest.fixture
def article(live_site: Any) -> Article:
    return world()


@pytest.fixture
def desk(open_page: Any, sign_in: Callable[[Any], Any], article: Article) -> Iterator[Page]:
    with open_page(cookies=sign_in(blog.editor()), viewport={"width": 1280, "height": 900}) as page:
        page.goto(f"/redaktion/pages/{article.pk}/edit/")
        yield page
        assert not page.traffic.unexpected, page.traffic.unexpected


def test_a_reference_is_put_behind_the_paragraph_by_keyboard_before_anything_is_saved(
    desk: Page, article: Article
):
    paragraphs = desk.locator("[data-streamfield-child]")
    words = paragraphs.nth(0).locator(".public-DraftEditor-content")
    words.click()
    desk.keyboard.press("Control+End")
    desk.keyboard.type(" " + NEAR)
    panel = desk.locator("[data-near]")
    expect(panel).to_be_visible()
    assert paragraphs.nth(0).locator("[data-near]").count() == 1
    assert not [one for one in violations(desk) if "near" in one]
    panel.get_by_role("button", name="Ausschnitt einsetzen").focus()
    desk.keyboard.press("Enter")
    expect(panel.get_by_role("status")).to_contain_text("im Entwurf")
    panel.get_by_role("button", name="Haltung einsetzen").press("Enter")
    expect(paragraphs).to_have_count(4)
    assert paragraphs.nth(2).locator("[name$=-start]").input_value() == "1:00"
    desk.keyboard.press("Escape")
    assert words.evaluate("(one) => one.contains(document.activeElement)")
    desk.keyboard.press("Control+s")
    assert [block.block_type for block in draft_of(desk, article).body] == [
        "text",
        "position",
        "clip",
        "text",
    ]
    assert NEAR in str(draft_of(desk, article).body[0].value)
    assert Version.objects.filter(page_id=article.pk).count() == 1


def draft_of(desk: Page, article: Article) -> Any:
    """Return the draft as soon as it is saved; the editor saves by itself, too."""
    for _step in range(100):
        draft = Article.objects.get(pk=article.pk).get_latest_revision_as_object()
        if len(draft.body) == 4:
            return draft
        desk.wait_for_timeout(200)
    raise AssertionError("nothing was saved")
