"""Tells somebody what changed in the articles and passages that she follows: one mail, however many they are."""

from datetime import timedelta
from typing import Any

from django.urls import reverse
from django.utils import timezone, translation

from blog.models import OutboxRow
from blog.queries.addresses import absolute
from discussion.effects.mails.letter import Letter, post
from discussion.models import Contributor, Follow, Token
from discussion.queries.addressee import addressee
from discussion.queries.follows import due_follows, told

KIND = "discussion.mail.changes"
# Old mails are opened years later; then a newer one has a link that works.
LINK_VALID = timedelta(days=800)


def send(row: OutboxRow) -> None:
    """Send what is due for a person now; nothing is due when it was told already."""
    uuid = row.ref.partition(":")[2].partition("/")[0]
    contributor = Contributor.objects.filter(uuid=uuid, confirmed_at__isnull=False).order_by("pk").first()
    if contributor is None:
        return
    now = timezone.now()
    follows = list(due_follows(now).filter(contributor=contributor))
    parts = told(follows)
    spoken = [part for part in parts if part.changes]
    if spoken:
        to = addressee(contributor, spoken[0].follow.language)
        if to is None:
            return
        with translation.override(to.language):
            lines = [_line(part.follow, part) for part in spoken]
        context = {
            "articles": lines,
            "only": lines[0] if len(lines) == 1 else None,
            "stop_url": _stop_url(lines),
        }
        post(row, Letter("changes", to, context, _headers(lines)))
    for part in parts:
        _note(part.follow, part.newest, now)


def _headers(lines: list[dict[str, Any]]) -> dict[str, str]:
    """Let a mail program end these mails by one click (RFC 8058): all follows, where the mail is about several."""
    return {
        "List-Unsubscribe": f"<{_stop_url(lines)}>",
        "List-Unsubscribe-Post": "List-Unsubscribe=One-Click",
    }


def _stop_url(lines: list[dict[str, Any]]) -> str:
    return str(lines[0]["stop_url"]) + ("?alle=ja" if len(lines) > 1 else "")


def _line(follow: Follow, part: Any) -> dict[str, Any]:
    token = Token.objects.mint(None, Token.FOLLOW, follow=follow, valid_for=LINK_VALID)
    return {
        "title": part.title,
        "url": part.url,
        "is_passage": follow.block is not None,
        "changes": part.changes,
        "more": part.more,
        "link_url": absolute(reverse("discussion:follow_link", args=[token])),
        "stop_url": absolute(reverse("discussion:follow_stop", args=[token])),
    }


def _note(follow: Follow, version: int, at: Any) -> None:
    Follow.objects.filter(pk=follow.pk, told_version__lte=version).update(told_version=version, told_at=at)
