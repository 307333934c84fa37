"""Makes shows, episodes, sound files and transcripts."""

import hashlib
import itertools
import json
import uuid
from collections.abc import Iterable
from typing import Any

from django.core.files.base import ContentFile
from django.utils import timezone

from blog.kinds import FeedState, ShowOrigin, TranscriptChange
from blog.models import (
    Audio,
    Cue,
    Episode,
    FollowedFeed,
    PodcastIndexPage,
    Show,
    Speaker,
    Transcript,
    TranscriptVersion,
)
from blog.queries.podcast.transcript_pieces import pieces_of
from blog.text.transcripts.pieces import changes_to_json, difference
from tests.factories import blog, sounds

_numbers = itertools.count(1)


def index(parent: Any = None) -> PodcastIndexPage:
    """Return the list of all podcasts (German unless another home is given); makes it when missing."""
    home = parent or blog.tree().home
    found = PodcastIndexPage.objects.child_of(home).first()
    if found is None:
        found = PodcastIndexPage(title="Podcasts", slug="podcasts", locale=home.locale)
        home.add_child(instance=found)
    return found


def own_show(title: str = "", *, parent: Any = None, live: bool = True, **fields: Any) -> Show:
    """Return a show of ours."""
    number = next(_numbers)
    parent = parent or index()
    show = Show(
        title=title or f"Podcast {number}",
        slug=fields.pop("slug", f"podcast-{number}"),
        description=fields.pop("description", "Gespräche über das, was uns bewegt."),
        guid=fields.pop("guid", uuid.uuid4()),
        locale=parent.locale,
        live=live,
        **fields,
    )
    parent.add_child(instance=show)
    return show


def linked_show(title: str = "", *, url: str = "", feed: dict[str, Any] | None = None, **fields: Any) -> Show:
    """Return a show of somebody else's with the feed that we follow (`feed`: fields of its row)."""
    show = own_show(title, origin=ShowOrigin.LINKED, **fields)
    FollowedFeed.objects.create(
        show=show,
        url=url or f"https://podcast.example/{show.slug}/feed.xml",
        **{"state": FeedState.FINE, **(feed or {})},
    )
    return show


def audio(*, duration: int = 60_000, content: bytes = b"", **fields: Any) -> Audio:
    """Return a sound file as it is stored; its bytes are a second of silence whatever its duration says."""
    data = content or sounds.mp3(1000)
    row = Audio(
        mime=fields.pop("mime", "audio/mpeg"),
        extension=fields.pop("extension", "mp3"),
        size=len(data),
        duration=duration,
        sha256=hashlib.sha256(data).hexdigest(),
        **fields,
    )
    row.file.save(f"{row.uuid}.{row.extension}", ContentFile(data), save=False)
    row.save()
    return row


def draft_episode(
    show: Show | None = None, title: str = "", *, body: list[dict[str, Any]] | None = None, **fields: Any
) -> Episode:
    """Return an episode that nobody has published yet; an own one has a minute of sound unless told otherwise."""
    number = next(_numbers)
    show = show or own_show()
    if show.is_own and "audio" not in fields:
        fields["audio"] = audio(duration=fields.get("duration") or 60_000)
    sound = fields.get("audio")
    episode = Episode(
        title=title or f"Folge {number}",
        slug=fields.pop("slug", f"folge-{number}"),
        standfirst=fields.pop("standfirst", "Worum es in dieser Folge geht."),
        body=json.dumps(body if body is not None else [blog.text("Notizen zur Folge.")]),
        podcast=show,
        guid=fields.pop("guid", f"guid-{number}-{uuid.uuid4()}"),
        duration=fields.pop("duration", sound.duration if sound else 60_000),
        aired_at=fields.pop("aired_at", timezone.now()),
        live=False,
        locale=show.locale,
        **fields,
    )
    show.add_child(instance=episode)
    return episode


def publish(episode: Episode, *, by: Any = None, kind: str = "", note: str = "") -> Episode:
    """Publish an episode as the editor's button does, and return it fresh."""
    episode.next_kind, episode.next_note = kind, note
    episode.save_revision(user=by).publish(user=by)
    return Episode.objects.get(pk=episode.pk)


def own_episode(show: Show | None = None, title: str = "", *, by: Any = None, **fields: Any) -> Episode:
    """Return a published episode of a show of ours, with version 1."""
    return publish(draft_episode(show, title, **fields), by=by)


def linked_episode(show: Show | None = None, title: str = "", **fields: Any) -> Episode:
    """Return a published episode of somebody else's show, with the address of their sound."""
    number = next(_numbers)
    told = {
        "enclosure_url": f"https://podcast.example/ton/{number}.mp3",
        "enclosure_type": "audio/mpeg",
        "enclosure_size": 1_000_000,
        "link": f"https://podcast.example/folgen/{number}",
        "audio": None,
    }
    return publish(draft_episode(show or linked_show(), title, **{**told, **fields}))


def transcript(
    episode: Episode, cues: Iterable[tuple[int, int, str, str]] = (), *, language: str = "de"
) -> Transcript:
    """Return a transcript with cues of (start, end, who speaks, words); times are milliseconds."""
    made = Transcript.objects.create(episode=episode, language=language, number=1)
    speakers: dict[str, Speaker] = {}
    rows = []
    for position, (start, end, label, words) in enumerate(cues or [(0, 4000, "Anna", "Guten Tag.")], start=1):
        if label and label not in speakers:
            key = f"s{len(speakers) + 1}"
            speakers[label] = Speaker.objects.create(transcript=made, key=key, label=label)
        rows.append(
            Cue(
                transcript=made,
                position=position * 1024,
                start=start,
                end=end,
                speaker=speakers.get(label),
                text=words,
            )
        )
    Cue.objects.bulk_create(rows)
    changes = difference((), pieces_of(made.pk))
    TranscriptVersion.objects.create(
        transcript=made, number=1, kind=TranscriptChange.IMPORTED, edits=changes_to_json(changes)
    )
    return made
