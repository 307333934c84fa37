"""The sheet that somebody signs on paper: the current wordings with their numbers and hashes, and the text that it is about."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Final

from django.utils.translation import gettext as _

from discussion.kinds import CreditChoice, Purpose, UseChoice
from discussion.models import Contribution
from discussion.queries.author_text import author_text
from discussion.queries.consent_texts import Wording, current_wording

PURPOSES: Final = (Purpose.STORE, Purpose.USE, Purpose.CREDIT)


@dataclass(frozen=True, slots=True)
class Part:
    """One thing that is agreed to: its wording and what can be chosen."""

    purpose: str
    label: str
    wording: Wording
    paragraphs: tuple[str, ...]
    choices: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Sheet:
    """What is printed; of a blank one all but the parts is empty."""

    parts: tuple[Part, ...]
    number: str
    article: str
    article_path: str
    text: str
    name: str
    organisation: str
    role: str


def consent_sheet(language: str, *, contribution: Contribution | None = None, article: Any = None) -> Sheet:
    """Return the sheet in a language (labels in the active one): for a contribution, an article, or blank."""
    submission = contribution.submission if contribution else None
    page = contribution.page if contribution else article
    return Sheet(
        parts=tuple(_parts(language)),
        number=submission.number if submission else "",
        article=page.title if page else "",
        article_path=str(page.get_url() or "") if page else "",
        text=author_text(submission) if submission else "",
        name=submission.told("name") if submission else "",
        organisation=submission.told("organisation") if submission else "",
        role=submission.told("role") if submission else "",
    )


def _parts(language: str) -> Iterator[Part]:
    choices: dict[Purpose, tuple[str, ...]] = {
        Purpose.STORE: (_("Ich bin einverstanden."), _("Nur für die Redaktion")),
        Purpose.USE: tuple(str(choice.label) for choice in UseChoice),
        Purpose.CREDIT: tuple(str(choice.label) for choice in CreditChoice),
    }
    labels = {Purpose.STORE: _("Speichern und veröffentlichen")}
    for purpose in PURPOSES:
        wording = current_wording(purpose, language)
        yield Part(
            purpose=purpose.value,
            label=labels.get(purpose, str(purpose.label)),
            wording=wording,
            paragraphs=tuple(line for line in wording.text.split("\n") if line),
            choices=choices[purpose],
        )
