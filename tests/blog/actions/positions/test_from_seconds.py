"""Seconds of an episode become a position that quotes the transcript and leads to the second."""

import pytest
from django.test import Client

from blog.actions.positions.from_seconds import position_from_seconds
from blog.actions.positions.publish import publish_position
from blog.actions.positions.refuse import PositionReason, PositionRefused
from blog.models import Episode, Position, Speaker
from blog.queries.positions.lines import code_of
from blog.text.podcast.times import Span
from tests.factories import blog, podcast

pytestmark = pytest.mark.django_db

CUES = [
    (0, 4000, "Anna", "Guten Tag."),
    (4000, 9000, "Jana", "Technik hilft nur, wenn jemand zuhört."),
    (9000, 12000, "Jana", "Alles andere kommt danach."),
    (12000, 14000, "Anna", "Danke."),
]


@pytest.fixture
def episode() -> Episode:
    found = podcast.own_episode(title="Über das Zuhören")
    podcast.transcript(found, CUES)
    return found


def take(episode: Episode, start: int = 4100, end: int = 11900, **told: str) -> Position:
    return position_from_seconds(page_id=episode.pk, span=Span(start, end), by=None, **told)


def test_it_quotes_whole_cues_of_the_one_who_speaks(episode: Episode) -> None:
    jana = blog.person("Jana Muster")
    Speaker.objects.filter(label="Jana").update(person=jana)
    row = take(episode)
    assert row.quote == "Technik hilft nur, wenn jemand zuhört. Alles andere kommt danach."
    assert (row.statement, row.person) == ("Technik hilft nur, wenn jemand zuhört.", jana)
    assert take(episode) == row


def test_where_two_speak_nobody_is_named(episode: Episode) -> None:
    for label in ("Jana", "Anna"):
        Speaker.objects.filter(label=label).update(person=blog.person(label))
    assert take(episode, 0, 14000).person is None


def test_its_source_is_the_second(episode: Episode, client: Client) -> None:
    Speaker.objects.filter(label="Jana").update(person=blog.person("Jana Muster"))
    row = publish_position(position=take(episode, 4000, 12000), by=None)
    html = client.get(f"/haltungen/h/{code_of(row)}/").content.decode()
    assert "Über das Zuhören, bei 0:04" in html
    assert f'href="/podcasts/{episode.podcast.slug}/{episode.slug}/#t=4,12"' in html


def test_without_transcript_an_editor_says_it() -> None:
    silent = podcast.own_episode()
    with pytest.raises(PositionRefused, match=PositionReason.NO_STATEMENT):
        take(silent)
    row = take(silent, statement="Technik braucht Zeit.")
    assert (row.is_summary, row.quote) == (True, "")


def test_one_click_in_the_admin(episode: Episode, client: Client) -> None:
    client.force_login(blog.editor())
    episode.soundbites.create(start=4000, length=8000, title="Zuhören")
    episode.save()
    address = f"/redaktion/haltungen/aus/{episode.pk}/"
    assert "0:04 – 0:12" in client.get(address).content.decode()
    client.post(address, {"von": "0:04", "bis": "0:12"})
    assert Position.objects.get().anchor.parts[0]["start"] == 4000
    assert "Haltung ansehen (Entwurf)" in client.get(address).content.decode()
    Position.objects.update(person=blog.person("Jana Muster"))
    publish_position(position=Position.objects.get(), by=None)
    again = client.post(address, {"von": "0:04", "bis": "0:12"}, follow=True).content.decode()
    assert "Das steht schon unter „Haltungen“ (öffentlich)." in again
    assert "Aufgenommen" not in again
    assert "Haltung ansehen (öffentlich)" in client.get(address).content.decode()
    client.post(address, {"von": "0:12", "bis": "0:04"})
    assert Position.objects.count() == 1
