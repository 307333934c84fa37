"""The minute: from opening the queue to a published merge of two contributions with credit and note, counted."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import pytest
from playwright.sync_api import Locator, Page, expect

from blog.actions.make_anchor import make_anchor
from blog.text.anchors import anchor_to
from blog.text.body import Body
from blog.text.words import anchor_of, block_text
from discussion.kinds import Intent
from discussion.models import Provenance
from tests.browser.conftest import SeesPages
from tests.factories import merging
from tests.world import FIRST, World, make_world

CLICKS, FIELDS = 9, 2


@dataclass(slots=True)
class Counted:
    """An editor whose clicks and fields are counted."""

    page: Page
    clicks: int = 0
    fields: int = 0

    def click(self, place: Locator) -> None:
        """Click, as a person does."""
        self.clicks += 1
        place.click()

    def type(self, words: str) -> None:
        """Type into what has the focus: one field."""
        self.fields += 1
        self.page.keyboard.press("Control+End")
        self.page.keyboard.type(words)


def about(world: World, words: str, text: str, **told: Any) -> Any:
    version = merging.newest(world.article)
    block = Body.from_json(version.body).block(FIRST)
    assert block
    start = block_text(block).index(words)
    parts = [anchor_to(block, start, start + len(words))]
    anchor = make_anchor(page_id=world.article.pk, version=version, parts=parts)
    return merging.contribution(world.article, anchor=anchor, intent=Intent.COMMENT, text=text, **told)


@pytest.fixture
def world(live_site: Any) -> World:
    return make_world()


def test_two_contributions_are_in_the_text_in_a_minute(
    world: World, open_page: SeesPages, sign_in: Callable[[Any], Any]
) -> None:
    about(world, "die Menschen", "Fangt bei der Nachtschicht an.", name="Nora Nacht")
    about(world, "Digitalisierung", "Nachts fragt uns niemand.", name="Ida Nord")
    with open_page(cookies=sign_in(world.cem)) as page:
        editor = Counted(page)
        page.goto("/redaktion/")
        editor.click(page.get_by_role("link", name="Einarbeiten").first)
        editor.click(page.get_by_role("link", name="Fangt bei der Nachtschicht an.").first)
        # The keyboard goes on where the queue was left.
        expect(page.locator(".merge-card input:checked")).to_be_focused()
        editor.click(
            page.locator(".merge-card").filter(has_text="Nachts fragt uns niemand").locator("input").first
        )
        card = page.locator(".merge-card").filter(has_text="Nachtschicht")
        editor.click(card.get_by_role("button", name="In Absatz 1 einarbeiten"))
        passage = page.locator(f"#{anchor_of(FIRST)}")
        expect(passage.locator("[contenteditable=true]")).to_be_focused()
        editor.type(" Auch nachts, wenn niemand fragt.")
        editor.click(page.get_by_role("button", name="Weiter: ansehen"))
        expect(page.get_by_label("Notiz für Leser:innen")).to_have_value(
            "Zwei Hinweise von Leser:innen eingearbeitet: Absatz 1 ergänzt."
        )
        expect(page.get_by_role("region", name="Herkunft und Nennung")).to_contain_text("Nora Nacht")
        editor.click(page.get_by_role("button", name="Fassung 2 veröffentlichen"))
        expect(page.get_by_text("Fassung 2 ist veröffentlicht")).to_be_visible()
        # The numbers are what this test is for.
        print(f"the minute: {editor.clicks} clicks, {editor.fields} fields")  # noqa: T201
        assert editor.clicks <= CLICKS
        assert editor.fields <= FIELDS
        page.goto("/artikel/digitalisierung/")
        for words in ("Auch nachts, wenn niemand fragt.", "Nora Nacht", "Ida Nord"):
            expect(page.locator("main")).to_contain_text(words)
    assert Provenance.objects.count() == 2
