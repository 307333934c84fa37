"""axe on a page, in each of its appearances, with an answer that says where to look."""

import json
from pathlib import Path
from typing import Any

import axe_playwright_python
from playwright.sync_api import Page

AXE = Path(axe_playwright_python.__file__).with_name("axe.min.js").read_text(encoding="utf-8")
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
WIDE = {"width": 1280, "height": 900}
NARROW = {"width": 320, "height": 700}
APPEARANCES = (("light", WIDE), ("dark", WIDE), ("light", NARROW), ("dark", NARROW))


def violations(page: Page) -> list[str]:
    """Return what axe finds wrong on a page as it stands, one line for each place."""
    page.evaluate(AXE)
    options = {"runOnly": {"type": "tag", "values": RULES}, "resultTypes": ["violations"]}
    found: dict[str, Any] = page.evaluate(f"axe.run(document, {json.dumps(options)})")
    return [
        f"{rule['id']}: {' '.join(map(str, node['target']))} ({node.get('failureSummary', '').strip()})"
        for rule in found["violations"]
        for node in rule["nodes"]
    ]


def assert_accessible(page: Page) -> None:
    """Assert that axe finds nothing and nothing is wider than the window, light and dark, wide and 320 px."""
    faults: list[str] = []
    for scheme, size in APPEARANCES:
        page.emulate_media(color_scheme=scheme, reduced_motion="reduce")  # type: ignore[arg-type]
        page.set_viewport_size(size)  # type: ignore[arg-type]
        where = f"{page.url} {scheme} {size['width']} px"
        faults += [f"{where}: {fault}" for fault in violations(page)]
        wide = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
        if wide > 0:
            faults.append(f"{where}: {wide} px wider than the window")
    page.emulate_media(color_scheme="light")
    page.set_viewport_size(WIDE)  # type: ignore[arg-type]
    assert not faults, "\n".join(faults)
