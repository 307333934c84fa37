"""What a program of others reads of an episode's discussion is what readers see on the page, comment by comment.

threadcap reads threads for podcast apps: from the address that the feed tells to the last answer.
"""

from collections.abc import Mapping
from typing import Any

import pytest
from django.test import Client
from lxml import etree

from blog.models import Episode
from blog.text.podcast.xml import PREFIXES
from discussion.actions.decide import hide
from discussion.actions.withdraw_text import withdraw_text
from discussion.models import Comment, Submission
from discussion.queries import notes
from discussion.queries.credit_lines import credit_lines
from discussion.queries.thread import CommentLine, thread_page
from tests.discussion.comments import comment, person
from tests.factories import podcast
from tests.parsers import thread_by
from tests.podcasts.full_show import feed_of
from tests.world import World

pytestmark = [pytest.mark.django_db, pytest.mark.node]
SITE = "http://localhost:8000"
API = f"{SITE}/api/v1/activitypub"


@pytest.fixture
def episode(world: World) -> Episode:
    """An episode with three threads: one five answers deep, one whose first comment was taken back, one with a gap."""
    row = podcast.own_episode(podcast.own_show("Wert", slug="wert"), "Folge eins", slug="folge-eins")
    below = None
    for number, name in enumerate(("Ada Ärmel", "Ben <B>", "", "Ada Ärmel", "Čeněk", "Ada Ärmel")):
        told: dict[str, Any] = {
            "contributor": person(f"{number}@example.org", name),
            "display_name": bool(name),
        }
        below = comment(row, f"Ebene {number} & <mehr>\n\nZweiter Absatz", parent=below, **told)
    taken, hidden = comment(row, "Nimmt es zurück."), comment(row, "Wird ausgeblendet.")
    for gone in (taken, hidden):
        comment(row, "Eine Antwort darauf.", parent=gone)
    assert taken.submission
    withdraw_text(submission=taken.submission, proof="receipt:1")
    hide(submission=Submission.objects.get(pk=hidden.submission_id), by=world.dana, reason="insult")
    return row


def told_by_feed(episode: Episode) -> str:
    tag = etree.fromstring(feed_of(episode.podcast)).find("channel/item/podcast:socialInteract", PREFIXES)
    assert (tag.get("protocol"), tag.get("accountId")) == ("activitypub", "@wert")
    return str(tag.get("uri"))


def get(url: str, headers: Mapping[str, str]) -> Any:
    assert url.startswith(SITE)
    return Client().get(url.removeprefix(SITE), headers=dict(headers))


def shown(episode: Episode) -> list[CommentLine]:
    """Return what readers see on the pages of the discussion."""
    lines: list[CommentLine] = []
    after: str | None = ""
    while after is not None:
        part = thread_page(episode.pk, after=after)
        lines += part.comments
        after = part.next_cursor
    return lines


def tree_of(lines: list[CommentLine]) -> dict[str, list[str]]:
    tree: dict[str, list[str]] = {f"{API}/comments/{line.uuid}": [] for line in lines}
    tree[f"{API}/podcasts/wert/folge-eins"] = []
    for line in lines:
        above = f"comments/{line.parent_uuid}" if line.parent_uuid else "podcasts/wert/folge-eins"
        tree[f"{API}/{above}"].append(f"{API}/comments/{line.uuid}")
    return tree


def test_threadcap_reads_the_tree_the_words_and_the_authors(episode: Episode) -> None:
    read = thread_by(get, told_by_feed(episode))
    thread, lines = read["thread"], shown(episode)
    assert read["warnings"] == []
    assert thread["roots"] == [f"{API}/podcasts/wert/folge-eins"]
    nodes = thread["nodes"]
    assert not [node for node in nodes.values() if "commentError" in node or "repliesError" in node]
    assert {address: node["replies"] for address, node in nodes.items()} == tree_of(lines)
    assert len(lines) == 10
    names = credit_lines([line.ref for line in lines])
    for line in lines:
        said = nodes[f"{API}/comments/{line.uuid}"]["comment"]
        author = thread["commenters"][said["attributedTo"]]
        expected = f"<p>{line.removed_label}</p>" if line.removed else str(line.html_text)
        assert said["content"]["de"].endswith(expected)
        assert said["url"] == f"{SITE}/k/{line.uuid}/"
        assert said["published"] == line.created.strftime("%Y-%m-%dT%H:%M:%SZ")
        assert author["name"] == ("Wert" if line.removed else names[line.ref].text)
    assert {author["name"] for author in thread["commenters"].values()} == {
        *("Ada Ärmel", "Ben <B>", "Anonym", "Čeněk", "Vera Vielschreiberin", "Wert")
    }


def test_threadcap_reads_the_root_as_the_show_and_the_episode(episode: Episode) -> None:
    thread = thread_by(get, told_by_feed(episode))["thread"]
    root = thread["nodes"][thread["roots"][0]]["comment"]
    assert root["url"] == f"{SITE}/podcasts/wert/folge-eins/diskussion/"
    assert "Folge eins" in root["content"]["de"]
    show = thread["commenters"][root["attributedTo"]]
    assert (show["name"], show["url"]) == ("Wert", f"{SITE}/podcasts/wert/")
    assert show["fqUsername"] == "wert@localhost"


def test_threadcap_follows_pages_to_the_last_answer(
    episode: Episode, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(notes, "FIRST_PAGE", 2)
    monkeypatch.setattr(notes, "PER_PAGE", 3)
    deepest = Comment.rows.filter(page_id=episode.pk, level=3).order_by("path").first()
    first = Comment.rows.filter(page_id=episode.pk, level=0).order_by("path").first()
    for number in range(5):
        comment(episode, f"Faden {number}")
        comment(episode, f"Antwort {number}", parent=first)
        comment(episode, f"Ganz unten {number}", parent=deepest)
    read = thread_by(get, told_by_feed(episode))
    nodes = read["thread"]["nodes"]
    assert read["warnings"] == []
    assert {address: node["replies"] for address, node in nodes.items()} == tree_of(shown(episode))
    assert len(nodes) == 26
