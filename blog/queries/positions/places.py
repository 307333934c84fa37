"""Addresses of positions, of the questions that they answer, and of organisations."""

from typing import Final

from blog.queries.addresses import prefix

POSITIONS: Final = "haltungen"


def positions_path(language: str | None = None) -> str:
    """Return the address of all questions."""
    return f"{prefix(language)}{POSITIONS}/"


def question_path(slug: str, language: str | None = None) -> str:
    """Return the address of a question's page, where it is laid out who stands where."""
    return f"{positions_path(language)}{slug}/"


def picture_path(slug: str, language: str | None = None) -> str:
    """Return the address of the picture of a question's page."""
    return f"{question_path(slug, language)}karte.svg"


def answers_path(slug: str, language: str | None = None) -> str:
    """Return the address at which readers answer a question, and read what others answered."""
    return f"{question_path(slug, language)}antworten/"


def position_path(code: str, language: str | None = None) -> str:
    """Return the address of one position with its history."""
    return f"{positions_path(language)}h/{code}/"


def organisation_path(slug: str, language: str | None = None) -> str:
    """Return the address of an organisation's page."""
    return f"{prefix(language)}organisationen/{slug}/"
