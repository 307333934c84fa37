"""What the seed article points to, as objects of the site: an own episode with its speaker, and an episode of somebody else's show.

Names and titles come from the text that was read; what is said in our episode, and the other show's feed, are made here.
"""

import uuid
from dataclasses import dataclass
from typing import Any

from blog.actions.podcast.name_voice import name_voice
from blog.actions.publish_change import publish_change
from blog.kinds import PersonRole, VersionKind
from blog.models import Article, Episode, Person, Speaker
from blog.text.body import Block, Body
from blog.text.change import InsertAfter, Replace
from tests.browser.seeded import Seeded
from tests.factories import blog, podcast, sounds
from tests.feeds.host import Host
from tests.feeds.made import MadeEpisode, MadeFeed

LENGTH = 120_000
SECOND = 63
SAID = "Ich erkläre gern, welches Wort ich dafür nehme."
FEED = "http://gespraech.example.org/feed"
EPISODES = ("Drei", "Zwei", "Eins")


@dataclass(frozen=True, slots=True)
class Own:
    """An episode of ours in which somebody speaks."""

    episode: Episode
    speaker: Person

    @property
    def url(self) -> str:
        """Its address."""
        return str(self.episode.get_url())


def own_episode(name: str) -> Own:
    """Publish two minutes of a show of ours with a guest of this name; she speaks from the second on that is cited."""
    speaker = blog.person(name)
    show = podcast.own_show("Im eigenen Haus", slug="im-eigenen-haus")
    sound = podcast.audio(content=sounds.mp3(LENGTH), duration=LENGTH)
    draft = podcast.draft_episode(show, "Das ganze Gespräch", slug="gespraech", audio=sound, duration=LENGTH)
    draft.episode_people.create(person=speaker, role=PersonRole.GUEST)
    episode = podcast.publish(draft)
    cues = [(0, 9_000, "Wir", "Guten Tag."), (SECOND * 1000, 70_000, name, SAID)]
    podcast.transcript(episode, cues)
    name_voice(voice=Speaker.objects.get(label=name), person=speaker, by=None)
    return Own(episode, speaker)


def put_feed(host: Host, title: str, speaker: str) -> None:
    """Let the feed of somebody else's show lie on the test's host, with three episodes and their sound."""
    person = f'<podcast:person role="host">{speaker}</podcast:person>'
    made = tuple(MadeEpisode(3 - at, title=f"Ausgabe {name}", people=()) for at, name in enumerate(EPISODES))
    feed = MadeFeed(title=title, extra=person, guid="917393e3-1b1e-5cef-ace4-edaa54e1f810", episodes=made)
    host.put("/feed", feed.rss(), headers={"ETag": '"1"'})
    for one in made:
        host.put(f"/{one.guid}.mp3", sounds.mp3(LENGTH), headers={"Content-Type": "audio/mpeg"})


def refer(seeded: Seeded, own: Own, followed: Episode) -> Article:
    """Publish version 2: both recommendations lead to pages of ours, and some seconds of the own episode are quoted."""
    body = Body.from_json(blog.newest_version(seeded.article).body)
    ours, theirs = (block for block in body.blocks if block.kind == "recommendation")
    clip: dict[str, Any] = {
        "episode": own.episode.pk,
        "start": SECOND * 1000,
        "end": 70_000,
        "speaker": own.speaker.pk,
        "text": SAID,
    }
    publish_change(
        page=seeded.article,
        change=(
            Replace(ours.id, Block(ours.id, ours.kind, {**ours.value, "page": own.episode.pk})),
            Replace(theirs.id, Block(theirs.id, theirs.kind, {**theirs.value, "page": followed.pk})),
            InsertAfter(ours.id, Block(str(uuid.uuid4()), "clip", clip)),
        ),
        base_version=1,
        kind=VersionKind.ADDITION,
        note="Die Stimmen sind jetzt hier zu hören.",
        by=seeded.editor,
    )
    return Article.objects.get(pk=seeded.article.pk)
