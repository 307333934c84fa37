"""Episodes that only lie in memory, as a feed would tell them."""

from collections import defaultdict
from typing import Any

from blog.queries.podcast.feed_episodes import Around, SoundAddress, spoken, told_episode
from blog.queries.public_body import public_body
from blog.text.podcast.told import ToldEpisode


def draft_episode(row: Any, sound_address: SoundAddress) -> ToldEpisode:
    """Return a draft as a feed would tell it; pictures are left out, since nobody hears of them before it is public."""
    body = public_body(row)
    around = Around(
        bodies={row.pk: body},
        people=defaultdict(list, {row.pk: list(row.episode_people.all())}),
        chapters=defaultdict(list, {row.pk: list(row.chapters.all())}),
        soundbites=defaultdict(list, {row.pk: list(row.soundbites.all())}),
        transcripts=spoken([row.pk]),
        articles=defaultdict(list),
        pictures={},
    )
    return told_episode(row, body, around, sound_address)
