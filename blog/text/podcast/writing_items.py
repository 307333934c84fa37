"""Writes the episodes of a feed of ours."""

from email.utils import format_datetime
from typing import Any, Final

from blog.text.podcast.people import write_person
from blog.text.podcast.spec_words import license_name
from blog.text.podcast.times import in_seconds, normal_play_time
from blog.text.podcast.told import ToldEpisode, ToldTalk
from blog.text.podcast.xml import add, add_if

DEEP_LINK: Final = "http://podlove.org/deep-link"
CHAPTERS_TYPE: Final = "application/json+chapters"


def write_item(channel: Any, episode: ToldEpisode) -> None:
    """Write one episode."""
    item = add(channel, "item")
    _basics(item, episode)
    _for_directories(item, episode)
    _podcasting(item, episode)
    _chapters(item, episode)


def _basics(item: Any, episode: ToldEpisode) -> None:
    add(item, "title", episode.title)
    add(item, "link", episode.url)
    add(item, "guid", episode.guid, isPermaLink="false")
    add(item, "pubDate", format_datetime(episode.published))
    add(item, "description", episode.summary)
    add_if(item, "content:encoded", episode.html)
    add(item, "enclosure", url=episode.sound_url, length=str(episode.size), type=episode.mime)
    add(item, "atom:link", rel=DEEP_LINK, href=f"{episode.url}#")


def _for_directories(item: Any, episode: ToldEpisode) -> None:
    add(item, "itunes:title", episode.title)
    add(item, "itunes:summary", episode.summary)
    add(item, "itunes:duration", str(max(1, round(episode.duration / 1000))))
    add(item, "itunes:explicit", "true" if episode.explicit else "false")
    add(item, "itunes:episodeType", episode.kind)
    if episode.season is not None:
        add(item, "itunes:season", str(episode.season))
        add(item, "podcast:season", str(episode.season))
    if episode.number is not None:
        add(item, "itunes:episode", str(episode.number))
        add(item, "podcast:episode", str(episode.number))
    if episode.cover:
        add(item, "itunes:image", href=episode.cover)


def _podcasting(item: Any, episode: ToldEpisode) -> None:
    for person in episode.people:  # these replace the show's
        write_person(item, person)
    for transcript in episode.transcripts:
        add(
            item,
            "podcast:transcript",
            url=transcript.url,
            type=transcript.label,
            language=transcript.language,
        )
    if episode.chapters and episode.chapters_url:  # the tag's address is required; a private feed has none
        add(item, "podcast:chapters", url=episode.chapters_url, type=CHAPTERS_TYPE)
    for bite in episode.soundbites:
        add(
            item,
            "podcast:soundbite",
            bite.title,
            startTime=in_seconds(bite.start),
            duration=in_seconds(bite.length),
        )
    add_if(item, "podcast:license", license_name(episode.license), url=episode.license_url)
    _talk(item, episode.talk)
    for article in episode.articles:
        add(item, "podcast:contentLink", article.label, href=article.url)


def _talk(item: Any, talk: ToldTalk | None) -> None:
    """Say where the episode is discussed: for apps that read threads, for those that open pages, for those that list links.

    `socialInteract` names the root of a thread in one of the protocols of a closed list (socialprotocols.txt of the podcast
    namespace); ours is told as `activitypub`. RSS's own `comments` (2.0, "URL of a page for comments relating to the item") is the
    page. Where there is no discussion, `disabled` says so.
    """
    if talk is None:
        add(item, "podcast:socialInteract", protocol="disabled")
        return
    add(
        item,
        "podcast:socialInteract",
        protocol="activitypub",
        uri=talk.thread,
        accountId=talk.account,
        accountUrl=talk.account_url,
    )
    add(item, "comments", talk.url)
    add(item, "podcast:contentLink", talk.label, href=talk.url)


def _chapters(item: Any, episode: ToldEpisode) -> None:
    """Write Podlove Simple Chapters 1.2."""
    if not episode.chapters:
        return
    chapters = add(item, "psc:chapters", version="1.2")
    for chapter in episode.chapters:
        add(
            chapters,
            "psc:chapter",
            start=normal_play_time(chapter.start),
            title=chapter.title,
            href=chapter.href,
            image=chapter.img,
        )
