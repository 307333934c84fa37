"""A voice in a transcript is somebody who sent a contribution: set on the transcript's page, named as she wishes."""

import pytest
from django.test import Client
from django.urls import reverse

from blog.models import Episode, Speaker
from blog.queries.podcast.transcript_view import voices_of
from discussion.kinds import CreditChoice
from discussion.models import Contribution
from tests.factories import blog, merging, podcast

pytestmark = pytest.mark.django_db


@pytest.fixture
def episode() -> Episode:
    made = podcast.own_episode()
    podcast.transcript(made, [(0, 2000, "Stimme eins", "Guten Tag.")])
    return made


@pytest.fixture
def contribution(episode: Episode) -> Contribution:
    return merging.contribution(blog.article(), name="Mia Sommer", credit=CreditChoice.FULL_NAME)


def say(client: Client, episode: Episode, **told: str) -> int:
    voice = Speaker.objects.get()
    data = {f"{voice.key}-{name}": value for name, value in {"label": voice.label, **told}.items()}
    client.force_login(blog.editor())
    return client.post(reverse("blog_transcript_voices", args=[episode.pk]), data).status_code


def test_an_editor_names_the_contribution_by_its_address(
    client: Client, episode: Episode, contribution: Contribution
):
    address = f"http://localhost/redaktion/einarbeiten/beitrag/{contribution.uuid}/"
    assert say(client, episode, ref=address) == 302
    voice = Speaker.objects.get()
    assert (voice.ref, voice.label, voice.person) == (contribution.ref, "", None)
    (shown,) = voices_of(voice.transcript_id).values()
    assert shown.name == "Mia Sommer"
    page = client.get(reverse("blog_transcript", args=[episode.pk])).content.decode()
    assert contribution.ref in page


def test_what_is_no_contribution_is_refused_and_a_person_counts_more(
    client: Client, episode: Episode, contribution: Contribution
):
    assert say(client, episode, ref="contribution:00000000-0000-4000-8000-000000000000") == 422
    assert say(client, episode, ref="irgendwer") == 422
    anna = blog.person("Anna Amsel")
    assert say(client, episode, ref=contribution.ref, person=str(anna.pk)) == 302
    voice = Speaker.objects.get()
    assert (voice.person, voice.ref) == (anna, "")


def test_other_changes_leave_the_contribution_where_it_is(
    client: Client, episode: Episode, contribution: Contribution
):
    say(client, episode, ref=contribution.ref)
    say(client, episode, ref=contribution.ref, label="Anders")
    assert Speaker.objects.get().ref == contribution.ref
    say(client, episode, ref="", label="Gast")
    assert (Speaker.objects.get().ref, Speaker.objects.get().label) == ("", "Gast")
