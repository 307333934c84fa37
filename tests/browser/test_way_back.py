"""From a contribution that went into the text to the position that is made of it, and from there back to where it was said."""

import re
from collections.abc import Callable
from typing import Any

from playwright.sync_api import expect

from blog.models import Position
from blog.queries.positions.lines import code_of
from discussion.kinds import UseChoice
from tests.browser.accessible import assert_accessible
from tests.factories import merging
from tests.world import make_world

ARTICLE = "/artikel/digitalisierung/"
TEXT = "Ohne Zeit hilft keine Technik."


def test_an_editor_makes_a_position_and_a_reader_goes_there_and_back(
    live_site: Any, open_page: Any, sign_in: Callable[[Any], Any]
) -> None:
    world = make_world()
    contribution = merging.contribution(world.article, text=TEXT, use=UseChoice.WORDING)
    merging.merged(world.article, contribution, by=world.cem, change=merging.added(TEXT))
    with open_page(cookies=sign_in(world.cem)) as desk:
        desk.goto(f"/redaktion/haltungen/aus-beitrag/{contribution.uuid}/")
        desk.get_by_role("button", name="Als Haltung aufnehmen").click()
        desk.wait_for_url(re.compile(r"[0-9a-f-]{36}/$"))
        desk.get_by_role("button", name="Geprüft: Leser:innen zeigen").click()
        desk.wait_for_load_state()
    position = Position.objects.get()
    page_of_it = re.compile(rf"/haltungen/h/{code_of(position)}/$")
    with open_page() as page:
        page.goto(ARTICLE)
        comment = page.locator(f"#{contribution.submission.comment.anchor}")
        comment.get_by_role("link", name="Daraus wurde eine Haltung").click()
        expect(page).to_have_url(page_of_it)
        page.locator(f"main a[href$='/k/{contribution.submission.comment.uuid}/']").click()
        expect(page).to_have_url(re.compile(rf"{ARTICLE}#{contribution.submission.comment.anchor}$"))
        assert_accessible(page)
        page.locator(f"#p-{merging.NEW[:8]} .passage__position a").click()
        expect(page).to_have_url(page_of_it)
