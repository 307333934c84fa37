"""Whose name stands on a recommendation's card: a person of the episode or its show, with her page."""

from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils.text import slugify

from blog.kinds import MentionState, PersonRole
from blog.models import Episode, Mention, Person, Show, ShowPerson
from blog.queries.recommended import Recommended, recommended_in
from blog.text.body import Block
from tests.factories import blog, podcast

pytestmark = pytest.mark.django_db


def card(page: Episode | Show | None, speaker: str, key: str = "a") -> Block:
    return Block(key, "recommendation", {"page": page.pk if page else None, "speaker": speaker})


def named(name: str) -> Person:
    return Person.objects.create(name=name, slug=slugify(name))


def with_guest(name: str) -> Episode:
    draft = podcast.draft_episode()
    draft.episode_people.create(person=named(name), role=PersonRole.GUEST)
    return podcast.publish(draft)


def where(page: Episode | Show | None, speaker: str) -> str:
    return recommended_in([card(page, speaker)]).get("a", Recommended("")).speaker_url


def test_a_guest_of_the_episode_has_her_page_and_a_namesake_elsewhere_has_not():
    episode = with_guest("Anna Amsel")
    named("Bruno Buchfink")
    assert where(episode, "anna  Amsel") == "/personen/anna-amsel/"
    assert where(episode, "Bruno Buchfink") == where(None, "Anna Amsel") == where(episode, "") == ""


def test_a_host_is_meant_at_the_show_and_at_each_of_its_episodes():
    episode = podcast.own_episode()
    ShowPerson.objects.create(show=episode.podcast, person=named("Clara Conrad"), role=PersonRole.HOST)
    assert (
        where(episode, "Clara Conrad") == where(episode.podcast, "Clara Conrad") == "/personen/clara-conrad/"
    )


@pytest.mark.parametrize("state", MentionState.values)
def test_a_name_in_a_feed_is_a_person_once_an_editor_said_so(state: str):
    episode = podcast.linked_episode()
    person = named("Dr. Dora Dachs")
    Mention.objects.create(show=episode.podcast, name="Dora", person=person, state=state)
    expected = "/personen/dr-dora-dachs/" if state == MentionState.CONFIRMED else ""
    assert where(episode, "Dora") == where(episode, "Dr. Dora Dachs") == expected


def test_many_cards_cost_as_much_as_one_and_those_that_lead_elsewhere_nothing():
    def statements(cards: list[Block]) -> int:
        with CaptureQueriesContext(
            connection,
        ) as seen:
            recommended_in(cards)
        return len(seen)

    episodes = [with_guest(f"Gast {number}") for number in range(5)]
    many = [card(one, f"Gast {at}", str(at)) for at, one in enumerate(episodes)]
    assert statements(many) == statements(many[:1]) == 4
    assert statements([card(None, "Anna Amsel")]) == 0


def test_the_article_links_the_name():
    episode = with_guest("Anna Amsel")
    told: dict[str, Any] = {
        "kind": "episode", "title": "Gespräch", "speaker": "Anna Amsel", "show": "", "page": episode.pk, "url": "", "text": "",
    }  # fmt: skip
    article = blog.article(body=[blog.block("recommendation", told)])
    html = Client().get(article.url).content.decode()
    assert '<a href="/personen/anna-amsel/">mit Anna Amsel</a>' in html
