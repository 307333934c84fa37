"""Measures shows: feeds of 500 episodes out and in, a page with 3,000 cues, a sentence looked for in 300 hours.

Each row by hand, and smaller: `python -m tests.bench.podcasts feed 0.1` (feed, page, importing, quotes).
"""

import gzip
import sys
import time
from collections.abc import Mapping
from typing import Any

from tests.bench.parts import main
from tests.bench.rows import Row, Rows, analyze, host, p95, say, timed, without_failed

EPISODES = 500
CUES = 3_000
HOURS = 300
ASKED = 40
"""Sentences of each kind that the quote finder is asked for."""


def feed(scale: float) -> Mapping[str, Row]:
    """The feed of a show of ours: asked for the first time, from the cache, and by an app that has it."""
    from django.core.cache import cache
    from django.test import Client

    from tests.bench import shows

    count = int(EPISODES * scale)
    show = shows.own_show(count)
    analyze()
    path, client = (
        f"{show.get_url()}feed.xml",
        Client(SERVER_NAME=host(), headers={"accept-encoding": "gzip"}),
    )

    def look(**headers: str) -> Any:
        return client.get(path, headers=headers)

    look()
    cache.clear()
    answer: list[Any] = []
    first = timed(lambda: answer.append(look()))
    etag = answer[0].headers["ETag"]
    assert answer[0].status_code == 200
    assert look(if_none_match=etag).status_code == 304
    size = {"bytes": len(gzip.decompress(answer[0].content)), "gzip": len(answer[0].content)}
    return {
        f"feed with {count} episodes, first request": {**first, **size},
        "… kept": p95(look),
        "… by an app that has it (304)": p95(lambda: look(if_none_match=etag)),
    }


def page(scale: float) -> Mapping[str, Row]:
    """The page of an episode with 3,000 cues, nothing kept and warm."""
    from django.core.cache import cache
    from django.test import Client

    from tests.bench import shows

    count = int(CUES * scale)
    episode = shows.long_episode(count)
    analyze()
    client = Client(SERVER_NAME=host())

    def look() -> Any:
        return client.get(episode.get_url())

    def look_anew() -> None:
        cache.clear()
        look()

    look()
    content = look().content
    assert content.count(b'id="t=') >= count, content.count(b'id="t=')
    size = {"bytes": len(content), "gzip": len(gzip.compress(content, 6))}
    return {
        f"page of an episode with {count} cues": {**p95(look), **size},
        "… nothing kept": p95(look_anew, 10),
    }


def importing(scale: float) -> Mapping[str, Row]:
    """Following a show with 500 episodes: all of them, the same feed again, and one episode changed."""
    from blog.actions.podcast.import_show import import_show
    from blog.text.podcast.reading import read_feed
    from tests.bench import shows

    count = int(EPISODES * scale)
    feed, document = shows.followed(count)
    read: list[Any] = []
    found = {f"reading a feed of {count} episodes": timed(lambda: read.append(read_feed(document)))}

    def act() -> Any:
        feed.refresh_from_db()
        return import_show(feed=feed, read=read[-1])

    row = timed(act)
    found[f"import of {count} episodes"] = {**row, "statements each": row["statements"] / count}
    found["… the same again"] = timed(act)
    read.append(read_feed(shows.changed(document)))
    found["… one changed"] = timed(act)
    return found


def quotes(scale: float) -> Mapping[str, Row]:
    """A sentence looked for in 300 hours of speech, 300 episodes of 1 hour."""
    from tests.bench import shows

    hours = max(1, int(HOURS * scale))
    begun = time.perf_counter()
    speech, keys = shows.spoken_hours(hours)
    spent = time.perf_counter() - begun
    say(f"quotes: {hours} hours of words stored after {spent:.0f} s")
    built = shows.index(keys)
    analyze()
    exact = [(keys[number], second, text) for number, second, text in speech.said[:ASKED]]
    wrong = [(key, second, speech.spoiled(text)) for key, second, text in exact]
    never = [(0, 0, speech.sentence()) for _n in range(ASKED)]
    return {
        f"quote finder over {hours} hours, made": built,
        "… sentence as it was said": shows.asked(exact),
        "… a tenth of the words wrong or missing": shows.asked(wrong),
        "… never said": shows.asked(never),
    }


ROWS: Rows = {"feed": feed, "page": page, "importing": importing, "quotes": quotes}


def promises(found: Mapping[str, Row]) -> dict[str, float]:
    """The figures that the project promises, each with its bound."""
    found = without_failed(found)
    told: dict[str, float] = {}
    for name, row in found.items():
        if name.startswith("page of an episode"):
            told["page of an episode with 3,000 cues, statements (≤ 25)"] = row["statements"]
        if name.startswith("… nothing kept"):
            told["… with nothing kept (≤ 25)"] = row["statements"]
        if "slowest ms" in row:
            told[f"quote, {name.strip('… ')}: slowest, seconds (< 2)"] = row["slowest ms"] / 1000
            told[f"quote, {name.strip('… ')}: right answers, of 100 (100)"] = row["right of 100"]
    return told


if __name__ == "__main__":
    main("tests.bench.podcasts", ROWS, promises, sys.argv[1:])
