"""A person whom the editors remove leaves transcripts, positions, feeds, maps and every other place, as contributors do."""

from typing import Any

import pytest
from django.test import Client

from blog.kinds import MentionState, Stance
from blog.models import Episode, Mention, Person
from tests.factories import blog, podcast, positions
from tests.privacy.spread import crawl, in_cache, in_database
from tests.world import World

NAME = "Kanaria Unverwechselbar"
SENTENCE = "Wer pflegt, braucht Kanarienvogelgesang am Morgen."
EPISODE = "/podcasts/vogelkunde/im-kaefig/"
PUBLIC = (
    "/", "/feed.xml", "/feed.json", "/haltungen/", "/haltungen/hilft-technik/", "/haltungen/hilft-technik/karte.svg",
    "/artikel/wer-redet/", "/podcasts/", "/podcasts/vogelkunde/", "/podcasts/vogelkunde/feed.xml", "/podcasts/podcasts.opml",
    "/zitat/?q=am+morgen+ist+es+hier+immer+schon+laut",
    *(f"{EPISODE}{name}" for name in (
        "", "kapitel.json", "transkript.vtt", "transkript.srt", "transkript.json", "transkript.html", "transkript.txt",
    )),
)  # fmt: skip


@pytest.fixture
def kanaria(world: World) -> Person:
    """Somebody who speaks in an episode, is quoted from there, holds a position, and whom a followed feed names."""
    person = blog.person(NAME)
    show = podcast.own_show("Vogelkunde", slug="vogelkunde")
    episode = podcast.own_episode(show, "Im Käfig", slug="im-kaefig")
    spoken = podcast.transcript(
        episode, [(0, 9000, NAME, "Am Morgen ist es hier immer schon laut und lustig.")]
    )
    spoken.speakers.update(person=person)
    asked = positions.question("Hilft Technik?", slug="hilft-technik")
    held = positions.position(SENTENCE, person=person, question=asked, stance=Stance.FOR, quote=SENTENCE)
    clip = {
        "episode": episode.pk,
        "start": "0:01",
        "end": "",
        "text": "schon laut und lustig",
        "speaker": person.pk,
    }
    body = [blog.block("clip", clip), blog.block("position", {"ref": held.ref})]
    blog.article("Wer redet", slug="wer-redet", body=body)
    followed: Episode = podcast.linked_episode(title="Eine fremde")
    Mention.objects.create(
        show=followed.podcast, episode=followed, name=NAME, person=person, state=MentionState.CONFIRMED
    )
    return person


def test_she_was_everywhere_and_is_nowhere(
    world: World, kanaria: Person, django_capture_on_commit_callbacks: Any
) -> None:
    before = crawl(Client(), PUBLIC, most=200)
    assert {"/haltungen/hilft-technik/", "/artikel/wer-redet/", EPISODE, f"{EPISODE}transkript.vtt"} <= set(
        before
    )
    assert {"blog_person", "blog_position", "blog_positionversion", "blog_speaker", "blog_mention"} <= set(
        in_database()
    )
    with django_capture_on_commit_callbacks(execute=True):
        kanaria.delete()
    assert in_cache() == set()
    assert crawl(Client(), PUBLIC, most=200) == {}
    assert in_database() == {}
