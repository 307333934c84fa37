"""Reads the content files."""

from functools import cache
from pathlib import Path
from typing import Any

import yaml

FOLDER = Path(__file__).parent / "content"
PICTURES = FOLDER / "pictures"
ARTICLES = FOLDER / "articles"


@cache
def read(name: str) -> Any:
    """Return the content of a file below `content/`; don't change it."""
    return yaml.safe_load((FOLDER / f"{name}.yaml").read_text(encoding="utf-8"))


def article_slugs() -> list[str]:
    """Return the folders of all articles, oldest article first."""
    found = [path.parent.name for path in ARTICLES.glob("*/article.yaml")]
    return sorted(found, key=lambda slug: int(article(slug)["versions"][0]["first"]["at"].split()[0]))


def article(slug: str) -> dict[str, Any]:
    """Return an article as its file tells it."""
    told: dict[str, Any] = read(f"articles/{slug}/article")
    return told


def comments(slug: str) -> list[dict[str, Any]]:
    """Return what was said below an article."""
    told: list[dict[str, Any]] = read(f"articles/{slug}/discussion")["comments"]
    return told


def desk(slug: str) -> list[dict[str, Any]]:
    """Return what happened around merging in an article: questions back, points, plans, states."""
    if not (ARTICLES / slug / "desk.yaml").exists():
        return []
    told: list[dict[str, Any]] = read(f"articles/{slug}/desk")["desk"]
    return told


def translation(slug: str) -> dict[str, Any] | None:
    """Return an article's English translation, if there is one."""
    if not (ARTICLES / slug / "translation.en.yaml").exists():
        return None
    told: dict[str, Any] = read(f"articles/{slug}/translation.en")
    return told
