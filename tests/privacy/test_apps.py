"""What podcast apps read of a discussion forgets a person as the page does: her name at once, her words with her."""

from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from discussion.actions.ask_erasure import ask_erasure, confirm_for_her
from discussion.actions.erasing.job import go_on
from discussion.actions.remove_name import remove_name
from discussion.models import Comment, Contributor
from tests.discussion.comments import comment, person
from tests.discussion.reader import work
from tests.factories import podcast
from tests.privacy.spread import EMAIL, NAME, SENTENCE, in_cache, traces_in
from tests.world import World

API = "/api/v1/activitypub"


@pytest.fixture
def said(world: World) -> Comment:
    """What Kanaria said about an episode, with an answer below."""
    episode = podcast.own_episode(podcast.own_show(slug="vogelkunde"), slug="im-kaefig")
    row = comment(episode, SENTENCE, contributor=person(EMAIL, NAME))
    comment(episode, "Eine Antwort darauf.", parent=row)
    return row


def read() -> dict[str, set[str]]:
    """Return address → what of her stands there, for all that apps can read."""
    ends = {
        f"comments/{row.uuid}{part}" for row in Comment.rows.all() for part in ("", "/replies", "/author")
    }
    ends |= {"podcasts/vogelkunde/im-kaefig", "podcasts/vogelkunde/im-kaefig/replies", "shows/vogelkunde"}
    found = {f"{API}/{end}": Client().get(f"{API}/{end}").content.decode() for end in ends}
    return {address: traces for address, text in found.items() if (traces := traces_in(text))}


def test_her_name_stands_in_one_place_and_is_kept_nowhere(said: Comment):
    note = f"{API}/comments/{said.uuid}"
    assert read() == {note: {"Kanarienvogelgesang"}, f"{note}/author": {"Kanaria", "Unverwechselbar"}}
    assert in_cache() & {"Kanaria", "Unverwechselbar"} == set()


def test_a_name_taken_back_is_gone_at_once_also_for_who_asks_whether_it_changed(said: Comment):
    author = f"{API}/comments/{said.uuid}/author"
    known = Client().get(author)["ETag"]
    assert said.submission
    remove_name(submission=said.submission, everywhere=False, proof="receipt:1")
    again = Client().get(author, headers={"If-None-Match": known})
    assert (again.status_code, again.json()["name"]) == (200, "Anonym")
    assert set(read()) == {f"{API}/comments/{said.uuid}"}


def test_who_is_erased_leaves_a_place_with_the_answer_below_and_no_author(world: World, said: Comment):
    erasure = ask_erasure(contributor=Contributor.objects.get(email=EMAIL), language="de", by=world.cem)
    confirm_for_her(erasure=erasure, by=world.cem, words="Am Telefon erkannt.")
    due = timezone.now() + timedelta(hours=25)
    go_on(erasure_pk=erasure.pk, now=due)
    work(200)
    assert go_on(erasure_pk=erasure.pk, now=due)
    assert read() == {}
    place = Client().get(f"{API}/comments/{said.uuid}").json()
    assert (place["type"], len(place["replies"]["first"]["items"])) == ("Tombstone", 1)
    assert Client().get(f"{API}/comments/{said.uuid}/author").status_code == 404
