"""The admin's pages of followed podcasts: follow one, hear what is wrong, decide, say who is meant."""

from functools import partial

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from blog.admin.podcast.followed.words import FAULTS
from blog.effects.podcast.addresses import FetchFault
from blog.jobs import run_outbox_once
from blog.kinds import FeedState, MentionState
from blog.models import Episode, FollowedFeed, Mention, Show
from blog.text.podcast.feed_values import FeedFault
from tests.factories import blog, podcast
from tests.feeds import broken
from tests.feeds.host import Host, running
from tests.feeds.made import MadeEpisode, MadeFeed, episodes

pytestmark = pytest.mark.django_db

URL = "http://gespraech.example.org/feed"


@pytest.fixture
def host(monkeypatch: pytest.MonkeyPatch):
    with running() as found:
        monkeypatch.setattr("blog.effects.podcast.addresses.public_endpoint", found.resolve)
        yield found


@pytest.fixture
def page(client):
    blog.tree()
    client.force_login(blog.editor())
    return partial(client.post, reverse("blog_followed"))


def words(answer) -> str:
    return answer.content.decode()


def test_every_fault_has_a_sentence():
    assert {fault.value for fault in (*FetchFault, *FeedFault)} == set(FAULTS)


def test_a_show_is_followed_by_its_address(page, client, host: Host):
    host.put("/feed", MadeFeed().rss(), headers={"ETag": '"1"'})
    assert page({"url": URL}).status_code == 302
    run_outbox_once(20)
    show = Show.objects.get()
    assert (show.title, Episode.objects.filter(podcast=show).count()) == ("Träger im Gespräch", 3)
    feed = FollowedFeed.objects.get()
    assert (feed.state, feed.etag, feed.known_as["title"]) == (FeedState.FINE, '"1"', "Träger im Gespräch")
    shown = words(client.get(reverse("blog_followed")))
    assert "Träger im Gespräch" in shown
    assert "in Ordnung" in shown


def test_a_document_that_is_no_feed_is_refused_by_what_it_is(page, host: Host):
    host.put("/feed", broken.PAGE.encode())
    answer = page({"url": URL})
    assert answer.status_code == 422
    assert "Das ist eine Webseite, kein Feed." in words(answer)
    assert "http://gespraech.example.org/feed.xml" in words(answer)
    assert not Show.objects.exists()


@pytest.mark.parametrize("url", ["javascript:alert(1)", "http://x.example:22/", "feed", ""])
def test_an_address_that_is_none_is_refused_without_asking_anybody(page, host: Host, url: str):
    assert page({"url": url}).status_code == 422
    assert host.asked == []


def test_an_address_of_an_inner_net_is_refused(page, host: Host):
    host.private.add("gespraech.example.org")
    assert "internes Netz" in words(page({"url": URL}))


def test_nobody_is_followed_twice(page, host: Host):
    host.put("/feed", MadeFeed().rss())
    page({"url": URL})
    answer = page({"url": URL})
    assert answer.status_code == 409
    assert "Diesem Podcast folgt ihr schon" in words(answer)


def test_a_list_is_followed_as_a_whole(page, host: Host):
    host.put("/feed.xml", MadeFeed().rss())
    upload = SimpleUploadedFile("feeds.opml", broken.OPML.replace("https:", "http:").encode())
    assert page({"opml": upload}).status_code == 302
    assert Show.objects.get().title == "T"
    run_outbox_once(20)
    assert Show.objects.get().title == "Träger im Gespräch"
    assert Episode.objects.count() == 3


def listed(*entries: str) -> SimpleUploadedFile:
    return SimpleUploadedFile("feeds.opml", f"<opml><body>{''.join(entries)}</body></opml>".encode())


def test_a_list_says_of_each_entry_what_became_of_it(page, client):
    podcast.linked_show(title="Kenne ich", url=URL)
    answer = page(
        {
            "opml": listed(
                '<outline text="Neu" xmlUrl="https://neu.example.org/f"/>',
                f'<outline text="Alt" xmlUrl="{URL}"/>',
                '<outline text="Innen" xmlUrl="http://10.0.0.1/f"/>',
                '<outline text="Hier" xmlUrl="http://localhost/f"/>',
                '<outline text="Port" xmlUrl="http://neu.example.org:8080/f"/>',
                '<outline text="Datei" xmlUrl="file:///etc/passwd"/>',
                '<outline text="Leer"/>',
            )
        }
    )
    assert answer.status_code == 302
    assert set(FollowedFeed.objects.values_list("url", flat=True)) == {URL, "https://neu.example.org/f"}
    html = words(client.get(answer.url))
    assert "1 Podcast ist neu.<br>Diesem Podcast folgt ihr schon: „Kenne ich“." in html
    assert "Innen (http://10.0.0.1/f): Die Adresse führt in ein internes Netz." in html
    assert "Hier (http://localhost/f): Die Adresse führt in ein internes Netz." in html
    assert "nennt einen eigenen Port (:8080)" in html
    assert "Datei (file:///etc/passwd): " in html
    assert "Leer: Der Eintrag hat keine Adresse (xmlUrl)." in html


def test_a_list_of_nothing_but_refused_addresses_is_refused_like_one_address(page):
    answer = page({"opml": listed('<outline text="Innen" xmlUrl="http://10.0.0.1/f"/>')})
    assert answer.status_code == 422
    assert "internes Netz" in words(answer)
    assert not FollowedFeed.objects.exists()


@pytest.mark.parametrize("how", ["guid", "moved"])
def test_a_double_in_a_list_goes_again_when_its_feed_is_read(page, host: Host, how: str):
    made = MadeFeed(guid="917393e3-1b1e-5cef-ace4-edaa54e1f810" if how == "guid" else "")
    host.put("/feed", made.rss())
    page({"url": URL})
    run_outbox_once(20)
    if how == "guid":
        host.put("/feed.xml", made.rss())
    else:
        host.put("/feed.xml", status=301, headers={"Location": URL})
    upload = SimpleUploadedFile("feeds.opml", broken.OPML.replace("https:", "http:").encode())
    assert page({"opml": upload}).status_code == 302
    assert Show.objects.count() == 2
    run_outbox_once(20)
    assert FollowedFeed.objects.get().url == URL
    assert Show.objects.get().title == "Träger im Gespräch"
    assert Episode.objects.count() == 3


def test_another_show_under_the_address_is_told_and_decided_by_an_editor(page, client, host: Host):
    host.put("/feed", MadeFeed().rss())
    page({"url": URL})
    run_outbox_once(20)
    host.put("/feed", MadeFeed(title="Casino", episodes=(MadeEpisode(90, title="Gewinn"),)).rss())
    feed = FollowedFeed.objects.get()
    act = partial(client.post, reverse("blog_followed_act", args=[feed.pk]))
    act({"was": "abrufen"})
    run_outbox_once(20)
    assert "anderer Podcast" in words(client.get(reverse("blog_followed")))
    assert Show.objects.get().title == "Träger im Gespräch"
    act({"was": "ersetzen"})
    run_outbox_once(20)
    assert Show.objects.get().title == "Casino"


def test_it_can_be_paused_and_gone_on_with(page, client, host: Host):
    feed = podcast.linked_show(url=URL).followed_feed
    act = partial(client.post, reverse("blog_followed_act", args=[feed.pk]))
    act({"was": "anhalten"})
    feed.refresh_from_db()
    assert feed.state == FeedState.PAUSED
    act({"was": "abrufen"})
    run_outbox_once(20)
    assert host.asked == []
    act({"was": "weiter"})
    run_outbox_once(20)
    assert host.paths() == ["/feed"]


def test_a_name_is_confirmed_in_all_episodes_and_remembered_for_the_next(page, client, host: Host):
    anne = blog.person("Änne Müller-Jürgens")
    host.put("/feed", MadeFeed().rss())
    page({"url": URL})
    run_outbox_once(20)
    show = Show.objects.get()
    client.post(reverse("blog_names"), {"podcast": show.pk, "name": "Änne Jürgens", "person": anne.pk})
    assert set(Mention.objects.values_list("person", "state")) == {(anne.pk, MentionState.CONFIRMED)}
    host.put("/feed", MadeFeed(episodes=episodes(4)).rss())
    client.post(reverse("blog_followed_act", args=[show.followed_feed.pk]), {"was": "abrufen"})
    run_outbox_once(20)
    assert Mention.objects.filter(person=anne, state=MentionState.CONFIRMED).count() == 4
    assert "Änne Müller-Jürgens" in words(client.get(reverse("blog_names")))


def test_the_page_costs_the_same_with_many_feeds(client, django_assert_num_queries):
    client.force_login(blog.editor())
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    podcast.linked_show()
    client.get(reverse("blog_followed"))
    with CaptureQueriesContext(connection) as one:
        client.get(reverse("blog_followed"))
    for _number in range(4):
        podcast.linked_show()
    with CaptureQueriesContext(connection) as five:
        client.get(reverse("blog_followed"))
    assert len(one) == len(five)


@pytest.mark.parametrize("name", ["blog_followed", "blog_names", "blog_merge_people"])
def test_it_is_for_editors_alone(client, name: str):
    blog.tree()
    from django.contrib.auth.models import Permission

    somebody = blog.user()
    somebody.user_permissions.add(Permission.objects.get(codename="access_admin"))
    client.force_login(somebody)
    assert client.get(reverse(name)).status_code in (302, 403)


def test_two_people_become_one_and_two_again(client):
    from blog.models import Person

    client.force_login(blog.editor())
    kept, gone = blog.person("Änne"), blog.person("Aenne")
    address = reverse("blog_merge_people")
    assert client.post(address, {"kept": kept.pk, "gone": kept.pk}).status_code == 422
    assert client.post(address, {"kept": kept.pk, "gone": gone.pk}).status_code == 302
    assert Person.objects.count() == 1
    assert "Aenne" in words(client.get(address))
    client.post(address, {"zurueck": kept.merges.get().pk})
    assert Person.objects.count() == 2
