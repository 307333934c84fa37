"""Deleting a person says what goes and what may still name her, and does it in one act."""

import pytest
from django.test import Client

from blog.kinds import PersonRole, PositionState
from blog.models import Episode, EpisodePerson, Person
from tests.factories import blog, podcast, positions

pytestmark = pytest.mark.django_db


def test_one_act_takes_her_out_of_episodes_positions_and_drafts(client: Client) -> None:
    person = blog.person("Jana Müßig")
    held = positions.position(person=person)
    episode = podcast.own_episode(title="Gespräch mit Jana Müßig", body=[blog.text("Jana Müßig spricht.")])
    EpisodePerson.objects.create(episode=episode, person=person, role=PersonRole.GUEST, sort_order=0)
    Episode.objects.get(pk=episode.pk).save_revision()
    client.force_login(blog.editor())
    address = f"/redaktion/snippets/blog/person/delete/{person.pk}/"
    html = client.get(address).content.decode()
    assert "1 Haltung wird geleert" in html
    assert "aus 1 Eintrag" in html
    assert f'/pages/{episode.pk}/edit/"' in html
    client.post(address)
    assert not Person.objects.filter(pk=person.pk).exists()
    held.refresh_from_db()
    assert (held.state, held.statement) == (PositionState.WITHDRAWN, "")
    newest = Episode.objects.get(pk=episode.pk).get_latest_revision_as_object()
    assert list(newest.episode_people.all()) == []
