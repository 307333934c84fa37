"""„Passt dazu“ beneath a paragraph in the form: found for words that nobody has saved, as the form takes it."""

import html
import json
import re
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from blog.models import Article, Episode
from tests.blog.admin.references.test_near import NEAR, world
from tests.factories import blog, podcast

pytestmark = pytest.mark.django_db
URL = "/redaktion/passt-dazu/absatz/"


@pytest.fixture
def editor(client: Client) -> Client:
    client.force_login(blog.editor())
    return client


def blocks(answer: Any) -> list[dict[str, Any]]:
    assert answer.status_code == 200
    told = re.findall(r'data-near-block="([^"]*)"', answer.content.decode())
    return [json.loads(html.unescape(one)) for one in told]


def test_words_that_are_being_written_find_seconds_episodes_and_positions(editor: Client):
    page = world()
    clip, episode, position = blocks(editor.post(URL, {"seite": page.pk, "worte": NEAR}))
    assert (clip["type"], clip["value"]["start"]) == ("clip", "1:00")
    assert clip["value"]["episode"]["id"] == Episode.objects.get().pk
    assert (episode["type"], episode["value"]["kind"]) == ("recommendation", ["episode"])
    assert position["value"]["ref"].startswith("position:")
    again = editor.post(URL, {"seite": page.pk, "worte": NEAR, "haltung": position["value"]["ref"]})
    assert [one["type"] for one in blocks(again)] == ["clip", "recommendation"]


def test_a_page_that_is_being_created_has_no_key_yet(editor: Client):
    world()
    answer = editor.post(URL, {"seite": "", "worte": NEAR})
    assert len(blocks(answer)) == 3
    assert "no-store" in answer["Cache-Control"]
    assert blocks(editor.post(URL, {"worte": "Hier steht etwas, zu dem nichts passt."})) == []


def test_the_form_offers_it_where_the_text_can_be_written(editor: Client):
    page = world()
    shown = editor.get(f"/redaktion/pages/{page.pk}/edit/").content.decode()
    assert f'data-page="{page.pk}"' in shown
    assert "blog/admin/near" in shown
    linked = podcast.linked_episode()
    assert "<paragraph-near" not in editor.get(f"/redaktion/pages/{linked.pk}/edit/").content.decode()


def test_long_words_cost_no_more_statements(editor: Client):
    page = world()

    def counted(words: str) -> int:
        with CaptureQueriesContext(connection) as found:
            editor.post(URL, {"seite": page.pk, "worte": words})
        return len(found)

    counted(NEAR)
    assert counted(NEAR * 30) == counted(NEAR)


def test_who_may_not_edit_gets_nothing(client: Client):
    page = world()
    client.force_login(blog.user())
    assert client.post(URL, {"seite": page.pk, "worte": NEAR}).status_code in (302, 403)
    assert not Article.objects.get(pk=page.pk).has_unpublished_changes
