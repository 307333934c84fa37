"""Who stands where, in a browser: axe on every page of positions, the map by keyboard alone and without script."""

from playwright.sync_api import Page

from blog.kinds import HolderRole, Stance
from blog.models import Position
from blog.queries.positions.lines import code_of
from discussion.actions.opinions import decide_opinions, give_opinion
from tests.browser.accessible import assert_accessible
from tests.factories import blog, positions

UNFOLD = "document.querySelectorAll('details').forEach(one => { one.open = true; })"


def voices() -> Position:
    """Store a question with voices on all sides, and an answer to it."""
    asked = positions.question(
        "Hilft Technik beim Zuhören?", slug="technik", background="Darum geht es.", is_open=True
    )
    of = positions.organisation("Diakonie Nordstadt", slug="diakonie")
    jana = blog.person("Jana Muster")
    first = positions.position(
        "Technik hilft.",
        question=asked,
        stance=Stance.FOR,
        person=jana,
        organisation=of,
        role="practice",
        reason="Sie spart Zeit.",
        quote="Sie hat uns geholfen.",
    )
    positions.position("Es kommt auf die Zeit an.", question=asked, stance=Stance.DEPENDS, organisation=of)
    positions.position(
        "Technik stört.", question=asked, stance=Stance.AGAINST, role="clients", role_text="Angehörige"
    )
    answer = give_opinion(question=asked, text="Nur mit Zeit.", role=HolderRole.PRACTICE, browser="A")
    decide_opinions(opinions=[answer.uuid], shown=True, by=None)
    return first


def test_every_page_of_positions_is_accessible(page: Page, transactional_db: None) -> None:
    first = voices()
    one = f"/haltungen/h/{code_of(first)}/"
    addresses = [
        "/haltungen/",
        "/haltungen/?nach=person",
        "/haltungen/technik/",
        one,
        f"{one}berichtigen/",
        "/haltungen/technik/antworten/",
        "/haltungen/technik/antworten/?lesen=ja",
        "/organisationen/diakonie/",
        f"/personen/{first.person.slug}/",
    ]
    for address in addresses:
        page.goto(address)
        page.evaluate(UNFOLD)
        assert_accessible(page)


def test_the_map_is_walked_by_keyboard(page: Page, transactional_db: None) -> None:
    first = voices()
    page.goto("/haltungen/technik/")
    page.locator("nav.standing a").first.focus()
    page.keyboard.press("Enter")
    page.wait_for_url("**#h-*")
    assert page.evaluate("location.hash") == f"#h-{code_of(first)}"
    order = []
    for _ in range(5):
        page.keyboard.press("Tab")
        order.append(page.evaluate("document.activeElement.textContent.trim()"))
    # Statement, person, organisation, source: as they are read.
    assert order[0] == "Technik hilft."
    assert "Jana Muster" in order
    assert "Ein Gespräch" in order


def test_an_answer_is_given_without_script(page_without_script: Page, transactional_db: None) -> None:
    page = page_without_script
    first = voices()
    page.goto(f"/haltungen/h/{code_of(first)}/")
    page.get_by_role("button", name="Das sehe ich auch so").click()
    page.get_by_text("Bisher gibt es 1 Antwort").wait_for()
    page.goto("/haltungen/technik/antworten/")
    page.get_by_label("Deine Antwort in einem Satz").fill("Nur, wenn jemand Zeit hat.")
    page.get_by_label("Praxis").check()
    page.get_by_role("button", name="Antworten").click()
    page.get_by_text("erscheint, sobald die Redaktion sie gelesen hat").wait_for()
    page.goto("/haltungen/technik/antworten/")
    page.get_by_text("Aus diesem Browser haben wir schon eine Antwort").wait_for()
    page.get_by_role("link", name="Ansehen, was andere sagen").click()
    page.get_by_text("Nur mit Zeit.").wait_for()


def test_who_comes_back_to_a_question_meets_an_accessible_page(page: Page, transactional_db: None) -> None:
    voices()
    page.goto("/haltungen/technik/antworten/")
    page.get_by_label("Deine Antwort in einem Satz").fill("Nur, wenn jemand Zeit hat.")
    page.get_by_label("Praxis").check()
    page.get_by_role("button", name="Antworten").click()
    page.get_by_text("Danke, du hast geantwortet.").wait_for()
    assert_accessible(page)
    page.goto("/haltungen/technik/antworten/")
    page.get_by_text("Aus diesem Browser haben wir schon eine Antwort").wait_for()
    assert_accessible(page)
