"""Photographs pages of a running demo: where it is, how wide a picture is, how it is signed in to, and saved."""

import io
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

import django
from PIL import Image
from playwright.sync_api import Browser, Page

FOLDER: Final = Path(__file__).resolve().parents[2] / "docs" / "pictures"
BASE: Final = f"http://localhost:{os.environ.get('PORT', '8000')}"
HEIGHTS: Final = {1280: 960, 360: 760}
QUALITY: Final = 78
MOST_BYTES: Final = 150_000
SMALLER: Final = (1, 0.85, 0.7)
"""Letters stay sharper in a smaller picture than in one of lower quality."""


def ready() -> None:
    """Let this process read the demo's rows; Playwright runs a loop in it, and nothing here happens at the same time."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "haltung.settings")
    os.environ.setdefault("DJANGO_ALLOW_ASYNC_UNSAFE", "true")
    django.setup()


@contextmanager
def opened(browser: Browser, width: int, scheme: str = "light") -> Iterator[Page]:
    """Open a page of this width, in light or dark colours, without motion."""
    context = browser.new_context(
        viewport={"width": width, "height": HEIGHTS[width]},
        color_scheme=scheme,  # type: ignore[arg-type]
        locale="de-DE",
        reduced_motion="reduce",
        device_scale_factor=1.5,
    )
    yield context.new_page()
    context.close()


def sign_in(page: Page) -> None:
    """Sign in as the demo's editor."""
    from haltung.demo.ground import PASSWORD
    from haltung.demo.management.commands.demo import EDITOR

    page.goto(f"{BASE}/konto/login/")
    page.locator("[name=login]").fill(EDITOR)
    page.locator("[name=password]").fill(PASSWORD)
    page.locator("main button[type=submit]").first.click()
    page.wait_for_url("**/redaktion/**")


def scroll_to(page: Page, part: str) -> None:
    """Let a part stand at the top of the window, with a little air above it."""
    page.evaluate(
        "part => { document.querySelector(part).scrollIntoView(); window.scrollBy(0, -24); }",
        part,
    )


def save(page: Page, name: str, width: int, scheme: str = "light") -> None:
    """Photograph the window as WebP, small enough to be loaded with a page of text."""
    page.wait_for_timeout(400)
    shot = Image.open(io.BytesIO(page.screenshot()))
    FOLDER.mkdir(parents=True, exist_ok=True)
    file = FOLDER / f"{name}-{width}-{scheme}.webp"
    for size in SMALLER:
        small = shot.resize((round(shot.width * size), round(shot.height * size)), Image.Resampling.LANCZOS)
        small.save(file, quality=QUALITY, method=6)
        if file.stat().st_size <= MOST_BYTES:
            return
