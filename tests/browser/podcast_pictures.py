"""Takes the pictures of the podcaster's guide from a running demo: `HALTUNG_ENV=demo python -m tests.browser.podcast_pictures`.

`tests.browser.pictures` takes them together with the others.
"""

from typing import Any, Final

from playwright.sync_api import Browser, Page, expect, sync_playwright

from tests import parts
from tests.browser.shots import BASE, HEIGHTS, opened, ready, save, scroll_to, sign_in

EPISODE: Final = "/podcasts/zwischentoene/mithoeren/"
QUESTION: Final = "/haltungen/mithoeren-in-der-beratung/"
WIDE: Final = 1280


def take_all(browser: Browser) -> None:
    """Take them all."""
    with opened(browser, WIDE) as page:
        sign_in(page)
        _at_the_desk(page)
    for width in HEIGHTS:
        with opened(browser, width) as page:
            _heard(page, width)


def _at_the_desk(page: Page) -> None:
    episode = _episode()
    for name, path in {
        "podcast-follow": "podcasts/folgen/",
        "podcast-check": f"podcast/{episode.podcast_id}/pruefen/",
    }.items():
        page.goto(f"{BASE}/redaktion/{path}")
        save(page, name, WIDE)
    page.goto(f"{BASE}/redaktion/transkript/{episode.pk}/")
    expect(page.locator("transcript-editor[ready]")).to_be_visible()
    save(page, "podcast-transcript", WIDE)


def _heard(page: Page, width: int) -> None:
    page.goto(f"{BASE}{EPISODE}#t=46.875")
    page.locator(".plyr [data-plyr=play]").wait_for()
    page.locator(".cue.is-now").wait_for()
    page.evaluate("document.querySelector('.cue.is-now').scrollIntoView({ block: 'center' })")
    save(page, "podcast-said", width)
    if width == WIDE:
        page.goto(f"{BASE}/podcasts/")
        page.goto(f"{BASE}{EPISODE}")
        page.locator(".plyr [data-plyr=play]").wait_for()
        save(page, "podcast-episode", width)
        page.goto(f"{BASE}{QUESTION}")
        scroll_to(page, "main h1")
        save(page, "podcast-map", width)


def _episode() -> Any:
    from blog.models import Episode

    return Episode.objects.get(slug=EPISODE.rstrip("/").rpartition("/")[2])


def main() -> None:
    """Take those of this guide alone."""
    ready()
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=parts.chromium(), args=["--no-sandbox"])
        take_all(browser)
        browser.close()


if __name__ == "__main__":
    main()
