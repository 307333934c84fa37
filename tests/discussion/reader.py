"""A reader with a browser: sends forms from our own pages, opens links from mails."""

import re
from typing import Any

from django.core import mail
from django.test import Client

from blog.jobs import run_outbox_once
from blog.models import Article

HERE: dict[str, Any] = {"HTTP_ORIGIN": "http://testserver", "HTTP_SEC_FETCH_SITE": "same-origin"}
TEXT = "Haltung heißt für mich: erst zuhören, dann bauen."
RECEIPT = re.compile(r"/beitrag/([\w-]+)/")
CONFIRM = re.compile(r"/bestaetigen/([\w-]{20,})/")


class Reader:
    """Ada, who has no account."""

    def __init__(self, article: Article, email: str = "ada@example.org", name: str = "Ada Lesender") -> None:
        self.client = Client()
        self.article = article
        self.email = email
        self.name = name

    @property
    def send_url(self) -> str:
        return f"/artikel/{self.article.slug}/diskussion/neu/"

    def fields(self, **other: Any) -> dict[str, Any]:
        told = {"text": TEXT, "name": self.name, "email": self.email, "credit": "none", "privacy": "on"}
        told["similar_seen"] = "1"  # what others said already was shown: tests of that leave it empty
        return {**told, **other}

    def send(self, text: str = TEXT, *, headers: dict[str, Any] | None = None, **other: Any) -> Any:
        extra = HERE if headers is None else headers
        return self.client.post(self.send_url, self.fields(text=text, **other), **extra)

    def post(self, path: str, data: dict[str, Any] | None = None) -> Any:
        return self.client.post(path, data or {}, **HERE)

    def confirm(self) -> Any:
        """Open the newest link from her mails and press the button."""
        return self.post(f"/bestaetigen/{confirm_token()}/")


def work(limit: int = 50) -> None:
    """Let the worker do what is due."""
    run_outbox_once(limit)


def confirm_token() -> str:
    """Return the token of the newest mail that asks for a confirmation."""
    work()
    tokens = [found[1] for message in mail.outbox if (found := CONFIRM.search(str(message.body)))]
    return tokens[-1]


def receipt_token(response: Any) -> str:
    """Return the token of the receipt that a page shows."""
    found = RECEIPT.search(response.content.decode())
    assert found, response.content.decode()
    return found[1]


def text_of(response: Any) -> str:
    return str(response.content.decode())
