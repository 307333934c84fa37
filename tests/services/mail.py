"""A mail server for tests: takes every message and keeps it; can refuse, defer or hang up when a test wants it to."""

import email
import email.policy
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from email.message import EmailMessage
from typing import Any

from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, Envelope, Session

from tests.services.ports import free_port


@dataclass(slots=True)
class Delivered:
    """One message as the server got it."""

    sender: str
    recipients: list[str]
    message: EmailMessage
    raw: bytes


@dataclass(slots=True)
class MailServer:
    """What came in, and what the server answers to the next message."""

    host: str = "127.0.0.1"
    port: int = 0
    delivered: list[Delivered] = field(default_factory=list)
    answer: str = "250 OK"  # for example "451 try again later" or "550 no such user"

    @property
    def url(self) -> str:
        """The server's address as `EMAIL_URL` wants it."""
        return f"smtp://{self.host}:{self.port}"

    async def handle_DATA(self, server: SMTP, session: Session, envelope: Envelope) -> str:  # noqa: N802
        """Keep a message, or refuse it with the answer that a test asked for (aiosmtpd's hook)."""
        if not self.answer.startswith("2"):
            return self.answer
        raw = bytes(envelope.original_content or b"")
        parsed: Any = email.message_from_bytes(raw, policy=email.policy.default)
        self.delivered.append(Delivered(envelope.mail_from or "", list(envelope.rcpt_tos), parsed, raw))
        return self.answer


@contextmanager
def running(host: str = "127.0.0.1") -> Iterator[MailServer]:
    """Start a mail server on a free port of an address of this machine."""
    kept = MailServer(host=host, port=free_port())
    controller = Controller(kept, hostname=kept.host, port=kept.port)
    controller.start()
    try:
        yield kept
    finally:
        controller.stop()
