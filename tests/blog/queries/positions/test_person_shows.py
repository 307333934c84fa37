"""Who makes a show has it on her page, with its episodes; an episode that names people of its own is theirs."""

import pytest
from django.test import Client

from blog.kinds import MentionState
from blog.models import Mention, Person, Show
from blog.models.podcast.show import ShowPerson
from blog.queries.podcast.public_episodes import episodes_with
from blog.queries.positions.person_page import person_voices
from tests.factories import blog, podcast

pytestmark = pytest.mark.django_db


@pytest.fixture
def host() -> Person:
    return blog.person("Ottilie Kanne")


@pytest.fixture
def followed(host: Person) -> Show:
    show = podcast.linked_show("Nebenan gefragt", slug="nebenan")
    Mention.objects.create(show=show, name="Ottilie", person=host, state=MentionState.CONFIRMED, role="host")
    return show


def titles(person: Person) -> tuple[list[str], list[str]]:
    voices = person_voices(person)
    return [show.label for show in voices.shows], [episode.title for episode in voices.episodes]


def test_the_host_of_a_followed_show_has_it_on_her_page(host: Person, followed: Show, client: Client) -> None:
    podcast.linked_episode(followed, "Das Tablet", slug="tablet")
    page = client.get(f"/personen/{host.slug}/").content.decode()
    assert '<a href="/podcasts/nebenan/">Nebenan gefragt</a>' in page
    assert '<a href="/podcasts/nebenan/tablet/">Das Tablet</a>' in page
    assert "Noch keine Artikel." not in page


def test_people_of_an_episode_stand_for_those_of_the_show(host: Person, followed: Show) -> None:
    others = podcast.linked_episode(followed, "Mit anderen")
    podcast.linked_episode(followed, "Wie immer")
    Mention.objects.create(show=followed, episode=others, name="Jana", role="host")
    assert titles(host) == (["Nebenan gefragt"], ["Wie immer"])
    assert [episode.title for episode in episodes_with(host, "de")] == ["Wie immer"]


def test_a_name_that_no_editor_confirmed_is_nobodys(host: Person, followed: Show) -> None:
    podcast.linked_episode(followed, "Wie immer")
    Mention.objects.update(state=MentionState.SUGGESTED)
    assert titles(host) == ([], [])


def test_a_guest_of_a_followed_episode_has_it_on_her_page(followed: Show) -> None:
    guest = blog.person("Jana Muster")
    with_her = podcast.linked_episode(followed, "Mit ihr")
    podcast.linked_episode(followed, "Ohne sie")
    Mention.objects.create(
        show=followed, episode=with_her, name="Jana", person=guest, state=MentionState.CONFIRMED
    )
    assert titles(guest) == ([], ["Mit ihr"])


def test_an_own_show_that_nobody_can_see_is_not_told(host: Person) -> None:
    show = podcast.own_show("Zwischentöne")
    ShowPerson.objects.create(show=show, person=host)
    podcast.own_episode(show, "Eins")
    assert titles(host) == (["Zwischentöne"], ["Eins"])
    show.unpublish()
    assert titles(host) == ([], [])
