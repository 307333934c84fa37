"""Style sheets, scripts and fonts keep to the rules that make them readable and the pages strict."""

import re
from pathlib import Path

from haltung.static_bundles import BUNDLES, CSS_FILES, JS_FILES, LISTENING_FILES, RARE_FILES

ROOT = Path(__file__).resolve().parents[2]
STATIC = ROOT / "site" / "static"
PUBLIC = [
    ROOT / "site/templates",
    ROOT / "blog/templates/blog",
    ROOT / "discussion/templates/discussion",
    ROOT / "search/templates",
]
COLOUR = re.compile(r"#[0-9a-f]{3,8}\b|\b(?:oklch|rgb|rgba|hsl|hsla)\(", re.IGNORECASE)
INLINE = re.compile(r"<[^>]+\s(?:style|on[a-z]+)=[\"']|<style|<script(?![^>]*(?:src=|application/ld\+json))")
# Mails carry their styles and the admin has Wagtail's own policy.
ELSEWHERE = ("/mail/", "/admin/", "wagtailadmin")


def _without_comments(text: str) -> str:
    return re.sub(r"/\*.*?\*/", "", text, flags=re.DOTALL)


def test_every_style_sheet_and_script_is_in_a_bundle_and_there():
    written = {f"css/{path.name}" for path in (STATIC / "css").glob("*.css")}
    written |= {f"js/elements/{path.name}" for path in (STATIC / "js/elements").glob("*.js")}
    assert written - set(BUNDLES) == {*CSS_FILES, *RARE_FILES, *JS_FILES, *LISTENING_FILES}


def test_colours_are_named_in_one_place():
    strays = {
        name: COLOUR.findall(_without_comments((STATIC / name).read_text()))
        for name in (*CSS_FILES, *RARE_FILES)
        if name not in ("css/tokens.css", "css/fonts.css")
    }
    assert {name: found for name, found in strays.items() if found} == {}


def test_every_rule_lies_in_a_layer():
    for name in (*CSS_FILES, *RARE_FILES):
        text = _without_comments((STATIC / name).read_text()).strip()
        assert text.startswith(("@layer", "@font-face")), name


def test_scripts_are_small_and_name_one_element_each():
    for name in (*JS_FILES, *LISTENING_FILES):
        text = (STATIC / name).read_text()
        assert len(text.splitlines()) <= 120, name
        assert re.findall(r'customElements\.define\("([\w-]+)"', text) == [Path(name).stem]


def test_public_templates_hold_neither_styles_nor_scripts():
    inline = [
        f"{path.relative_to(ROOT)}: {match.group()[:80]}"
        for folder in PUBLIC
        for path in folder.rglob("*.html")
        if not any(part in str(path) for part in ELSEWHERE)
        for match in INLINE.finditer(path.read_text())
    ]
    assert inline == []


def test_each_font_lies_beside_its_licence():
    families = {path.name.split("-")[0] for path in (STATIC / "fonts").glob("*.woff2")}
    licences = {path.name.split("-")[0] for path in (STATIC / "fonts").glob("*-OFL.txt")}
    assert families == licences
