"""Takes over the pictures of an episode that moves in: its own, and those of its chapters. What becomes of each is noted.

`Episode.told["pictures"]` has one row for each picture that the old feed told: `start` of the chapter in milliseconds, or
nothing for the episode's own; `url`; `fault`, why it isn't here; `done`, whether there is nothing more to try.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Final

from django.db import transaction
from django.utils.translation import gettext as _

from blog.actions.enqueue import enqueue
from blog.actions.podcast.bring_cover import store_picture
from blog.actions.publish_imported import fill_page
from blog.models.picture import Picture
from blog.models.podcast.episode import Episode
from blog.text.podcast.timed import TimedChapter

BRING_PICTURES: Final = "blog.bring_pictures"
"""Effect: copy an episode's pictures from its old host."""
MOST: Final = 100
"""Pictures of one episode; what is beyond is told, not fetched."""
NO_PICTURE: Final = "no_picture"
TOO_MANY: Final = "too_many_pictures"


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of one picture: its bytes, or why there are none; `done` if nothing more is to be tried."""

    content: bytes = b""
    fault: str = ""
    done: bool = True


@transaction.atomic
def note_pictures(*, episode_id: int, cover: str, chapters: Iterable[TimedChapter]) -> None:
    """Remember which pictures the old feed tells, and have them brought; known ones stay as they are."""
    episode = Episode.objects.select_for_update(of=("self",)).get(pk=episode_id)
    rows: list[dict[str, Any]] = list(episode.told.get("pictures", ()))
    known = {(row["start"], row["url"]) for row in rows}
    told = [(None, cover), *((one.start, one.img) for one in chapters)]
    new = [pair for pair in dict.fromkeys(told) if pair[1] and pair not in known]
    for start, url in new:
        beyond = len(rows) >= MOST
        rows.append({"start": start, "url": url, "fault": TOO_MANY if beyond else "", "done": beyond})
    if new:
        Episode.objects.filter(pk=episode_id).update(told={**episode.told, "pictures": rows})
        enqueue(BRING_PICTURES, ref=f"episode:{episode_id}")


def wanted_pictures(episode_id: int) -> list[str]:
    """Return the addresses that are still to be fetched, each once."""
    episode = Episode.objects.filter(pk=episode_id).first()
    rows = episode.told.get("pictures", ()) if episode is not None else ()
    return list(dict.fromkeys(row["url"] for row in rows if not row["done"]))


@transaction.atomic
def take_over_pictures(*, episode_id: int, found: Mapping[str, Outcome]) -> None:
    """Put fetched pictures where they belong and note what became of each; a picture that an editor chose stays."""
    episode = Episode.objects.select_for_update(of=("self",)).get(pk=episode_id)
    rows = [dict(row) for row in episode.told.get("pictures", ())]
    taken: dict[int | None, Picture] = {}
    stored: dict[str, Picture | None] = {}
    for row in rows:
        outcome = found.get(row["url"])
        if row["done"] or outcome is None:
            continue
        if row["url"] not in stored:
            stored[row["url"]] = _stored(episode, outcome, row["start"])
        picture = stored[row["url"]]
        row |= {"fault": outcome.fault or ("" if picture else NO_PICTURE), "done": outcome.done}
        if picture is not None:
            taken[row["start"]] = picture
    Episode.objects.filter(pk=episode_id).update(told={**episode.told, "pictures": rows})
    if taken:
        fill_page(page_id=episode_id, fill=lambda page: _fill(page, taken))


def _stored(episode: Episode, outcome: Outcome, start: int | None) -> Picture | None:
    if not outcome.content:
        return None
    words = _("Titelbild: %(title)s") if start is None else _("Bild zu einem Kapitel von: %(title)s")
    told = words % {"title": episode.title}
    return store_picture(content=outcome.content, title=episode.title, name=episode.slug, description=told)


def _fill(page: Any, taken: Mapping[int | None, Picture]) -> None:
    page.cover = page.cover or taken.get(None)
    chapters = list(page.chapters.all())
    for one in chapters:
        one.picture = one.picture or taken.get(one.start)
    page.chapters = chapters
