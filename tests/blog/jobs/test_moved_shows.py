"""A show of ours moves in from another host: nothing is public before its editor says so; guids, sound, cover and people come along."""

from dataclasses import replace
from functools import partial
from io import BytesIO

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from PIL import Image

from blog.actions.podcast.move_in import MoveProblem, MoveRefused, move_in
from blog.jobs import run_outbox_once
from blog.kinds import MentionState
from blog.models import Episode, Mention, OutboxRow, Person, Show
from blog.text.podcast.reading import read_feed
from tests.factories import blog, podcast, sounds
from tests.feeds.host import Host, running
from tests.feeds.made import MadeEpisode, MadeFeed

pytestmark = pytest.mark.django_db

URL = "http://gespraech.example.org/feed"
COVER = '<itunes:image href="http://gespraech.example.org/cover.png"/>'
MADE = MadeFeed().with_episodes(MadeEpisode(2), MadeEpisode(1, people=("Änne Jürgens", "Bert Baum")))


@pytest.fixture
def host(monkeypatch: pytest.MonkeyPatch):
    with running() as found:
        monkeypatch.setattr("blog.effects.podcast.addresses.public_endpoint", found.resolve)
        found.put("/folge-0001.mp3", sounds.mp3(2000))
        found.put("/folge-0002.mp3", sounds.mp3(3000))
        found.put("/cover.png", picture("PNG"))
        yield found


def picture(form: str, size: int = 1400) -> bytes:
    content = BytesIO()
    Image.new("RGB", (size, size)).save(content, form)
    return content.getvalue()


def moved(made: MadeFeed = MADE) -> Show:
    document = replace(made, extra=COVER + made.extra).rss()
    document = document.replace(b"https://ton.example.org", b"http://ton.example.org")
    return move_in(index=podcast.index(), url=URL, read=read_feed(document), by=blog.editor())


def run() -> None:
    OutboxRow.objects.filter(done_at__isnull=True).update(due_at=timezone.now())
    run_outbox_once(50)


def publish(show: Show) -> None:
    Show.objects.get(pk=show.pk).get_latest_revision().publish()


def test_nothing_is_public_until_an_editor_publishes_the_show(host: Host, client: Client):
    show = moved()
    run()
    one = Episode.objects.get(guid="folge-0001")
    assert (one.audio.mime, one.enclosure_url) == ("audio/mpeg", "")
    assert one.audio.file_name == "folge-0001.mp3"
    assert not Show.objects.filter(live=True).exists()
    assert not Episode.objects.filter(live=True).exists()
    addresses = [
        f"/podcasts/{show.slug}/",
        f"/podcasts/{show.slug}/{one.slug}/",
        f"/ton/{one.audio.uuid}.mp3",
    ]
    for address in (*addresses, f"/podcasts/{show.slug}/feed.xml"):
        assert client.head(address).status_code == 404, address
    assert show.title not in client.get("/podcasts/").content.decode()
    publish(show)
    run()
    for address in addresses:
        assert client.head(address).status_code == 200, address


def test_episodes_appear_with_their_show_by_their_old_dates_and_guids(host: Host):
    show = moved()
    run()
    publish(show)
    run()
    found = Episode.objects.filter(live=True).order_by("aired_at")
    assert [(one.guid, one.aired_at) for one in found] == [
        (made.guid, made.aired_at) for made in (MadeEpisode(1), MadeEpisode(2))
    ]


def test_an_episode_whose_sound_comes_later_appears_then(host: Host):
    host.put("/folge-0002.mp3", status=503)
    show = moved()
    run()
    publish(show)
    run()
    assert Episode.objects.get(live=True).guid == "folge-0001"
    host.put("/folge-0002.mp3", sounds.mp3(3000))
    run()
    assert Episode.objects.filter(live=True).count() == 2


def test_a_file_that_is_no_sound_leaves_a_draft_without(host: Host):
    host.put("/folge-0002.mp3", b"no sound at all")
    show = moved()
    run()
    publish(show)
    run()
    assert Episode.objects.get(live=False).audio is None
    assert not OutboxRow.objects.filter(done_at__isnull=True).exists()


def test_what_an_editor_prepared_or_wrote_herself_waits_on(host: Host):
    show = moved()
    run()
    podcast.draft_episode(show, "Von Hand")
    one = Episode.objects.get(guid="folge-0001")
    draft = one.get_latest_revision_as_object()
    draft.title = "Besserer Titel"
    draft.save_revision()
    publish(show)
    run()
    assert Episode.objects.get(live=False).title == "Von Hand"
    assert Episode.objects.get(pk=one.pk).title == "Besserer Titel"


@pytest.mark.parametrize(("form", "is_taken"), [("PNG", True), ("JPEG", True), ("GIF", False)])
def test_the_cover_comes_along(host: Host, form: str, is_taken: bool):
    host.put("/cover.png", picture(form))
    show = moved()
    run()
    show.refresh_from_db()
    draft = show.get_latest_revision_as_object()
    assert bool(show.cover) is bool(draft.cover) is is_taken
    if show.cover:
        assert (show.cover.width, show.cover.height, show.cover.file_size > 0) == (1400, 1400, True)
        assert show.cover.default_alt_text == "Titelbild: Träger im Gespräch"
    assert not Show.objects.get(pk=show.pk).live


@pytest.mark.parametrize("answer", [{"status": 404}, {"body": b"<svg onload='alert(1)'/>"}, {"body": b""}])
def test_a_cover_that_is_none_costs_nothing(host: Host, answer: dict[str, object]):
    host.put("/cover.png", **answer)  # type: ignore[arg-type]
    show = moved()
    run()
    show.refresh_from_db()
    assert show.cover is None
    assert not OutboxRow.objects.filter(done_at__isnull=True).exists()


def test_people_of_the_feed_are_suggested_and_stand_at_each_episode_once_confirmed(
    host: Host, client: Client
):
    anne = blog.person("Änne Jürgens")
    made = replace(MADE, extra='<podcast:person role="producer">Änne Jürgens</podcast:person>')
    show = moved(made)
    assert set(Mention.objects.filter(name="Änne Jürgens").values_list("state", "person")) == {
        (MentionState.SUGGESTED, anne.pk)
    }
    publish(show)
    run()
    client.force_login(blog.editor())
    say = partial(client.post, reverse("blog_names"))
    say({"podcast": show.pk, "name": "Änne Jürgens", "person": anne.pk})
    say({"podcast": show.pk, "name": "Bert Baum", "person": "neu"})
    run()
    bert = Person.objects.get(name="Bert Baum")
    assert (bert.slug, Mention.objects.get(person=bert).state) == ("bert-baum", MentionState.CONFIRMED)
    for page in (one := Episode.objects.get(guid="folge-0001"), one.get_latest_revision_as_object()):
        found = [(row.person, row.role) for row in page.episode_people.all()]
        assert found == [(anne, "guest"), (bert, "guest")]
    assert [(row.person, row.role) for row in Show.objects.get().show_people.all()] == [(anne, "producer")]
    assert one.get_absolute_url() in client.get(f"/personen/{anne.slug}/").content.decode()


def test_confirmed_twice_is_confirmed_once_and_a_draft_stays_a_draft(host: Host, client: Client):
    anne = blog.person("Änne Jürgens")
    show = moved()
    run()
    client.force_login(blog.editor())
    for _time in range(2):
        client.post(reverse("blog_names"), {"podcast": show.pk, "name": "Änne Jürgens", "person": anne.pk})
        run()
    for one in Episode.objects.all():
        assert not one.live
        assert [row.person for row in one.episode_people.all()] == [anne]
        assert [row.person for row in one.get_latest_revision_as_object().episode_people.all()] == [anne]


def test_a_locked_show_stays_where_it_is():
    read = read_feed(replace(MadeFeed(), extra="<podcast:locked>yes</podcast:locked>").rss())
    with pytest.raises(MoveRefused) as refused:
        move_in(index=podcast.index(), url=URL, read=read, by=blog.editor())
    assert refused.value.problem is MoveProblem.LOCKED
    assert not Show.objects.exists()


@pytest.mark.parametrize("url", [URL, "https://gespraech.example.org/feed/"])
def test_what_is_here_already_doesnt_move_in_again(host: Host, url: str):
    moved()
    with pytest.raises(MoveRefused) as refused:
        move_in(index=podcast.index(), url=url, read=read_feed(MADE.rss()), by=blog.editor())
    assert refused.value.problem is MoveProblem.KNOWN
