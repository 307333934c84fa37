"""The demo's post: mails that Django's file backend laid down, read again."""

import email
import hashlib
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from email.message import EmailMessage
from email.policy import default
from email.utils import parsedate_to_datetime
from pathlib import Path

from django.conf import settings
from django.utils import timezone

# What the file backend writes below each mail.
RULE = re.compile(rb"^-{79}\n", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Letter:
    """One mail."""

    key: str
    at: datetime
    sender: str
    to: str
    subject: str
    text: str
    html: str


def letters() -> list[Letter]:
    """Return all mails, newest first."""
    folder = Path(settings.EMAIL_FILE_PATH)
    found = [letter for path in sorted(folder.glob("*.log")) for letter in _read(path)]
    return sorted(found, key=lambda letter: (letter.at, letter.key), reverse=True)


def letter(key: str) -> Letter | None:
    """Return the mail with this key."""
    return next((found for found in letters() if found.key == key), None)


def _read(path: Path) -> Iterator[Letter]:
    for number, raw in enumerate(RULE.split(path.read_bytes())):
        if raw.strip():
            key = hashlib.sha256(f"{path.name}/{number}".encode()).hexdigest()[:16]
            yield _letter(key, path, email.message_from_bytes(raw, _class=EmailMessage, policy=default))


def _letter(key: str, path: Path, message: EmailMessage) -> Letter:
    return Letter(
        key=key,
        at=_date(message, path),
        sender=str(message["From"] or ""),
        to=str(message["To"] or ""),
        subject=" ".join(str(message["Subject"] or "").split()),
        text=_part(message, "plain"),
        html=_part(message, "html"),
    )


def _date(message: EmailMessage, path: Path) -> datetime:
    try:
        told = parsedate_to_datetime(str(message["Date"]))
    except (TypeError, ValueError):
        told = datetime.fromtimestamp(path.stat().st_mtime, tz=timezone.get_default_timezone())
    # "-0000" says "UTC, and nothing about where the sender is"; Python reads it as no zone at all.
    return told if timezone.is_aware(told) else timezone.make_aware(told, UTC)


def _part(message: EmailMessage, kind: str) -> str:
    part = message.get_body(preferencelist=(kind,))
    return str(part.get_content()) if part is not None else ""
