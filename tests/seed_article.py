"""Reads an article saved as plain text from an old blog into what the loop's journey needs.

The text may lie outside the repository (`HALTUNG_SEED_ARTICLE`); `fixtures/shaped_article.txt` is ours and has
the same shape: social links, date line, title, standfirst, two-click embed, headings, numbered questions,
attributed quote, episode with speaker, call, living notice, recommended show, author box, comment form.
What plain text lacks (links, the portrait's file) is supplied by the caller.
"""

import datetime as dt
import html
import re
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

OWN_ARTICLE = Path(__file__).parent / "fixtures" / "shaped_article.txt"

NETWORKS = {
    "twitter": "twitter",
    "facebook": "facebook",
    "youtube": "youtube",
    "xing": "xing",
    "linkedin": "linkedin",
    "skype": "skype",
    "rss": "rss",
    "soundcloud": "soundcloud",
    "mastodon": "mastodon",
}
DATE_LINE = re.compile(r"^(\d{2})\.(\d{2})\.(\d{4}) Von: (.+?) Lesedauer: (\d+) Minuten$")
EMBED_LINE = re.compile(r"um den Inhalt von (\S+) zu laden")
QUESTION = re.compile(r"^\s+\d+\.\s+(.+)$")
EPISODE = re.compile(r"^(\S+ \S+) .*\bPodcast findest du hier")
SHOW = re.compile(r"empfehle ich dir (.+?) vom (.+?) Podcast von (\S+ \S+)\.")
ADDRESS = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
LIVING = re.compile(r"(Dieser \w+ ist ein lebendiges Projekt.+)$")
CALL = re.compile(r"^Wie siehst du das\?")
PORTRAIT = re.compile(r"^Porträt (.+)$")


@dataclass(slots=True)
class SeedArticle:
    """The article as values: `blocks` are (kind, StreamField value) pairs in the order of the text."""

    title: str = ""
    standfirst: str = ""
    published: dt.date | None = None
    author: str = ""
    minutes: int = 0
    biography: str = ""
    contact: str = ""
    site_networks: list[str] = field(default_factory=list)
    author_networks: list[str] = field(default_factory=list)
    blocks: list[tuple[str, Any]] = field(default_factory=list)

    def first(self, kind: str) -> Any:
        """Return the value of the first block of a kind."""
        return next(value for name, value in self.blocks if name == kind)


def read_seed(path: Path) -> SeedArticle:
    """Parse the file; every line of text ends up in exactly one place."""
    return _Reader(path.read_text(encoding="utf-8")).read()


class _Reader:
    """Walks the lines once; each `_take_*` eats what it knows and says whether it did."""

    def __init__(self, text: str) -> None:
        self.lines = [line.rstrip() for line in text.splitlines()]
        self.article = SeedArticle()
        self.at = 0

    def read(self) -> SeedArticle:
        self._head()
        while self.at < len(self.lines):
            line = self.lines[self.at].strip()
            self.at += 1
            if PORTRAIT.match(line):
                self._author_box()
                break
            if line:
                self._body_line(line)
        return self.article

    def _next(self) -> str:
        while self.at < len(self.lines):
            line = self.lines[self.at].strip()
            self.at += 1
            if line:
                return line
        return ""

    def _peek(self) -> str:
        return next((line.strip() for line in self.lines[self.at :] if line.strip()), "")

    def _head(self) -> None:
        line = self._next()
        while not (found := DATE_LINE.match(line)):
            self.article.site_networks += _networks(line)
            line = self._next()
        day, month, year, author, minutes = found.groups()
        self.article.published = dt.date(int(year), int(month), int(day))
        self.article.author, self.article.minutes = author, int(minutes)
        self.article.title, self.article.standfirst = self._next(), self._next()

    def _body_line(self, line: str) -> None:
        blocks = self.article.blocks
        if found := EMBED_LINE.search(line):
            blocks.append(("embed", _embed(found.group(1))))
            if self._peek() == "Inhalt laden":
                self._next()
        elif found := QUESTION.match("  " + line):
            self._question(found.group(1))
        elif CALL.match(line):
            self._call(line)
        elif card := _recommendation(line):
            blocks.append(("recommendation", card))
        elif _is_quote(line, self._peek()):
            blocks.append(("quote", _quote(line, self._next())))
        elif _is_heading(line):
            blocks.append(("heading", {"text": line, "level": "2"}))
        else:
            blocks.append(("text", f"<p>{html.escape(line, quote=False)}</p>"))

    def _question(self, text: str) -> None:
        if not self.article.blocks or self.article.blocks[-1][0] != "questions":
            self.article.blocks.append(("questions", {"intro": "", "items": []}))
        self.article.blocks[-1][1]["items"].append(text)

    def _call(self, line: str) -> None:
        address = ADDRESS.search(line)
        living = LIVING.search(line)
        self.article.contact = address.group(0) if address else ""
        invitation = line[: living.start()].strip() if living else line
        question, _mark, rest = invitation.partition("?")
        self.article.blocks.append(
            (
                "call",
                {
                    "question": question + "?",
                    "text": rest.strip(),
                    "by_comment": True,
                    "email": self.article.contact,
                },
            )
        )
        if living:
            self.article.blocks.append(("living", {"text": living.group(1)}))

    def _author_box(self) -> None:
        self._next()  # the name once more
        self.article.author_networks = _networks(self._next())
        self.article.biography = self._next()


def _networks(line: str) -> list[str]:
    return [NETWORKS[word.lower()] for word in re.findall(r"(\w+)-Symbol", line) if word.lower() in NETWORKS]


def _recommendation(line: str) -> dict[str, Any] | None:
    if found := SHOW.search(line):
        return _show(line, *found.groups())
    if found := EPISODE.match(line):
        return _episode(line, found.group(1))
    return None


def _is_heading(line: str) -> bool:
    return len(line) < 110 and line[-1] not in '.?!:,;“"' and not line.startswith("*")


def _is_quote(line: str, following: str) -> bool:
    return line[-1] in '.!?“”"' and bool(re.fullmatch(r"[A-ZÄÖÜ]\w+ [A-ZÄÖÜ]\w+", following))


def _embed(provider: str) -> dict[str, Any]:
    return {
        "provider": provider,
        "title": f"Zum Hören bei {provider}",
        "url": f"https://{provider}/folge",
        "embed_url": f"https://{provider}/player/folge",
        "text": "Der Artikel zum Hören, vom Autor gesprochen.",
    }


def _episode(line: str, speaker: str) -> dict[str, Any]:
    return {
        "kind": "episode",
        "title": f"Podcastfolge mit {speaker}",
        "speaker": speaker,
        "show": "",
        "url": "https://podcast.example.org/folge",
        "text": line,
    }


def _show(line: str, issue: str, show: str, speaker: str) -> dict[str, Any]:
    return {
        "kind": "episode",
        "title": f"{show}: {issue}",
        "speaker": speaker,
        "show": show,
        "url": "https://show.example.org/",
        "text": line,
    }


def _quote(line: str, attribution: str) -> dict[str, Any]:
    return {
        "text": f"<p>{html.escape(line, quote=False)}</p>",
        "attribution": attribution,
        "source_title": "Zum Artikel",
        "source_url": "https://blog.example.org/artikel/",
    }
