"""The factory of podcasts makes what the rest of the tests takes for granted."""

import pytest

from blog.models import Version
from tests.factories import podcast


@pytest.mark.django_db
def test_a_published_episode_has_its_first_version_and_its_sound() -> None:
    episode = podcast.own_episode(title="Anfang")
    assert episode.live
    assert episode.podcast.is_own
    assert episode.audio.duration == episode.duration == 60_000
    assert Version.objects.filter(page_id=episode.pk).count() == 1


@pytest.mark.django_db
def test_a_linked_episode_keeps_the_address_of_its_sound_through_publication() -> None:
    episode = podcast.linked_episode()
    assert not episode.podcast.is_own
    assert episode.audio is None
    assert episode.enclosure_url.startswith("https://podcast.example/")


@pytest.mark.django_db
def test_a_transcript_names_each_voice_once() -> None:
    made = podcast.transcript(
        podcast.own_episode(),
        [(0, 10, "Anna", "Hallo."), (10, 20, "Bert", "Hallo."), (20, 30, "Anna", "Gut.")],
    )
    assert [speaker.label for speaker in made.speakers.all()] == ["Anna", "Bert"]
    assert [cue.speaker.label for cue in made.cues.all()] == ["Anna", "Bert", "Anna"]
