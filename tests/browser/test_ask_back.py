"""An editor asks back, the contributor answers from her mail without account and script, and her name stands nowhere."""

import re
from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import expect

from discussion.models import Contribution, Merge
from discussion.states import MergeState
from tests.browser.accessible import assert_accessible
from tests.browser.journey import link_in_mail, post
from tests.factories import merging
from tests.world import World, make_world

NAME = "Frauke Ehrlinger-Mayböck"
ADDRESS = "frauke@example.org"
TEXT = "Bei uns fragt die Nachtschicht niemand."
WORDING = "Digitalisierung lebt durch die Menschen, auch durch die Nachtschicht."


@pytest.fixture
def world(live_site: Any) -> World:
    return make_world()


@pytest.fixture
def draft(world: World) -> Merge:
    """Frauke's thought is folded into the first paragraph; nothing is published yet."""
    told: dict[str, Any] = {
        "text": TEXT,
        "name": NAME,
        "email": ADDRESS,
        "use": "idea",
        "display_name": False,
    }
    contribution = merging.contribution(world.article, **told)
    plan = merging.plan(world.article, contribution, change=merging.replaced(WORDING))
    return Merge.objects.create(
        page_id=world.article.pk,
        base=merging.newest(world.article),
        editor=world.cem,
        state=MergeState.DRAFT,
        plan=plan.to_json(),
    )


def asks(desk: Any, world: World, draft: Merge) -> None:
    """The editor writes a line to the question and sends it."""
    contribution = Contribution.objects.get()
    desk.goto(
        f"/redaktion/einarbeiten/{world.article.pk}/rueckfrage/{contribution.uuid}/?entwurf={draft.uuid}"
    )
    expect(desk.locator("ins").filter(has_text="Nachtschicht")).to_have_count(1)
    desk.get_by_label("Deine Worte dazu").fill("Die Nachtschicht käme mit hinein. Einverstanden?")
    desk.get_by_role("button", name="Rückfrage schicken").click()
    expect(desk.get_by_text("Die Rückfrage ist unterwegs.")).to_be_visible()
    post()


def test_yes_but_without_my_name(open_page: Any, sign_in: Callable[[Any], Any], world: World, draft: Merge):
    with (
        open_page(java_script_enabled=False) as page,
        open_page(java_script_enabled=False, cookies=sign_in(world.cem)) as desk,
    ):
        asks(desk, world, draft)

        page.goto(link_in_mail(ADDRESS, "/rueckfrage/"))
        expect(page.get_by_role("heading", level=1)).to_have_text("Dürfen wir das so übernehmen?")
        expect(page.locator("ins").filter(has_text="Nachtschicht")).to_have_count(1)
        expect(page.get_by_text("So würdest du dort genannt:")).to_contain_text(NAME)
        expect(page.get_by_role("region", name="Das hast du geschrieben")).to_contain_text(TEXT)
        page.get_by_label("Ja, aber ohne meinen Namen").check()
        page.get_by_role("button", name="Antwort schicken").click()
        expect(page.get_by_role("heading", level=1)).to_have_text("Danke, deine Antwort ist angekommen.")

        desk.goto("/redaktion/einarbeiten/")
        expect(desk.locator("main")).to_contain_text("Ja, aber ohne meinen Namen")
        merging.merged(
            world.article, Contribution.objects.get(), by=world.cem, change=merging.replaced(WORDING)
        )
        post()
        where = str(world.article.url)
        below = ("", "fassungen/", "fassungen/2/", "fassungen/1..2/", "aenderungen.xml", "diskussion/")
        for path in (*(where + part for part in below), "/", "/feed.xml", "/suche/?q=Nachtschicht"):
            answer = page.request.get(path)
            assert answer.ok, f"{path}: {answer.status}"
            assert NAME not in answer.text(), f"her name stands at {path}"
        page.goto(where)
        expect(page.locator("article").first).to_contain_text("auch durch die Nachtschicht")
        expect(page.locator("#diskussion")).to_contain_text("in Absatz 1, Fassung 2 eingearbeitet")


def test_the_question_and_the_reading_are_accessible(
    open_page: Any, sign_in: Callable[[Any], Any], world: World, draft: Merge
):
    with open_page() as page, open_page(cookies=sign_in(world.cem)) as desk:
        asks(desk, world, draft)
        page.goto(link_in_mail(ADDRESS, "/rueckfrage/"))
        assert_accessible(page)

        desk.goto(f"/redaktion/einarbeiten/{world.article.pk}/gegenlesen/{draft.uuid}/")
        desk.get_by_label("E-Mail").fill("rita@example.org")
        desk.get_by_role("button", name="Link schicken").click()
        post()
        page.goto(link_in_mail("rita@example.org", "/gegenlesen/"))
        expect(page.locator("ins").filter(has_text="Nachtschicht")).to_have_count(1)
        assert_accessible(page)
        page.traffic.expected.append("422")  # an answer that lacks its words comes back
        page.get_by_label("Bitte ändern").check()
        page.get_by_role("button", name="Antwort schicken").click()
        expect(page.get_by_text("Schreib bitte dazu, was anders werden soll.").first).to_be_visible()
        page.get_by_label("Deine Worte dazu").fill("Nachtschicht ist hier das falsche Wort.")
        page.get_by_role("button", name="Antwort schicken").click()
        expect(page.get_by_role("heading", level=1)).to_have_text("Danke, deine Antwort ist angekommen.")
        desk.reload()
        expect(desk.get_by_text(re.compile("das falsche Wort"))).to_be_visible()
