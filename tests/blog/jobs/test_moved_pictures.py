"""Pictures of episodes and chapters move in with a show; of each that doesn't, one page says why."""

import json
from dataclasses import replace

import pytest
from django.test import Client
from django.utils import timezone

from blog.actions.podcast.bring_pictures import MOST, note_pictures
from blog.models import Episode, OutboxRow, Picture, Show
from blog.text.podcast.timed import TimedChapter
from tests.blog.jobs.test_moved_shows import MADE, host, moved, picture, publish, run
from tests.factories import blog
from tests.feeds.host import Host
from tests.feeds.made import MadeEpisode

__all__ = ["host"]
pytestmark = pytest.mark.django_db
AT = "http://gespraech.example.org"
OWN = f'<itunes:image href="{AT}/folge.jpg"/>'
PSC = (
    f'<psc:chapters><psc:chapter start="0:20" title="Eins" image="{AT}/eins.png"/>'
    f'<psc:chapter start="0:40" title="Zwei" image="{AT}/eins.png"/></psc:chapters>'
)


def with_pictures(extra: str = OWN + PSC) -> Show:
    return moved(replace(MADE, episodes=(MadeEpisode(1, extra=extra),)))


def test_pictures_of_an_episode_and_of_its_chapters_come_along(host: Host):
    host.put("/folge.jpg", picture("JPEG"))
    host.put("/eins.png", picture("PNG", 500))
    show = with_pictures()
    run()
    for publishes in (False, True):
        if publishes:
            publish(show)
            run()
        one = Episode.objects.get()
        for page in (one, one.get_latest_revision_as_object()):
            assert page.cover is not None
            assert page.cover.default_alt_text == f"Titelbild: {one.title}"
            chapters = {row.start: row.picture for row in page.chapters.all()}
            assert chapters[20_000] is not None
            assert chapters[20_000] == chapters[40_000]
            assert chapters[0] is None
        assert one.live is publishes
    assert Picture.objects.count() == 3  # the show's, the episode's, and the chapters' one
    assert host.paths().count("/eins.png") == 1


def test_pictures_of_a_chapters_file_come_along_and_publish_nothing(host: Host):
    rows = [{"startTime": 5, "title": "Anfang", "img": f"{AT}/eins.png"}]
    host.put("/kapitel.json", json.dumps({"version": "1.2.0", "chapters": rows}).encode())
    host.put("/eins.png", picture("PNG", 500))
    with_pictures(f'<podcast:chapters url="{AT}/kapitel.json" type="application/json+chapters"/>')
    for _round in range(3):
        run()
    one = Episode.objects.get()
    assert not one.live
    assert [bool(row.picture) for row in one.chapters.all() if row.title == "Anfang"] == [True]


def test_one_page_says_of_each_picture_why_it_is_not_here(
    host: Host, client: Client, monkeypatch: pytest.MonkeyPatch
):
    host.put("/folge.jpg", b"<svg onload='alert(1)'/>")
    host.put("/eins.png", status=404)
    show = with_pictures(
        OWN + PSC + f'<psc:chapters><psc:chapter start="0:50" title="x" image="{AT}/weg.png"/></psc:chapters>'
    )
    client.force_login(blog.editor())
    address = f"/redaktion/podcasts/umziehen/{show.pk}/"
    assert "kommt noch" in client.get(address).content.decode()
    host.put("/weg.png", status=503)
    run()
    html = client.get(address).content.decode()
    assert "1 von 1 Folgen haben ihren Ton" in html
    assert "0 von 4 Bildern" in html
    for wanted in ("nur JPEG und PNG", "liegt nichts mehr (404)", "antwortet nicht", "Kapitel bei 0:40"):
        assert wanted in html, wanted
    host.put("/weg.png", picture("PNG", 500))
    run()
    assert "1 von 4 Bildern" in client.get(address).content.decode()
    assert not OutboxRow.objects.filter(done_at__isnull=True).exists()
    client.force_login(blog.user())
    assert client.get(address).status_code in (302, 403)


def test_more_pictures_than_anybody_needs_are_told_and_not_fetched(host: Host):
    with_pictures("")
    one = Episode.objects.get()
    chapters = [TimedChapter(n, "x", img=f"http://10.0.0.1/{n}.png") for n in range(MOST + 2)]
    note_pictures(episode_id=one.pk, cover="", chapters=chapters)
    OutboxRow.objects.update(due_at=timezone.now())
    rows = Episode.objects.get().told["pictures"]
    assert [row["fault"] for row in rows].count("too_many_pictures") == 2
