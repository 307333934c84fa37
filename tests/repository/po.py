"""Reads a gettext catalogue, as far as tests need it: for machines without the gettext tools."""

import ast
import re
from dataclasses import dataclass, field
from pathlib import Path

KEYWORD = re.compile(r'^(msgctxt|msgid|msgid_plural|msgstr(?:\[\d\])?)\s+(".*")$')
PLACEHOLDER = re.compile(r"%\(\w+\)[sdifr]|%[sdifr]|\{\w*\}|%%")


@dataclass(slots=True)
class Entry:
    """One text and its translations."""

    parts: dict[str, str] = field(default_factory=dict)
    fuzzy: bool = False
    files: list[str] = field(default_factory=list)

    @property
    def text(self) -> str:
        """The text in the code."""
        return self.parts.get("msgid", "")

    @property
    def translations(self) -> list[str]:
        """Each translation: one, or one for each form of the plural."""
        return [value for key, value in self.parts.items() if key.startswith("msgstr")]


def read(path: Path) -> list[Entry]:
    """Return the entries of a catalogue, without its header and without what it has outlived."""
    entries: list[Entry] = []
    for block in re.split(r"\n\s*\n", path.read_text(encoding="utf-8")):
        entry = _entry(block)
        if entry.text:
            entries.append(entry)
    return entries


def placeholders(text: str) -> set[str]:
    """Return what a program puts into a text."""
    return set(PLACEHOLDER.findall(text))


def _entry(block: str) -> Entry:
    entry, key = Entry(), ""
    for line in block.splitlines():
        if line.startswith("#,"):
            entry.fuzzy = "fuzzy" in line
        elif line.startswith("#:"):
            entry.files += line[2:].split()
        elif found := KEYWORD.match(line):
            key = found[1]
            entry.parts[key] = ast.literal_eval(found[2])
        elif line.startswith('"') and key:
            entry.parts[key] += ast.literal_eval(line)
    return entry
