"""Takes the pictures of the editor's guide from a running demo; `tests.browser.pictures` calls it.

All of them are of one article, „KI in der Beratung“. What is written at the workbench for them is dropped again.
"""

from datetime import timedelta
from typing import Any, Final

from playwright.sync_api import Browser, Page, expect

from tests.browser.shots import BASE, opened, save, scroll_to, sign_in

INTO_SIGHT: Final = "one => document.querySelector(one).scrollIntoView({ block: 'nearest' })"
SLUG: Final = "ki-in-der-beratung"
WIDE, NARROW = 1280, 360
# Words of the contributor's own: only her idea was given, so the page before publishing warns.
TYPED: Final = " Eine Leserin hat mitgeschrieben, wohin die gewonnene Zeit geht: in das Prüfen, das Warten und in Rückfragen."
OF_THE_MINUTES: Final = "mitgeschrieben, wohin die gewonnene"
# Written for words that another merge has changed since.
OVERTAKEN: Final = "den Namen der Firma ausspricht"


def take_all(browser: Browser) -> None:
    """Take them all."""
    with opened(browser, WIDE) as page:
        sign_in(page)
        _queue(page)
        _workbench(page)
        _then_and_now(page)
        _withdrawal(page)
    for width in (WIDE, NARROW):
        with opened(browser, width) as page:
            _asked(page, width)
            _sheet(page, width)
            _history(page, width)
    with opened(browser, WIDE) as page:
        _provenance(page)


def _queue(page: Page) -> None:
    page.goto(f"{BASE}/redaktion/einarbeiten/")
    page.locator("#liste").wait_for()
    save(page, "guide-queue", WIDE)


def _workbench(page: Page) -> None:
    contribution = _contribution(OF_THE_MINUTES)
    page.goto(f"{BASE}/redaktion/einarbeiten/{contribution.page_id}/?beitrag={contribution.uuid}")
    page.locator(f"#card-{contribution.uuid} [value^='fold-card']").click()
    editor = page.locator(".merge-editor [contenteditable=true]")
    expect(editor).to_be_focused()
    page.keyboard.press("Control+End")
    page.keyboard.type(TYPED)
    page.evaluate("document.querySelector('.merge-passage--open').scrollIntoView({ block: 'center' })")
    page.evaluate(INTO_SIGHT, f"#card-{contribution.uuid}")
    save(page, "guide-workbench", WIDE)
    page.get_by_role("button", name="Weiter: ansehen").click()
    page.locator("#id_note").wait_for()
    page.evaluate("window.scrollTo(0, 0)")
    save(page, "guide-before-publishing", WIDE)
    page.get_by_role("button", name="Zurück zur Werkbank").click()
    _drop(page)


def _then_and_now(page: Page) -> None:
    contribution = _contribution(OVERTAKEN)
    page.goto(f"{BASE}/redaktion/einarbeiten/{contribution.page_id}/?beitrag={contribution.uuid}")
    page.locator(f"#card-{contribution.uuid} [value^='compare']").click()
    page.locator(".merge-three").wait_for()
    page.wait_for_timeout(1000)  # the bench scrolls to what has the focus first
    page.evaluate("document.querySelector('.merge-three').scrollIntoView(); window.scrollBy(0, -90)")
    page.evaluate(INTO_SIGHT, f"#card-{contribution.uuid}")
    save(page, "guide-then-and-now", WIDE)
    _drop(page)


def _drop(page: Page) -> None:
    """Leave no draft behind."""
    drop = page.get_by_role("button", name="Entwurf verwerfen")
    if drop.is_visible():
        drop.click()
        page.get_by_role("button", name="Ja, verwerfen").click()
    page.get_by_role("button", name="Weiter: ansehen").wait_for()


def _withdrawal(page: Page) -> None:
    page.goto(f"{BASE}/redaktion/widerrufe/")
    page.get_by_role("link", name="Erledigen").first.click()
    page.get_by_role("button", name="Ist neu geschrieben").wait_for()
    save(page, "guide-withdrawal", WIDE)


def _asked(page: Page, width: int) -> None:
    from discussion.models import Ask, Token

    ask = Ask.objects.filter(closed_at=None, contribution__page__slug=SLUG).order_by("pk")[0]
    token = Token.objects.mint(None, Token.ASK, ask=ask, valid_for=timedelta(days=1))
    page.goto(f"{BASE}/rueckfrage/{token}/")
    scroll_to(page, ".asked")
    save(page, "guide-ask-back", width)


def _sheet(page: Page, width: int) -> None:
    page.goto(f"{BASE}/artikel/{SLUG}/")
    place = page.locator(".passage:has(.stelle-link__count)").first
    place.scroll_into_view_if_needed()
    page.evaluate("window.scrollBy(0, 200)")
    place.locator(".stelle-link").click()
    page.locator("dialog.stelle-sheet .comment").first.wait_for()
    save(page, "guide-passage-sheet", width)


def _history(page: Page, width: int) -> None:
    page.goto(f"{BASE}/artikel/{SLUG}/stelle/{_grown()[:8]}/geschichte/")
    scroll_to(page, "main h1")
    save(page, "guide-passage-history", width)


def _provenance(page: Page) -> None:
    page.goto(f"{BASE}/artikel/{SLUG}/")
    anchor = f"#p-{_grown()[:8]}"
    scroll_to(page, anchor)
    page.evaluate("window.scrollBy(0, -240)")
    page.locator(f"{anchor} .passage__notes a, {anchor} .passage__notes li").first.hover()
    save(page, "guide-provenance", WIDE)


def _contribution(words: str) -> Any:
    from discussion.models import Contribution

    return Contribution.objects.get(page__slug=SLUG, submission__text__contains=words)


def _grown() -> str:
    """Return the passage that a reader's wording changed and that was there before."""
    from discussion.models import Provenance

    rows = Provenance.objects.filter(merge__page__slug=SLUG, kind="wording", merge__result__number=6)
    return str(rows.order_by("pk")[0].anchor.parts[0]["block"])


if __name__ == "__main__":
    from tests.browser.pictures import main

    main()
