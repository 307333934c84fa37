"""Every German text has its English one, and the catalogue is what the code says."""

import os
import re
import shutil
import subprocess
import sys
from gettext import GNUTranslations
from pathlib import Path
from types import ModuleType

import pytest
from django.utils import translation

from tests.repository import po
from tests.repository.files import ROOT, texts

# What a template may hold; letters that are left without it and without tags are text that nobody can translate.
NOT_TEXT = re.compile(
    r"{%\s*blocktranslate\b.*?endblocktranslate\s*%}|{%.*?%}|{{.*?}}|{#.*?#}"
    r"|<style.*?</style>|<script.*?</script>|<!--.*?-->|&\w+;",
    re.DOTALL,
)
TAG = re.compile(r"""<[a-z!/](?:"[^"]*"|'[^']*'|[^>"'])*>""")
# Names of languages in their own language; a page for when nothing works, in both; names of components for developers.
IN_NO_LANGUAGE = {
    "blog/templates/blog/positions/holder_data.html",
    "site/templates/components/masthead.html",
    "site/templates/errors/500.html",
    "site/templates/gallery.html",
    "site/templates/gallery_podcasts.html",
}
CATALOGUE = ROOT / "site/locale/en/LC_MESSAGES/django.po"


@pytest.fixture(scope="module")
def entries() -> list[po.Entry]:
    return po.read(CATALOGUE)


def test_every_text_is_translated(entries):
    missing = [entry.text for entry in entries if not entry.translations or not all(entry.translations)]
    assert missing == []


def test_no_translation_is_a_guess(entries):
    assert [entry.text for entry in entries if entry.fuzzy] == []


def test_translations_put_in_what_the_text_puts_in(entries):
    wrong = []
    for entry in entries:
        wanted = po.placeholders(entry.text) | po.placeholders(entry.parts.get("msgid_plural", ""))
        # The singular may say "one" instead of the number.
        optional = wanted if "msgid_plural" in entry.parts else set()
        for translated in entry.translations:
            used = po.placeholders(translated)
            if used - wanted or (wanted - used) - optional:
                wrong.append((entry.text, translated))
    assert wrong == []


def test_the_compiled_catalogue_holds_what_the_catalogue_says(entries):
    # It is part of the repository: a machine without the gettext tools shows English pages too.
    with CATALOGUE.with_suffix(".mo").open("rb") as compiled:
        held = GNUTranslations(compiled)
    wrong = [entry.text for entry in entries if _compiled(held, entry) != entry.translations]
    assert wrong == [], "run make messages"


def test_german_texts_are_shown_as_the_code_says_them(entries):
    # Without a catalogue of ours a package could translate a short text that happens to be a text of its own as well.
    with translation.override("de"):
        foreign = [
            (entry.text, shown)
            for entry in entries
            for wanted, shown in zip(_german(entry), _compiled(translation, entry), strict=True)
            if shown != wanted
        ]
    assert foreign == [], "give it a context, or a line in site/locale/de"


def _german(entry: po.Entry) -> list[str]:
    return [entry.text, *([entry.parts["msgid_plural"]] if "msgid_plural" in entry.parts else [])]


def _compiled(held: GNUTranslations | ModuleType, entry: po.Entry) -> list[str]:
    context, plural = entry.parts.get("msgctxt"), entry.parts.get("msgid_plural")
    if plural and context:
        return [held.npgettext(context, entry.text, plural, number) for number in (1, 2)]
    if plural:
        return [held.ngettext(entry.text, plural, number) for number in (1, 2)]
    return [held.pgettext(context, entry.text) if context else held.gettext(entry.text)]


def test_templates_hold_no_text_outside_of_translations():
    found = []
    for name, source in texts(".html", ".txt"):
        if "/templates/" not in name or name.startswith("tests/") or name in IN_NO_LANGUAGE:
            continue
        bare = TAG.sub(" ", NOT_TEXT.sub("", source))
        if words := re.findall(r"\w*[^\W\d_]{2}\w*|[„“]", bare):
            found.append((name, words[:5]))
    assert found == []


@pytest.mark.gettext
def test_the_catalogue_holds_no_broken_placeholder(tmp_path):
    subprocess.run(
        ["msgfmt", "--check", "-o", tmp_path / "django.mo", CATALOGUE], check=True, capture_output=True
    )


@pytest.mark.gettext
def test_the_catalogue_holds_every_text_of_the_code(entries, tmp_path):
    for folder in ("site", "blog", "discussion", "search"):
        ignored = shutil.ignore_patterns("__pycache__", "static", "fonts")
        shutil.copytree(ROOT / folder, tmp_path / folder, ignore=ignored)
    collect = (
        "from django.core.management import call_command as c; c('makemessages', locale=['en'], no_wrap=True)"
    )
    program = f"import django; django.setup(); {collect}"
    where = {**os.environ, "PYTHONPATH": f"{tmp_path / 'site'}:{tmp_path}", "HALTUNG_ENV": "test"}
    where["DJANGO_SETTINGS_MODULE"] = "haltung.settings"
    done = subprocess.run(
        [sys.executable, "-c", program], cwd=tmp_path, env=where, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    collected = po.read(Path(tmp_path / "site/locale/en/LC_MESSAGES/django.po"))
    assert {entry.text for entry in collected} == {entry.text for entry in entries}, "run make messages"
