"""An episode's discussion as ActivityStreams: what it tells to whom, and what it keeps to itself."""

import json
from typing import Any
from urllib.parse import urlsplit

import pytest
from django.core.cache import cache
from django.test import Client
from wagtail.models import PageViewRestriction

from blog.actions.make_anchor import make_anchor, make_time_anchor
from blog.kinds import DiscussionMode
from blog.models import Episode, Show, Version
from blog.text.body import Body
from blog.text.podcast.times import Span
from blog.text.selecting import select
from discussion.actions.correct_text import correct_text
from discussion.actions.decide import hide, pin
from discussion.actions.remove_name import remove_name
from discussion.actions.withdraw_text import withdraw_text
from discussion.models import Comment, Submission
from discussion.queries import notes
from tests.discussion.comments import comment, person, waiting
from tests.factories import blog, podcast
from tests.podcasts.full_show import cover
from tests.world import FIRST, World

pytestmark = pytest.mark.django_db
SITE = "http://localhost:8000"
PAGE = "/podcasts/wert/folge-eins/"
API = "/api/v1/activitypub"
ROOT = f"{API}/podcasts/wert/folge-eins"
ACTIVITY = "application/activity+json"
LINKED_DATA = 'application/ld+json; profile="https://www.w3.org/ns/activitystreams"'


@pytest.fixture
def episode(world: World) -> Episode:
    show = podcast.own_show("Wert & Wirkung", slug="wert")
    body = [blog.text("Wir reden über Haltung.", FIRST)]
    return podcast.own_episode(show, "Folge <eins>", slug="folge-eins", standfirst="Um & herum.", body=body)


def read(address: str, accept: str = ACTIVITY, **more: Any) -> Any:
    """Return what stands at an address of ours, full or not."""
    parts = urlsplit(address)
    path = parts.path + (f"?{parts.query}" if parts.query else "")
    return Client().get(path, headers={"Accept": accept}, **more)


def told(address: str) -> Any:
    response = read(address)
    assert response.status_code == 200, (address, response.status_code)
    return json.loads(response.content)


def note_of(row: Comment) -> str:
    return f"{API}/comments/{row.uuid}"


def test_the_root_is_a_note_of_the_show_with_its_threads(episode: Episode) -> None:
    first, second = comment(episode, "Eins."), comment(episode, "Zwei.")
    comment(episode, "Darauf.", parent=first)
    assert told(ROOT) == {
        "@context": "https://www.w3.org/ns/activitystreams",
        "id": f"{SITE}{ROOT}",
        "type": "Note",
        "url": f"{SITE}{PAGE}diskussion/",
        "attributedTo": f"{SITE}{API}/shows/wert",
        "to": ["https://www.w3.org/ns/activitystreams#Public"],
        "published": episode.aired_at.strftime("%Y-%m-%dT%H:%M:%SZ"),
        "content": (html := f'<p><a href="{SITE}{PAGE}">Folge &lt;eins&gt;</a></p><p>Um &amp; herum.</p>'),
        "contentMap": {"de": html},
        "replies": {
            "id": f"{SITE}{ROOT}/replies",
            "type": "Collection",
            "totalItems": 2,
            "first": {
                "id": f"{SITE}{ROOT}/replies?nach=0",
                "type": "CollectionPage",
                "partOf": f"{SITE}{ROOT}/replies",
                "items": [f"{SITE}{note_of(first)}", f"{SITE}{note_of(second)}"],
            },
        },
    }


def test_a_comment_is_a_note_that_answers_what_stands_above_it(episode: Episode) -> None:
    above = comment(episode, "Oben.")
    below = comment(episode, "Unten <b>.\nhttps://example.org/a", parent=above)
    note = told(note_of(below))
    assert note["content"] == (
        '<p dir="auto">Unten &lt;b&gt;.<br><a href="https://example.org/a" rel="nofollow ugc noopener">'
        "https://example.org/a</a></p>"
    )
    assert note["published"] == below.submit_date.strftime("%Y-%m-%dT%H:%M:%SZ")
    assert note["url"] == f"{SITE}/k/{below.uuid}/"
    assert note["inReplyTo"] == f"{SITE}{note_of(above)}"
    assert "updated" not in note
    assert told(note_of(above))["inReplyTo"] == f"{SITE}{ROOT}"
    assert told(note_of(above))["replies"]["first"]["items"] == [note["id"]]


def test_a_correction_is_told_with_its_time(episode: Episode) -> None:
    comment(episode, "Schon bekannt.")
    row = comment(episode, "Falsch.")
    assert row.submission
    correct_text(submission=row.submission, text="Richtig.")
    row.refresh_from_db()
    note = told(note_of(row))
    assert row.corrected_at
    assert "Richtig." in note["content"]
    assert note["updated"] == row.corrected_at.strftime("%Y-%m-%dT%H:%M:%SZ")


def test_it_says_which_second_or_words_a_comment_is_about(episode: Episode) -> None:
    version = Version.objects.get(page_id=episode.pk)
    second = make_time_anchor(page_id=episode.pk, version=version, span=Span(23_000, None))
    words = [{"block": FIRST, "start": 0, "end": 9, "exact": "Wir reden"}]
    quoted = make_anchor(
        page_id=episode.pk, version=version, parts=select(Body.from_json(version.body), words)
    )
    heard = told(note_of(comment(episode, "Da!", anchor=second)))["content"]
    assert heard == f'<p><a href="{SITE}{PAGE}#t=23">bei 0:23</a></p><p dir="auto">Da!</p>'
    assert (
        "<blockquote><p>Wir reden</p></blockquote>"
        in (told(note_of(comment(episode, "Hier!", anchor=quoted)))["content"])
    )


def test_an_answer_that_stands_elsewhere_leads_to_whom_it_answers_and_names_nobody(episode: Episode) -> None:
    row = None
    for _level in range(5):
        row = comment(episode, "Tiefer.", parent=row, contributor=person("c@example.org", "Carla Comment"))
    assert row
    assert row.reply_to
    note = told(note_of(row))
    assert note["inReplyTo"] != f"{SITE}{note_of(row.reply_to)}"
    assert (
        f'<a href="{SITE}/k/{row.reply_to.uuid}/">Antwort auf einen anderen Kommentar</a>' in note["content"]
    )
    assert "Carla" not in json.dumps(note)


def test_the_author_is_named_as_she_wishes_and_each_comment_has_one_of_its_own(episode: Episode) -> None:
    vera = person("v@example.org", "Vera Vogel")
    named, again = (comment(episode, text, contributor=vera) for text in ("Eins.", "Zwei."))
    address = told(note_of(named))["attributedTo"]
    assert address == f"{SITE}{note_of(named)}/author"
    assert address != told(note_of(again))["attributedTo"]
    assert told(address) == {
        "@context": "https://www.w3.org/ns/activitystreams",
        "id": address,
        "type": "Person",
        "name": "Vera Vogel",
        "preferredUsername": named.anchor,
        "url": f"{SITE}/k/{named.uuid}/",
        "inbox": f"{address}/inbox",
        "outbox": f"{address}/outbox",
    }
    assert named.submission
    remove_name(submission=named.submission, everywhere=False, proof="receipt:1")
    assert told(address)["name"] == "Anonym"
    assert told(told(note_of(again))["attributedTo"])["name"] == "Vera Vogel"
    staff = comment(episode, "Von uns.", parent=again, contributor=person("r@example.org", "Rea Redaktion"))
    Comment.rows.filter(pk=staff.pk).update(is_staff_answer=True)
    assert told(f"{note_of(staff)}/author")["name"] == "Rea Redaktion, Redaktion"


def test_the_show_is_an_actor(episode: Episode) -> None:
    assert "icon" not in told(f"{API}/shows/wert")
    Show.objects.update(cover=cover("Titelbild", 1400))
    actor = told(f"{API}/shows/wert")
    assert (actor["icon"]["type"], actor["icon"]["mediaType"]) == ("Image", "image/jpeg")
    assert ".fill-600x600." in actor["icon"]["url"]
    assert actor["type"] == "Organization"
    assert (actor["name"], actor["preferredUsername"]) == ("Wert & Wirkung", "wert")
    assert actor["url"] == f"{SITE}/podcasts/wert/"
    assert actor["summary"] == "<p>Gespräche über das, was uns bewegt.</p>"


def test_what_was_removed_leaves_a_tombstone_with_its_answers_and_no_author(
    episode: Episode, world: World
) -> None:
    taken, hidden, alone = (comment(episode, f"Geheim {number}") for number in range(3))
    kept = [comment(episode, "Bleibt.", parent=row) for row in (taken, hidden)]
    assert taken.submission
    withdraw_text(submission=taken.submission, proof="receipt:1")
    for row in (hidden, alone):
        hide(submission=Submission.objects.get(pk=row.submission_id), by=world.dana, reason="insult")
    for row, below, words in zip(
        (taken, hidden), kept, ("Auf Wunsch entfernt", "Von der Redaktion ausgeblendet"), strict=True
    ):
        note = told(note_of(row))
        assert (note["type"], note["formerType"]) == ("Tombstone", "Note")
        assert note["content"] == f"<p>{words}</p>"
        assert note["attributedTo"] == f"{SITE}{API}/shows/wert"
        assert note["replies"]["first"]["items"] == [f"{SITE}{note_of(below)}"]
        assert read(f"{note_of(row)}/author").status_code == 404
        assert read(f"{note_of(row)}/author/outbox").status_code == 404
    assert read(note_of(alone)).status_code == 404
    assert len(told(ROOT)["replies"]["first"]["items"]) == 2


def test_what_waits_is_nowhere(episode: Episode) -> None:
    waiting(episode, "Wartet noch.")
    assert told(ROOT)["replies"]["totalItems"] == 0
    assert told(ROOT)["replies"]["first"]["items"] == []


def _close(episode: Episode) -> None:
    Episode.objects.filter(pk=episode.pk).update(discussion_mode=DiscussionMode.CLOSED)


def _lock(episode: Episode) -> None:
    PageViewRestriction.objects.create(page=episode, restriction_type="login")


def _lock_show(episode: Episode) -> None:
    PageViewRestriction.objects.create(page=episode.podcast, restriction_type="login")


def _withdraw(episode: Episode) -> None:
    Episode.objects.get(pk=episode.pk).unpublish()


@pytest.mark.parametrize("shut", [_close, _lock, _lock_show, _withdraw])
def test_nothing_leaks_of_a_discussion_that_not_everybody_may_read(
    shut: Any, episode: Episode, world: World
) -> None:
    row = comment(episode, "Geheim.")
    below = comment(episode, "Auch.", parent=row)
    addresses = [ROOT, f"{ROOT}/replies"]
    for one in (row, below):
        addresses += [note_of(one), f"{note_of(one)}/replies", f"{note_of(one)}/author"]
    assert {read(address).status_code for address in addresses} == {200}
    shut(episode)
    staff = Client()
    staff.force_login(world.cem)
    for address in addresses:
        for client in (Client(), staff):
            response = client.get(address, headers={"Accept": ACTIVITY})
            assert response.status_code in (404, 410), address
            assert b"Geheim" not in response.content


def test_other_discussions_are_not_told(episode: Episode, world: World) -> None:
    linked = podcast.own_episode(podcast.linked_show("Fremd", slug="fremd"), "Gast", slug="gast")
    for row in (comment(linked, "Dort."), comment(world.article, "Im Artikel.")):
        assert read(note_of(row)).status_code == 404
    for address in ("podcasts/fremd/gast", "podcasts/wert/keine", "shows/fremd"):
        assert read(f"{API}/{address}").status_code == 404
    assert read(f"/en{note_of(comment(episode, 'Deutsch.'))}").status_code == 404


def test_a_browser_is_led_to_the_page(episode: Episode) -> None:
    row = comment(episode, "Da.")
    browser = "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8"
    for address, page in (
        (ROOT, f"{SITE}{PAGE}diskussion/"),
        (note_of(row), f"{SITE}/k/{row.uuid}/"),
        (f"{note_of(row)}/author", f"{SITE}/k/{row.uuid}/"),
        (f"{API}/shows/wert", f"{SITE}/podcasts/wert/"),
    ):
        response = read(address, browser)
        assert (response.status_code, response["Location"]) == (302, page)
        assert (response["Vary"], response["Cache-Control"]) == ("Accept", "no-cache, public")
    assert Client().get(note_of(row), follow=True, headers={"Accept": browser}).status_code == 200


@pytest.mark.parametrize(
    ("accept", "kind"),
    [
        (ACTIVITY, ACTIVITY),
        (LINKED_DATA, LINKED_DATA),
        (f"{LINKED_DATA}, {ACTIVITY}", LINKED_DATA),
        (f"{ACTIVITY}, text/html;q=0.5", ACTIVITY),
        ("application/json", ACTIVITY),
        ("*/*", ACTIVITY),
    ],
)
def test_programs_get_the_type_that_they_ask_for(episode: Episode, accept: str, kind: str) -> None:
    response = read(ROOT, accept)
    assert (response.status_code, response["Content-Type"], response["Vary"]) == (200, kind, "Accept")


def test_it_is_asked_for_as_any_other_address_and_from_everywhere(episode: Episode) -> None:
    response = read(ROOT)
    assert response["Cache-Control"] == "no-cache, public"
    assert response["Access-Control-Allow-Origin"] == "*"
    assert not response.cookies
    again = Client().get(ROOT, headers={"Accept": ACTIVITY, "If-None-Match": response["ETag"]})
    assert (again.status_code, again.content, again["Vary"]) == (304, b"", "Accept")
    assert Client().head(ROOT, headers={"Accept": ACTIVITY})["ETag"] == response["ETag"]
    asked = Client().options(ROOT)
    assert (asked.status_code, asked["Access-Control-Allow-Methods"]) == (204, "GET, HEAD")


def test_nobody_can_post_into_a_box_and_both_are_empty(episode: Episode) -> None:
    row = comment(episode, "Da.")
    for actor in (f"{API}/shows/wert", f"{note_of(row)}/author"):
        for box in ("inbox", "outbox"):
            answer = Client(enforce_csrf_checks=True).post(
                f"{actor}/{box}", {"type": "Create"}, content_type=ACTIVITY
            )
            assert (answer.status_code, answer["Allow"]) == (405, "GET, HEAD, OPTIONS")
            empty = told(f"{actor}/{box}")
            assert (empty["type"], empty["totalItems"]) == ("OrderedCollection", 0)
            assert empty["id"] == f"{SITE}{actor}/{box}"
    assert Comment.rows.count() == 1


def test_long_collections_come_in_pages(episode: Episode, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(notes, "FIRST_PAGE", 1)
    monkeypatch.setattr(notes, "PER_PAGE", 2)
    threads = [comment(episode, f"Faden {number}") for number in range(5)]
    below = [comment(episode, f"Darunter {number}", parent=threads[1]) for number in range(5)]
    for start, rows in ((ROOT, threads), (note_of(threads[1]), below)):
        replies = told(start)["replies"]
        assert told(replies["id"])["first"] == replies["first"]
        assert replies["totalItems"] == 5
        page, found, sizes = replies["first"], [], []
        while True:
            found += page["items"]
            sizes.append(len(page["items"]))
            if "next" not in page:
                break
            page = told(page["next"])
            assert (page["type"], page["partOf"]) == ("CollectionPage", replies["id"])
        assert sizes == [1, 2, 2]
        assert found == [f"{SITE}{note_of(row)}" for row in rows]
    for wrong in ("x!", "1.2", "-1", "01", "1234567"):
        assert read(f"{ROOT}/replies?nach={wrong}").status_code == 404


def test_it_costs_as_many_statements_for_many_comments_as_for_few(
    episode: Episode, world: World, django_assert_max_num_queries: Any
) -> None:
    row = comment(episode, "Eins.")
    comment(episode, "Darauf.", parent=row)
    pin(submission=Submission.objects.get(pk=row.submission_id), by=world.dana)
    addresses = [
        ROOT,
        f"{ROOT}/replies?nach=0",
        note_of(row),
        f"{note_of(row)}/replies",
        f"{note_of(row)}/author",
    ]

    def costs() -> list[int]:
        counted = []
        for address in addresses:
            cache.clear()
            with django_assert_max_num_queries(14) as asked:
                assert read(address).status_code == 200
            counted.append(len(asked))
        return counted

    costs()
    few = costs()
    for number in range(30):
        parent = comment(episode, f"Faden {number}", contributor=person(f"p{number}@example.org", "Viele"))
        comment(episode, "Darunter.", parent=parent)
        comment(episode, "Auch darunter.", parent=row)
    assert costs() == few


def test_a_renamed_episode_leads_to_its_new_address(
    episode: Episode, django_capture_on_commit_callbacks: Any
) -> None:
    episode.slug = "anders"
    with django_capture_on_commit_callbacks(execute=True):
        podcast.publish(episode)
    response = read(f"{ROOT}/replies?nach=0")
    assert response.status_code == 301
    assert response["Location"] == f"{API}/podcasts/wert/anders/replies?nach=0"
