"""A list of podcasts (OPML) is followed: what is new, what we follow already, and why an entry was refused."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any, Final

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from blog.actions.podcast.follow_show import FollowRefused, follow_listed
from blog.admin.podcast.followed.words import FOLLOW, feed_sentence
from blog.effects.podcast.addresses import fault_without_asking
from blog.models.podcast.show import PodcastIndexPage
from blog.text.podcast.opml_reading import FeedList, ListedFeed

MOST_TOLD: Final = 20
"""Of each sort; a long list says how many more there are."""


@dataclass(slots=True)
class Followed:
    """What became of a list: how many are new, and a sentence for each other entry."""

    new: int = 0
    known: list[str] = field(default_factory=list)
    refused: list[str] = field(default_factory=list)


def follow_list(*, index: PodcastIndexPage, listed: FeedList, by: Any) -> Followed:
    """Follow each feed that may be asked for, as if its address had been typed alone."""
    done = Followed(refused=[_unusable(one) for one in listed.unusable])
    for one in listed.feeds:
        fault = fault_without_asking(one.url)
        if fault is not None:
            done.refused.append(_told(one, feed_sentence(fault, one.url)))
            continue
        try:
            follow_listed(index=index, listed=one, by=by)
            done.new += 1
        except FollowRefused as refused:
            done.known.append(str(FOLLOW[refused.problem]) % {"title": refused.show.title})
    return done


def as_lines(first: str, sentences: Sequence[str]) -> SafeString:
    """Return sentences below each other, at most `MOST_TOLD`, and how many more there are."""
    told = list(sentences[:MOST_TOLD])
    more = len(sentences) - len(told)
    if more:
        told.append(ngettext("und %(number)s weiterer", "und %(number)s weitere", more) % {"number": more})
    return format_html("{}{}", first, format_html_join("", "<br>{}", ([one] for one in told)))


def _unusable(one: ListedFeed) -> str:
    return _told(one, feed_sentence("", one.url) if one.url else _("Der Eintrag hat keine Adresse (xmlUrl)."))


def _told(one: ListedFeed, sentence: str) -> str:
    name = one.title or _("ohne Namen")
    address = f" ({one.url[:200]})" if one.url and one.url != one.title else ""
    return f"{name}{address}: {sentence}"
