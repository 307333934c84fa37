"""Finds who speaks where a file writes it before the words: `Anna: Guten Tag.`"""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from blog.text.transcripts.markup import plain
from blog.text.transcripts.words import SPEAKER_LETTERS, CueText, Words

# Up to five words that begin with a capital letter or a figure, then a colon and a space: a name, not half a sentence.
_LABEL: Final = re.compile(r"\s*(?:\[|>>\s*)?([^\W\d_a-zäöüß][^:\n\[\]<>]{0,60}?)\]?\s*:\s+(?=\S)")
_MOST_WORDS: Final = 5
_NO_NAMES: Final = frozenset(
    [
        "achtung",
        "aber",
        "also",
        "antwort",
        "aufgabe",
        "beispiel",
        "denn",
        "die",
        "das",
        "doch",
        "ein",
        "fakt",
        "fazit",
        "frage",
        "hinweis",
        "idee",
        "ja",
        "kurz",
        "merke",
        "motto",
        "nein",
        "nur",
        "problem",
        "punkt",
        "stichwort",
        "tipp",
        "und",
        "warnung",
        "weil",
        "wichtig",
        "zitat",
        "zum",
        "beispiel",
        "first",
        "note",
        "question",
        "answer",
        "so",
        "and",
        "but",
    ]
) | {
    "zum beispiel",
    "das heißt",
    "die frage",
    "die antwort",
    "das problem",
    "mit anderen worten",
    "for example",
}


def label_before(text: str) -> tuple[str, str]:
    """Return what stands before a colon at the beginning if it could be a name, and the rest."""
    match = _LABEL.match(text)
    if match is None or len(match[1].split()) > _MOST_WORDS:
        return "", text
    return speaker(match[1]), text[match.end() :]


def with_voices(words: Sequence[CueText]) -> Words:
    """Return the pieces with what stands before a colon as the speaker.

    A label counts that occurs twice or begins the file; others only in a file in which most pieces have one, and unless it
    is one of the words with which people begin sentences. So „Achtung: …“ stays what somebody says.
    """
    labels = Counter(label for cue in words if not cue.speaker and (label := label_before(cue.text)[0]))
    first = label_before(words[0].text)[0] if words else ""
    usual = 2 * labels.total() >= len(words)
    names = {
        label
        for label, times in labels.items()
        if (times > 1 or label == first or usual) and label.casefold() not in _NO_NAMES
    }
    return tuple(_with_voice(cue, names) for cue in words)


def speaker(written: str) -> str:
    """Return a speaker's name as it is kept: one line, not too long."""
    return plain(written)[:SPEAKER_LETTERS]


def _with_voice(cue: CueText, names: set[str]) -> CueText:
    if cue.speaker:
        return cue
    label, rest = label_before(cue.text)
    return replace(cue, speaker=label, text=rest) if label in names else cue
