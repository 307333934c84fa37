"""The bench in a browser: a whole merge by keyboard alone, then / now / proposal, a counter-position, a clean console."""

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from blog.actions.make_anchor import make_anchor
from blog.models import Article, Version
from blog.text.anchors import anchor_to
from blog.text.body import Body
from blog.text.words import anchor_of, block_text
from discussion.actions.offer import take_up
from discussion.kinds import CreditChoice, Intent, ProvenanceKind, UseChoice
from discussion.models import Provenance
from tests.browser.accessible import violations
from tests.browser.conftest import SeesPages
from tests.factories import blog, merging
from tests.world import FIRST, SECOND, World, make_world

NARROW_DESK = {"width": 1024, "height": 768}


@pytest.fixture
def world(live_site: Any) -> World:
    return make_world()


@pytest.fixture
def desk(world: World, open_page: SeesPages, sign_in: Callable[[Any], Any]) -> Iterator[Page]:
    """An editor's window at 1,024 px; nothing may be complained about in it."""
    with open_page(cookies=sign_in(world.cem), viewport=NARROW_DESK) as page:
        yield page
        assert not page.traffic.unexpected, page.traffic.unexpected  # type: ignore[attr-defined]


def address(world: World) -> str:
    return f"/redaktion/einarbeiten/{world.article.pk}/"


def proposed(world: World, words: str, instead_of: str, *, block: str = FIRST, **told: Any) -> Any:
    """A reader's proposal of other words for some words of a passage."""
    version = merging.newest(world.article)
    found = Body.from_json(version.body).block(block)
    assert found
    start = block_text(found).index(instead_of)
    anchor = make_anchor(
        page_id=world.article.pk, version=version, parts=[anchor_to(found, start, start + len(instead_of))]
    )
    told = {"text": "Das trifft es besser.", **told}
    return merging.contribution(world.article, anchor=anchor, intent=Intent.PROPOSAL, proposal=words, **told)


def passage(page: Page, block: str = FIRST) -> Any:
    return page.locator(f"#{anchor_of(block)}")


def stored(block: str) -> str:
    return next(str(one["value"]) for one in blog.stored(Article.objects.get()) if one["id"] == block)


def _press(desk: Page, name: str) -> None:
    """Go to a button by Tab alone, and press it."""
    button = desk.get_by_role("button", name=name)
    for _step in range(60):
        desk.keyboard.press("Tab")
        if button.evaluate("one => one === document.activeElement"):
            break
    desk.keyboard.press("Enter")


def test_a_whole_merge_by_keyboard_alone(world: World, desk: Page) -> None:
    merging.contribution(world.article, text="Fragt auch die Nachtschicht.", name="Nora Nacht")
    merging.contribution(
        world.article,
        text="Bei uns war es ebenso.",
        name="Ida Nord",
        use=UseChoice.IDEA,
        credit=CreditChoice.NONE,
    )
    desk.goto(address(world))
    keys = desk.keyboard
    desk.locator(".merge-side input[name=points]").first.focus()
    keys.press("Space")
    keys.press("ArrowDown")
    keys.press("Space")
    keys.press("ArrowRight")
    keys.press("ArrowDown")
    expect(passage(desk)).to_be_focused()
    keys.press("a")
    editor = passage(desk).locator("[contenteditable=true]")
    expect(editor).to_be_focused()
    keys.press("Control+End")
    keys.type(" Fragt auch nachts.")
    keys.press("Control+Enter")
    expect(passage(desk)).to_contain_text("Fragt auch nachts.")
    expect(passage(desk).locator(".merge-chip")).to_have_count(2)
    expect(passage(desk)).to_be_focused()
    _press(desk, "Weiter: ansehen")
    expect(desk.get_by_label("Notiz für Leser:innen")).to_have_value(
        "Zwei Hinweise von Leser:innen eingearbeitet: Absatz 1 ergänzt."
    )
    _press(desk, "Fassung 2 veröffentlichen")
    expect(desk.get_by_text("Fassung 2 ist veröffentlicht")).to_be_visible()
    assert stored(FIRST) == "<p>Digitalisierung lebt durch die Menschen. Fragt auch nachts.</p>"
    assert set(Provenance.objects.values_list("kind", flat=True)) == {ProvenanceKind.IDEA}


def test_the_bar_stays_in_its_column_and_keeping_nothing_is_no_fault(world: World, desk: Page) -> None:
    merging.contribution(world.article, text="Fragt auch die Nachtschicht.", name="Nora Nacht")
    desk.goto(address(world))
    bar = desk.locator(".merge-footer")
    with desk.expect_response(lambda answer: answer.request.method == "POST"):
        bar.get_by_role("button", name="Entwurf speichern").click()
    expect(desk.locator("merge-bench[aria-busy]")).to_have_count(0)
    expect(desk.locator("merge-autosave")).to_have_text("")
    desk.locator(".merge-side input[name=points]").first.check()
    passage(desk).focus()
    desk.keyboard.press("a")
    expect(bar.get_by_text("Entwurf gespeichert")).to_be_visible()
    column = desk.locator("#merge-form").bounding_box()
    assert column
    for one in bar.locator("button, merge-autosave").all():
        box = one.bounding_box()
        assert box
        assert box["x"] + box["width"] <= column["x"] + column["width"]
        assert one.evaluate("one => one.scrollWidth <= one.clientWidth"), one.inner_text()


def test_a_proposal_is_taken_dropped_and_typed_words_are_kept(world: World, desk: Page) -> None:
    proposed(world, "alle im Haus", "die Menschen")
    merging.contribution(world.article, text="Es sind vier Fragen.")
    desk.goto(address(world))
    desk.get_by_role("button", name="Wortlaut übernehmen").click()
    expect(passage(desk).locator("[contenteditable=true]")).to_have_text(
        "Digitalisierung lebt durch alle im Haus."
    )
    desk.locator(".merge-card").filter(has_text="vier Fragen").drag_to(passage(desk, SECOND))
    editor = passage(desk, SECOND).locator("[contenteditable=true]")
    expect(editor).to_be_visible()
    editor.click()
    desk.keyboard.press("Control+End")
    desk.keyboard.type(" Oder vier.")
    expect(desk.locator("merge-autosave")).to_have_text("Entwurf gespeichert", timeout=10_000)
    desk.goto(address(world))
    expect(passage(desk, SECOND)).to_contain_text("Oder vier.")
    expect(passage(desk)).to_contain_text("alle im Haus")
    expect(passage(desk, SECOND).locator(".merge-chip")).to_contain_text("Ben Beiträger")


def test_what_is_typed_while_an_answer_is_on_its_way_goes_on(world: World, desk: Page) -> None:
    proposed(world, "alle im Haus", "die Menschen")
    desk.goto(address(world))
    desk.get_by_role("button", name="Wortlaut übernehmen").click()
    editor = passage(desk).locator("[contenteditable=true]")
    expect(editor).to_be_focused()

    def slowly(route: Any) -> None:
        desk.wait_for_timeout(1_500)
        route.continue_()

    desk.route(f"**{address(world)}", slowly)
    with desk.expect_response(f"**{address(world)}"):
        passage(desk).locator("select[name^=kind-]").select_option(ProvenanceKind.IDEA)
        desk.wait_for_timeout(600)
        editor.click()
        desk.keyboard.press("Control+End")
        desk.keyboard.type(" Auch nachts.")
    desk.unroute(f"**{address(world)}")
    expect(editor).to_have_text("Digitalisierung lebt durch alle im Haus. Auch nachts.")
    expect(desk.locator("merge-autosave")).to_have_text("Entwurf gespeichert", timeout=10_000)
    desk.goto(address(world))
    expect(passage(desk)).to_contain_text("Auch nachts.")


def test_one_goes_on_while_the_draft_is_being_kept(world: World, desk: Page) -> None:
    proposed(world, "alle im Haus", "die Menschen")
    desk.goto(address(world))
    desk.get_by_role("button", name="Wortlaut übernehmen").click()
    expect(passage(desk).locator("[contenteditable=true]")).to_be_focused()

    def slowly(route: Any) -> None:
        answer = route.fetch()
        desk.wait_for_timeout(1_000)
        route.fulfill(response=answer)

    desk.route(f"**{address(world)}", slowly, times=1)
    desk.keyboard.press("Control+End")
    with desk.expect_request(f"**{address(world)}"):
        desk.keyboard.type(" Auch nachts.")
    desk.get_by_role("button", name="Weiter: ansehen").click()
    expect(desk.get_by_role("button", name="Fassung 2 veröffentlichen")).to_be_visible()


def test_one_writes_on_behind_the_last_word(world: World, desk: Page) -> None:
    proposed(world, "alle im Haus", "die Menschen")
    desk.goto(address(world))
    desk.get_by_role("button", name="Wortlaut übernehmen").click()
    expect(passage(desk).locator("[contenteditable=true]")).to_be_focused()
    desk.keyboard.type(" Auch nachts.")
    expect(passage(desk).locator("[contenteditable=true]")).to_have_text(
        "Digitalisierung lebt durch alle im Haus. Auch nachts."
    )


def test_then_now_and_proposal_stand_side_by_side_until_one_is_taken(world: World, desk: Page) -> None:
    proposed(world, "alle im Haus", "die Menschen")
    other = merging.contribution(world.article, text="Anders.")
    merging.merged(
        world.article, other, by=world.cem, change=merging.replaced("Digitalisierung lebt durch viele Leute.")
    )
    desk.goto(address(world))
    desk.get_by_role("button", name="Damals und jetzt").click()
    three = desk.get_by_role("group", name="Absatz 1: damals, jetzt, Vorschlag")
    expect(three).to_contain_text("durch die Menschen")
    expect(three.locator("ins").filter(has_text="alle im Haus").first).to_be_visible()
    columns = three.locator(".merge-three__columns > div")
    tops = [columns.nth(place).bounding_box() for place in range(3)]
    heights = [box["y"] for box in tops if box]
    assert max(heights) - min(heights) < 40, "three columns at 1,024 px"
    three.get_by_label("Den Vorschlag nehmen").check()
    three.get_by_role("button", name="So übernehmen").click()
    expect(passage(desk).locator("[contenteditable=true]")).to_have_text(
        "Digitalisierung lebt durch alle im Haus."
    )


def test_overlapping_work_is_decided_before_anything_is_published(world: World, desk: Page) -> None:
    one = merging.contribution(world.article, text="Mein Beitrag.")
    desk.goto(f"{address(world)}?beitrag={one.uuid}")
    passage(desk).locator(".merge-prose").click()
    passage(desk).get_by_role("button", name="Einarbeiten", exact=True).click()
    editor = passage(desk).locator("[contenteditable=true]")
    editor.click()
    desk.keyboard.press("Control+a")
    desk.keyboard.type("Meine Worte.")
    passage(desk).get_by_role("button", name="Fertig").click()
    expect(passage(desk).locator("ins").first).to_be_visible()
    merging.merged(
        world.article,
        merging.contribution(world.article),
        by=world.cem,
        change=merging.replaced("Ihre Worte."),
    )
    desk.traffic.expected.append("422")  # type: ignore[attr-defined]
    desk.get_by_role("button", name="Weiter: ansehen").click()
    three = desk.get_by_role("group", name="Absatz 1: damals, jetzt, Vorschlag")
    expect(three).to_be_visible()
    assert Version.objects.count() == 2
    three.get_by_label("Selbst schreiben").check()
    three.get_by_role("textbox").fill("Ihre und meine Worte.")
    desk.get_by_role("button", name="So übernehmen").click()
    expect(passage(desk).locator("ins")).to_contain_text("und meine")
    desk.get_by_role("button", name="Weiter: ansehen").click()
    desk.get_by_role("button", name="Fassung 3 veröffentlichen").click()
    expect(desk.get_by_text("Fassung 3 ist veröffentlicht")).to_be_visible()
    assert stored(FIRST) == "<p>Ihre und meine Worte.</p>"


def test_a_counter_position_stands_at_its_passage(world: World, desk: Page) -> None:
    sent = merging.publish(merging.submission(world.article, text="Wir sehen das ganz anders."))
    one = take_up(submission=sent, by=world.cem)
    desk.goto(f"{address(world)}?beitrag={one.uuid}")
    passage(desk).locator(".merge-prose").click()
    passage(desk).get_by_role("button", name="Gegenposition").click()
    expect(desk.locator(".merge-passage--contribution")).to_contain_text("Wir sehen das ganz anders.")
    desk.get_by_role("button", name="Weiter: ansehen").click()
    desk.get_by_role("button", name="Fassung 2 veröffentlichen").click()
    expect(desk.get_by_text("Fassung 2 ist veröffentlicht")).to_be_visible()
    desk.goto("/artikel/digitalisierung/")
    expect(desk.locator("main")).to_contain_text("Wir sehen das ganz anders.")
    one.points.get().refresh_from_db()
    assert one.points.get().state == "kept"


def test_other_kinds_have_wagtails_own_editor(world: World, desk: Page) -> None:
    desk.goto(address(world))
    heading = desk.locator(".merge-passage--heading")
    heading.locator(".merge-prose").click()
    heading.get_by_role("button", name="Bearbeiten").click()
    field = heading.locator("input[name='passage-text']")
    expect(field).to_have_value("Am Anfang")
    field.fill("Zuerst")
    heading.get_by_role("button", name="Fertig").click()
    expect(desk.locator(".merge-passage--heading ins")).to_contain_text("Zuerst")


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_on_bench_and_look(world: World, desk: Page, scheme: str) -> None:
    proposed(world, "alle im Haus", "die Menschen")
    merging.contribution(world.article, text="Anders gesagt.", use=UseChoice.IDEA)
    desk.emulate_media(color_scheme=scheme, reduced_motion="reduce")  # type: ignore[arg-type]
    desk.goto(address(world))
    assert violations(desk) == []
    desk.get_by_role("button", name="Wortlaut übernehmen").click()
    expect(passage(desk).locator("[contenteditable=true]")).to_be_visible()
    for width in (1280, 1024, 360):
        desk.set_viewport_size({"width": width, "height": 800})
        assert violations(desk) == []
        assert (
            desk.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth") <= 0
        )
    desk.get_by_role("button", name="Weiter: ansehen").click()
    expect(desk.get_by_label("Notiz für Leser:innen")).to_be_visible()
    for width in (1280, 360):
        desk.set_viewport_size({"width": width, "height": 800})
        assert violations(desk) == []
        assert (
            desk.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth") <= 0
        )


def test_the_pages_editor_shows_a_quoted_contribution_and_offers_no_new_one(world: World, desk: Page) -> None:
    one = merging.contribution(world.article, text="Wir wollen gefragt werden.")
    quote = blog.block("contribution", {"ref": one.ref, "role": ""}, merging.NEW)
    blog.publish(blog.set_body(Article.objects.get(), [*blog.stored(world.article), quote]), by=world.cem)
    desk.goto(f"/redaktion/pages/{world.article.pk}/edit/")
    quoted = desk.locator("[data-contentpath='ref'] blockquote")
    expect(quoted).to_have_text("Wir wollen gefragt werden.")
    expect(desk.locator("input[type=hidden][name$='-ref']")).to_have_value(one.ref)
    desk.get_by_role("button", name="Ein Block hinzufügen").or_(
        desk.locator(".c-sf-add-button")
    ).first.click()
    expect(desk.get_by_role("option", name="Zitat mit Quelle")).to_be_visible()
    expect(desk.get_by_role("option", name="Zitierter Beitrag")).to_have_count(0)
