"""Takes the pictures of README and guide from a running demo: `HALTUNG_ENV=demo python -m tests.browser.pictures`.

`PORT` and `HALTUNG_DATA_DIR` name the demo that runs. Those of the README are wide and narrow, light and dark; with the word
`guide` behind the command only those of the guides are taken. All are WebP in `docs/pictures`.
"""

import sys
from typing import Final

from playwright.sync_api import Browser, Page, sync_playwright

from tests import parts
from tests.browser import guide_pictures, podcast_pictures
from tests.browser.shots import BASE, HEIGHTS, opened, ready, save, sign_in

# What stands at the top of a picture, where it isn't the top of the page.
TOP: Final = {
    "article": "version-strip",
    "rail": ".passage:has(+ .passage .passage__notes)",
    "discussion": "#diskussion",
}


def main() -> None:
    """Take them all, or those of the guides."""
    ready()
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=parts.chromium(), args=["--no-sandbox"])
        guide_pictures.take_all(browser)
        podcast_pictures.take_all(browser)
        if "guide" not in sys.argv:
            _take_readme(browser)
        browser.close()


def _take_readme(browser: Browser) -> None:
    receipt, article, merge = _receipt(), _article(), _merge()
    pages = {
        "home": "/",
        "article": article,
        "rail": article,
        "discussion": f"{article}#diskussion",
        "difference": f"{article}fassungen/2..3/",
        "merge": merge,
        "receipt": receipt,
    }
    for width in HEIGHTS:
        for scheme in ("light", "dark"):
            with opened(browser, width, scheme) as page:
                _take_all(page, pages, width, scheme)


def _take_all(page: Page, pages: dict[str, str], width: int, scheme: str) -> None:
    sign_in(page)
    for name, path in pages.items():
        page.goto(BASE + path)
        if name == "merge":
            _choose(page)
        if name in TOP:
            page.evaluate("part => document.querySelector(part).scrollIntoView()", TOP[name])
        save(page, name, width, scheme)


def _choose(page: Page) -> None:
    page.locator("input[name=points]").first.check(force=True)
    passage = page.locator(".merge-passage--text").nth(1)
    passage.locator(".merge-prose").click()
    passage.locator("[data-drop]").click()
    page.locator(".merge-editor [contenteditable=true]").wait_for()
    page.locator("h1").first.scroll_into_view_if_needed()


def _article() -> str:
    from blog.models import Article, Version

    busiest = Version.objects.filter(number=4).order_by("page_id").values_list("page_id", flat=True).first()
    return str(Article.objects.get(pk=busiest).get_url())


def _merge() -> str:
    from discussion.models import Contribution
    from discussion.states import WAITING_FOR_EDITOR

    waiting = (
        Contribution.objects.filter(state__in=WAITING_FOR_EDITOR).exclude(use="none").order_by("pk").first()
    )
    assert waiting, "the demo has nothing to merge"
    return f"/redaktion/einarbeiten/{waiting.page_id}/"


def _receipt() -> str:
    from discussion.models import Contribution, Token
    from discussion.states import ContributionState

    merged = (
        Contribution.objects.filter(state=ContributionState.MERGED, credit="full_name").order_by("pk").first()
    )
    assert merged, "the demo has nothing merged"
    return f"/beitrag/{Token.objects.mint(merged.submission, Token.RECEIPT, proved=True)}/"


if __name__ == "__main__":
    main()
