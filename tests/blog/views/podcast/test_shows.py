"""The list of shows and the page of one: ours with its feed, others with the way to them; few statements, however many there are."""

from datetime import timedelta
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from wagtail.models import PageViewRestriction

from blog.actions.bump import bump
from blog.models import ShowPerson
from tests.factories import blog, podcast

pytestmark = pytest.mark.django_db


def html(client: Client, path: str) -> str:
    answer = client.get(path)
    assert answer.status_code == 200, path
    return answer.content.decode()


def test_ours_and_those_that_we_follow_are_told_apart(client: Client):
    podcast.own_episode(podcast.own_show("Nah dran", slug="nah-dran"), "Erste Folge")
    podcast.linked_show("Anderswo")
    page = html(client, "/podcasts/")
    assert (
        page.index("Unsere Podcasts")
        < page.index("Nah dran")
        < page.index("denen wir folgen")
        < page.index("Anderswo")
    )
    assert "Erste Folge" in page


def test_without_any_the_list_says_so(client: Client):
    assert "noch nichts zu hören" in html(client, "/podcasts/")


def test_a_show_of_ours_tells_its_feed_people_and_episodes(client: Client):
    show = podcast.own_show(
        "Nah dran", slug="nah-dran", description="Erster Absatz.\n\nZweiter <b>Absatz</b>."
    )
    ShowPerson.objects.create(show=show, person=blog.person("Anna Blum"), role="host")
    now = timezone.now()
    old = podcast.own_episode(show, "Alt", aired_at=now - timedelta(days=30), season=1, number=1)
    podcast.own_episode(show, "Neu", aired_at=now, number=2, duration=4_320_000)
    podcast.transcript(old, [(0, 1, "", "Hallo")])
    bump()
    page = html(client, "/podcasts/nah-dran/")
    assert "/podcasts/nah-dran/feed.xml" in page
    assert "Zweiter &lt;b&gt;Absatz&lt;/b&gt;." in page
    assert page.index(">Neu</a>") < page.index(">Alt</a>")
    assert "1 Stunde 12 Minuten" in page
    assert "Staffel 1, Folge 1" in page
    assert page.count("mit Transkript") == 1
    assert "Anna Blum" in page


def test_a_show_of_somebody_else_leads_to_them_and_has_no_feed_of_ours(client: Client):
    podcast.linked_show("Anderswo", slug="anderswo", website="https://anderswo.example/")
    page = html(client, "/podcasts/anderswo/")
    assert "Fremder Podcast, dem wir folgen" in page
    assert 'href="https://anderswo.example/"' in page
    assert "/podcasts/anderswo/feed.xml" not in page


def test_many_episodes_take_no_more_statements_than_few_and_stand_on_several_pages(client: Client):
    few, many = podcast.own_show(slug="wenige"), podcast.own_show(slug="viele")
    sound = podcast.audio()
    podcast.own_episode(few, audio=sound)
    for number in range(23):
        podcast.own_episode(
            many, f"Nummer {number}", audio=sound, aired_at=timezone.now() + timedelta(seconds=number)
        )
    counts, page = [], ""
    for path in ("/podcasts/wenige/", "/podcasts/viele/"):
        with CaptureQueriesContext(connection) as seen:
            page = html(client, path)
        counts.append(len(seen))
    assert counts[0] == counts[1] <= 25
    assert ">Nummer 22</a>" in page
    assert ">Nummer 1</a>" not in page
    assert ">Nummer 1</a>" in html(client, "/podcasts/viele/?seite=2")
    assert client.get("/podcasts/viele/?seite=3").status_code == 404


@pytest.mark.parametrize("hidden", ["draft", "restricted"])
def test_what_is_not_public_is_not_found(client: Client, hidden: str):
    show: Any = podcast.own_show("Geheim", slug="geheim", live=hidden != "draft")
    if hidden == "restricted":
        PageViewRestriction.objects.create(page=show, restriction_type=PageViewRestriction.LOGIN)
    assert client.get("/podcasts/geheim/").status_code == 404
    assert "Geheim" not in html(client, "/podcasts/")


def test_a_show_that_moved_is_found_at_its_new_address(
    client: Client, django_capture_on_commit_callbacks: Any
):
    show = podcast.own_show("Nah dran", slug="alt")
    show.slug = "neu"
    with django_capture_on_commit_callbacks(execute=True):
        show.save_revision().publish()
    answer = client.get("/podcasts/alt/")
    assert (answer.status_code, answer.headers["Location"]) == (301, "/podcasts/neu/")
