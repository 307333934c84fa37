"""How far a show that moves in is: what is here, what is still to come, and of each picture that isn't, why."""

from collections.abc import Sequence
from dataclasses import dataclass

from blog.models.podcast.episode import Episode
from blog.models.podcast.followed_feed import FollowedFeed
from blog.models.podcast.show import Show


@dataclass(frozen=True, slots=True)
class MissingPicture:
    """A picture that isn't here; `start` is the chapter's (milliseconds), nothing for the episode's own; `done`: for good."""

    start: int | None
    url: str
    fault: str
    done: bool


@dataclass(frozen=True, slots=True)
class MissingParts:
    """What an episode lacks: its sound (`sound` is where it lies), pictures."""

    page: int
    title: str
    sound: str
    pictures: Sequence[MissingPicture]


@dataclass(frozen=True, slots=True)
class MoveReport:
    """Numbers for all episodes, and those that lack something. `cover` is where the show's picture lies, if it isn't here."""

    episodes: int
    sounds: int
    pictures: int
    told: int
    cover: str
    missing: Sequence[MissingParts]


def move_report(show: Show) -> MoveReport | None:
    """Return how far a show is; nothing of one that never moved in. Two statements."""
    feed = FollowedFeed.objects.filter(show=show).order_by("pk").first()
    if feed is None or not show.is_own:
        return None
    told = Episode.objects.filter(podcast=show, told__has_key="digest").order_by("-aired_at", "-pk")
    rows = list(told.values_list("pk", "title", "audio_id", "enclosure_url", "told"))
    found = [
        MissingParts(pk, title, "" if audio else url, _missing(told)) for pk, title, audio, url, told in rows
    ]
    all_told = sum(len(told.get("pictures", ())) for *_rest, told in rows)
    return MoveReport(
        episodes=len(rows),
        sounds=sum(1 for _pk, _title, audio, *_rest in rows if audio),
        pictures=all_told - sum(len(one.pictures) for one in found),
        told=all_told,
        cover="" if show.cover_id else str(feed.known_as.get("cover") or ""),
        missing=[one for one in found if one.sound or one.pictures],
    )


def _missing(told: dict[str, object]) -> list[MissingPicture]:
    rows: object = told.get("pictures", ())
    return [
        MissingPicture(row["start"], row["url"], row["fault"], row["done"])
        for row in (rows if isinstance(rows, list) else ())
        if row["fault"] or not row["done"]
    ]
