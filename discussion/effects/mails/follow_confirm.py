"""Asks whether an address wants to follow an article. Holds nothing that a stranger could have written into it."""

from django.urls import reverse
from django.utils import translation

from blog.models import OutboxRow
from blog.queries.addresses import absolute
from blog.queries.living import living
from discussion.effects.mails.letter import Letter, post
from discussion.models import CONFIRM_VALID, Follow, Token
from discussion.queries.addressee import addressee
from discussion.queries.pages import is_public, shown_head

KIND = "discussion.mail.follow_confirm"


def send(row: OutboxRow) -> None:
    """Send the link, unless the follow was confirmed, is gone, or its page isn't public any more."""
    rows = Follow.objects.filter(uuid=row.ref.partition(":")[2], confirmed_at=None)
    follow = rows.select_related("contributor").order_by("pk").first()
    if follow is None:
        return
    to, page = addressee(follow.contributor, follow.language), living(follow.page_id)
    if to is None or not is_public(page):
        return
    token = Token.objects.mint(None, Token.FOLLOW_CONFIRM, follow=follow, valid_for=CONFIRM_VALID)
    with translation.override(follow.language):
        url = absolute(reverse("discussion:follow_link", args=[token]))
    head = shown_head(page)
    context = {"article_title": head.title, "article_url": absolute(head.url), "confirm_url": url}
    post(row, Letter("follow_confirm", to, {**context, "days": CONFIRM_VALID.days}))
