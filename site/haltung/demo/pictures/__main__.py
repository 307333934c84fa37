"""Draws all pictures and writes them as WebP; needs Chromium and Pillow, so it is run by hand, not by the demo."""

import io
import os
from pathlib import Path

from PIL import Image
from playwright.sync_api import sync_playwright

from haltung.demo.pictures.portraits import PORTRAITS
from haltung.demo.pictures.rooms import ROOMS
from haltung.demo.pictures.things import THINGS

TARGET = Path(__file__).resolve().parent.parent / "content" / "pictures"
HEAVIEST = 80_000


def main() -> None:
    """Write each picture and refuse one that is too heavy."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=os.environ.get("HALTUNG_CHROMIUM", "/usr/bin/chromium")
        )
        for name, draw in {**ROOMS, **THINGS, **PORTRAITS}.items():
            sheet = draw()
            page = browser.new_page(viewport={"width": sheet.width, "height": sheet.height})
            page.set_content(f'<body style="margin:0">{sheet.svg()}</body>')
            picture = Image.open(io.BytesIO(page.screenshot()))
            target = TARGET / f"{name}.webp"
            picture.convert("RGB").save(target, "WEBP", quality=84, method=6)
            size = target.stat().st_size
            if size > HEAVIEST:
                raise SystemExit(f"{target.name}: {size} bytes, allowed are {HEAVIEST}")
            print(target.name, size)  # noqa: T201 (a script for people)
            page.close()
        browser.close()


if __name__ == "__main__":
    main()
