"""A discussion in a browser: its further parts, and answers where they belong, with script and without."""

from typing import Any

import pytest
from playwright.sync_api import Page, expect

from discussion.models import Submission
from discussion.queries.thread import PART
from tests.discussion.comments import comment
from tests.world import World, make_world

LAST = PART + 2


@pytest.fixture
def world(live_site: Any) -> World:
    """An article with two comments more than a part holds."""
    world = make_world()
    for number in range(1, LAST + 1):
        comment(world.article, f"Gedanke {number}.")
    return world


def test_further_comments_come_in_place(page: Page, world: World):
    page.goto(world.article.url)
    comments = page.locator(".thread > .comment")
    expect(comments).to_have_count(PART)
    page.get_by_role("link", name="Weitere Kommentare").press("Enter")
    expect(comments).to_have_count(LAST)
    expect(comments.nth(PART)).to_be_focused()
    expect(page.get_by_role("link", name="Weitere Kommentare")).to_have_count(0)
    expect(page.get_by_role("heading", level=1, name=world.article.title)).to_be_visible()


def test_further_comments_are_a_page_without_script(page_without_script: Page, world: World):
    page = page_without_script
    page.goto(world.article.url)
    page.get_by_role("link", name="Weitere Kommentare").click()
    expect(page.locator(".thread > .comment")).to_have_count(2)
    page.get_by_role("link", name="Zum Anfang der Diskussion").click()
    expect(page.locator(".thread > .comment")).to_have_count(PART)


@pytest.mark.parametrize("script", [True, False], ids=["with script", "without script"])
def test_an_answer_finds_what_it_answers(open_page: Any, world: World, script: bool):
    with open_page(java_script_enabled=script) as page:
        page.goto(world.article.url)
        asked = page.locator(".thread > .comment").filter(has_text="Gedanke 7.")
        asked.get_by_role("link", name="Antworten").click()
        expect(page.get_by_text("Du antwortest auf").filter(visible=True)).to_contain_text(
            "Vera Vielschreiberin"
        )
        form = page.locator("#kommentar-formular")
        form.get_by_label("Dein Kommentar").fill("Da bin ich bei dir.")
        form.get_by_label("E-Mail").fill("ada@example.org")
        form.get_by_label("Ich bin einverstanden").check()
        form.get_by_role("button", name="Kommentar senden").click()
        expect(page.locator("#gesendet")).to_contain_text("Danke, dein Kommentar ist angekommen.")
    sent = Submission.objects.get(text="Da bin ich bei dir.")
    assert sent.parent is not None
    assert sent.parent.comment == "Gedanke 7."
