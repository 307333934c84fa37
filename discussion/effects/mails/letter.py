"""How a mail is made and sent: text and HTML from one pair of templates, in the reader's language.

Subjects are one line, the recipient is an address alone, and the Message-ID comes from the outbox row: a mail sent
twice by accident is one mail for whoever receives it. No mail is sent to an address that isn't confirmed, but the one
that asks.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Final
from urllib.parse import urlsplit

from django.conf import settings
from django.core.mail import EmailMultiAlternatives
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import translation

from blog.models import OutboxRow, SiteSettings
from blog.queries.addresses import absolute
from blog.queries.living import living
from discussion.models import Submission, Token
from discussion.queries.addressee import Addressee, addressee
from discussion.queries.pages import Where, is_public

_MANY_BREAKS: Final = re.compile(r"\n{3,}")


@dataclass(frozen=True, slots=True)
class Letter:
    """One mail: `template` names its three files in `discussion/mail/`."""

    template: str
    to: Addressee
    context: Mapping[str, Any] = field(default_factory=dict)
    headers: Mapping[str, str] = field(default_factory=dict)


def post(row: OutboxRow, letter: Letter) -> None:
    """Send a letter. Raises what the mail server says, so that the outbox tries again."""
    with translation.override(letter.to.language):
        context = {**_site(), **letter.context}
        subject = " ".join(
            render_to_string(f"discussion/mail/{letter.template}.subject.txt", context).split()
        )
        text = _MANY_BREAKS.sub(
            "\n\n", render_to_string(f"discussion/mail/{letter.template}.txt", context)
        ).strip()
        html = render_to_string(f"discussion/mail/{letter.template}.html", {**context, "subject": subject})
    host = urlsplit(settings.HALTUNG_BASE_URL).hostname or "localhost"
    headers = {"Message-ID": f"<{row.uuid}@{host}>", "Auto-Submitted": "auto-generated", **letter.headers}
    message = EmailMultiAlternatives(
        subject, text + "\n", settings.DEFAULT_FROM_EMAIL, [letter.to.email], headers=headers
    )
    message.attach_alternative(html, "text/html")
    message.send()


def submission_of(row: OutboxRow) -> Submission | None:
    """Return the submission that a row speaks of."""
    uuid = row.ref.partition(":")[2]
    rows = Submission.objects.filter(uuid=uuid).select_related("contributor", "page")
    return rows.order_by("pk").first()


def letter_about(submission: Submission, template: str, **more: Any) -> Letter | None:
    """Return a letter to a confirmed contributor about what she sent, with a link to her receipt; None if nobody is there."""
    to = addressee(submission.contributor, submission.language)
    if to is None or submission.confirmed_at is None:
        return None
    return Letter(template, to, {**about(submission), "receipt_url": receipt_url(submission), **more})


def about(submission: Submission) -> dict[str, Any]:
    """Return what a mail says about the article; nothing of a page that isn't public."""
    page = living(submission.page_id)
    if not is_public(page):
        return {"article_title": "", "article_url": "", "number": submission.number}
    return {
        "article_title": page.title,
        "article_url": absolute(Where(page).page),
        "number": submission.number,
    }


def receipt_url(submission: Submission) -> str:
    """Mint a link to the receipt for whoever reads the mails of this address."""
    token = Token.objects.mint(submission, Token.RECEIPT, proved=True)
    with translation.override(submission.language):
        return absolute(reverse("discussion:receipt", args=[token]))


def comment_url(uuid: Any, language: str) -> str:
    """Return the full address of a comment."""
    with translation.override(language):
        return absolute(reverse("discussion:comment", args=[uuid]))


def _site() -> dict[str, Any]:
    about_site = (
        SiteSettings.objects.filter(site__is_default_site=True).order_by("pk").first() or SiteSettings()
    )
    return {
        "site_name": about_site.name,
        "site_url": absolute("/"),
        "contact_email": about_site.contact_email,
        "language": translation.get_language(),
    }
