"""Takes the pictures of the README from a running demo: `HALTUNG_ENV=demo python -m tests.browser.pictures`.

`PORT` and `HALTUNG_DATA_DIR` name the demo that runs. Wide and narrow, light and dark, as WebP in `docs/pictures`.
"""

import io
import os
from pathlib import Path

import django
from PIL import Image
from playwright.sync_api import Browser, Page, sync_playwright

from tests import parts

FOLDER = Path(__file__).resolve().parents[2] / "docs" / "pictures"
BASE = f"http://localhost:{os.environ.get('PORT', '8000')}"
SIZES = {1280: 960, 360: 760}
QUALITY = 78
# What stands at the top of a picture, where it isn't the top of the page.
TOP = {
    "article": "version-strip",
    "rail": ".passage:has(+ .passage > .passage__notes)",
    "discussion": "#diskussion",
}


def main() -> None:
    """Take them all."""
    django.setup()
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
    FOLDER.mkdir(parents=True, exist_ok=True)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=parts.chromium(), args=["--no-sandbox"])
        for width, height in SIZES.items():
            for scheme in ("light", "dark"):
                _take_all(browser, pages, width, height, scheme)
        browser.close()


def _take_all(browser: Browser, pages: dict[str, str], width: int, height: int, scheme: str) -> None:
    context = browser.new_context(
        viewport={"width": width, "height": height},
        color_scheme=scheme,  # type: ignore[arg-type]
        locale="de-DE",
        reduced_motion="reduce",
        device_scale_factor=1.5,
    )
    page = context.new_page()
    _sign_in(page)
    for name, path in pages.items():
        page.goto(BASE + path)
        if name == "merge":
            _choose(page)
        if name in TOP:
            page.evaluate("part => document.querySelector(part).scrollIntoView()", TOP[name])
        page.wait_for_timeout(400)
        shot = Image.open(io.BytesIO(page.screenshot()))
        shot.save(FOLDER / f"{name}-{width}-{scheme}.webp", quality=QUALITY, method=6)
    context.close()


def _sign_in(page: Page) -> None:
    from haltung.demo.ground import PASSWORD
    from haltung.demo.management.commands.demo import EDITOR

    page.goto(f"{BASE}/konto/login/")
    page.locator("[name=login]").fill(EDITOR)
    page.locator("[name=password]").fill(PASSWORD)
    page.locator("main button[type=submit]").first.click()
    page.wait_for_url("**/redaktion/**")


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
