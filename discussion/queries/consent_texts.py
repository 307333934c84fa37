"""The wordings of consents: files that are never edited once shipped; a new wording is a new number."""

import hashlib
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from discussion.kinds import Purpose

FOLDER = Path(__file__).resolve().parent.parent / "consent_texts"
FALLBACK = "de"
ASKED = "use_asked"
IN_GROUP = "credit_group"
IN_ANSWER = "use_answer"


@dataclass(frozen=True, slots=True)
class Wording:
    """One wording: its key (`use/1.de`), its text and the hash of that text."""

    key: str
    text: str
    hash: str


def current_wording(purpose: Purpose, language: str) -> Wording:
    """Return the newest wording of a purpose in a language (in German, where there is none)."""
    return wording(_newest(purpose.value, language[:2]) or _newest(purpose.value, FALLBACK))


def asked_wording(language: str) -> Wording:
    """Return what somebody agrees to who is asked back about one passage."""
    return wording(_newest(ASKED, language[:2]) or _newest(ASKED, FALLBACK))


def group_wording(language: str) -> Wording:
    """Return what somebody agrees to whom a group named as one of its persons."""
    return wording(_newest(IN_GROUP, language[:2]) or _newest(IN_GROUP, FALLBACK))


def answer_wording(language: str) -> Wording:
    """Return what somebody agrees to who answers an article's question in a sentence."""
    return wording(_newest(IN_ANSWER, language[:2]) or _newest(IN_ANSWER, FALLBACK))


@cache
def wording(key: str) -> Wording:
    """Return a wording by its key."""
    text = (FOLDER / f"{key}.txt").read_text(encoding="utf-8").strip()
    return Wording(key, text, hashlib.sha256(text.encode()).hexdigest())


@cache
def _newest(purpose: str, language: str) -> str:
    numbers = [int(file.name.split(".")[0]) for file in (FOLDER / purpose).glob(f"*.{language}.txt")]
    return f"{purpose}/{max(numbers)}.{language}" if numbers else ""
