"""Deleting a person says what goes and what may still name her, and does it in one act."""

import pytest
from django.test import Client

from blog.admin.people.deleting_many import MOST
from blog.kinds import PersonRole, PositionState
from blog.models import Episode, EpisodePerson, Person, PersonAlias
from blog.queries.named_person import deletion_of
from tests.factories import blog, podcast, positions

pytestmark = pytest.mark.django_db


def bulk(*people: Person) -> str:
    return "/redaktion/bulk/blog/person/delete/?" + "&".join(f"id={one.pk}" for one in people)


def test_several_at_once_are_told_and_deleted_as_one_is(client: Client) -> None:
    people = [blog.person("Jana Müßig"), blog.person("Uwe Still")]
    held = positions.position(person=people[0])
    episode = podcast.own_episode(title="Gespräch", body=[blog.text("Jana Müßig spricht.")])
    EpisodePerson.objects.create(episode=episode, person=people[1], role=PersonRole.GUEST, sort_order=0)
    Episode.objects.get(pk=episode.pk).save_revision()
    client.force_login(blog.editor())
    html = client.get(bulk(*people)).content.decode()
    assert html.index("Jana Müßig") < html.index("1 Haltung wird geleert") < html.index("Uwe Still")
    assert "aus 1 Eintrag" in html[html.index("Uwe Still") :]
    assert "0 Haltungen" not in html
    assert f'/pages/{episode.pk}/edit/"' in html
    assert client.post(bulk(*people)).status_code == 302
    assert not Person.objects.filter(pk__in=[one.pk for one in people]).exists()
    held.refresh_from_db()
    assert (held.state, held.statement) == (PositionState.WITHDRAWN, "")
    newest = Episode.objects.get(pk=episode.pk).get_latest_revision_as_object()
    assert list(newest.episode_people.all()) == []


def test_more_than_anybody_looks_through_are_refused(client: Client) -> None:
    people = [blog.person(f"Person {n}") for n in range(MOST + 1)]
    client.force_login(blog.editor())
    for asked in (client.get, client.post):
        assert asked(bulk(*people)).status_code == 302
    assert Person.objects.filter(pk__in=[one.pk for one in people]).count() == MOST + 1


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


def test_quotations_that_are_told_as_hers_are_named_with_where_her_name_stays(client: Client) -> None:
    person = blog.person("Jana Müßig")
    PersonAlias.objects.create(person=person, name="J. Müßig")
    blank = {"text": "<p>Erst zuhören.</p>", "source_title": "", "source_url": ""}
    quoting = [
        blog.article(
            f"Zitiert {name}", body=[blog.block("quote", {**blank, "attribution": f"{name}, Leitung"})]
        )
        for name in ("Jana Müßig", "J. Müßig")
    ]
    only_told = blog.article("Erzählt", body=[blog.text("Jana Müßig war da.")])
    client.force_login(blog.editor())
    html = client.get(f"/redaktion/snippets/blog/person/delete/{person.pk}/").content.decode()
    told = html.partition("Zeile „Von“ eines Zitats")[2].partition("</ul>")[0]
    assert "in seinen Fassungen, im Feed und bei „Zitat finden“" in told
    assert all(f'/pages/{page.pk}/edit/"' in told for page in quoting)
    assert f'/pages/{only_told.pk}/edit/"' not in told
    client.post(f"/redaktion/snippets/blog/person/delete/{person.pk}/")
    address = quoting[0].get_url()
    assert "Jana Müßig, Leitung" in client.get(address).content.decode()


def test_the_dialog_asks_the_same_for_many_quotations_as_for_one(django_assert_num_queries) -> None:
    person = blog.person("Jana Müßig")
    told = {"text": "<p>Ja.</p>", "attribution": "Jana Müßig", "source_title": "", "source_url": ""}
    for more in (1, 4):
        for _number in range(more):
            blog.article(body=[blog.block("quote", told)])
        with django_assert_num_queries(11):
            deletion_of(person)
