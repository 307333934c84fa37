"""„Passt dazu“: what lies near a paragraph is put in with one click, as a draft; the quote finder inside the admin."""

from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from blog.actions.index_quotes import index_transcript
from blog.models import Article, Version
from blog.queries.near import near_paragraphs, near_text
from blog.text.body import Body
from tests.blog.text.test_quoting import SENTENCES
from tests.factories import blog, podcast, positions

pytestmark = pytest.mark.django_db
NEAR = "Es geht, so hören wir oft, zu neunzig Prozent um Haltung; Digitalisierung verändert Zusammenarbeit."


@pytest.fixture
def editor(client: Client) -> Client:
    client.force_login(blog.editor())
    return client


def world() -> Article:
    episode = podcast.own_episode(title="Haltung und Technik")
    podcast.transcript(
        episode, [(60_000 + at * 7000, 66_900 + at * 7000, "Anna", text) for at, text in enumerate(SENTENCES)]
    )
    index_transcript(episode_id=episode.pk)
    positions.position("Digitalisierung gelingt nur mit Zusammenarbeit.", person=blog.person("Anna Amsel"))
    positions.position("Vögel singen am Morgen.", person=blog.person("Bruno Buchfink"))
    return blog.article(body=[blog.text("Hier steht etwas, zu dem nichts passt."), blog.text(NEAR)])


def body_of(page: Article) -> Body:
    return Body.from_json(Version.objects.get(page_id=page.pk).body)


def test_seconds_and_positions_near_a_paragraph_are_found_and_others_are_not():
    page = world()
    (paragraph,) = near_paragraphs(body_of(page), page.pk)
    assert paragraph.text == NEAR
    assert [near.block.kind for near in paragraph.found] == ["clip", "recommendation", "position"]
    assert paragraph.found[0].block.value["text"].startswith(SENTENCES[0])
    assert paragraph.found[1].block.value["title"] == "Haltung und Technik"
    assert "Zusammenarbeit" in paragraph.found[2].words


def test_a_clip_ends_where_another_voice_begins():
    page = world()
    episode = podcast.own_episode(title="Zu zweit")
    answer = "Neunzig Prozent Haltung, das verändert Digitalisierung und Zusammenarbeit."
    said = [("Bea", "Haben sie anders gesprochen?"), ("Anna", answer), ("Bea", "Ja."), ("Anna", "Eben.")]
    podcast.transcript(episode, [(at * 5000, at * 5000 + 4900, *one) for at, one in enumerate(said)])
    index_transcript(episode_id=episode.pk)
    texts = [near.block.value for near in near_text(answer, page.pk) if near.block.kind == "clip"]
    assert [one["text"] for one in texts if one["episode"] == episode.pk] == [answer]


def test_words_that_tell_nothing_are_near_to_nothing():
    page = world()
    episode = podcast.own_episode(title="Begrüßung")
    podcast.transcript(
        episode, [(0, 9000, "Anna", "Willkommen bei Zwischentöne, schön, dass ihr wieder da seid.")]
    )
    index_transcript(episode_id=episode.pk)
    box = "Ein Schuhkarton stand da. Schön, dass ihr wieder da seid, hieß es auf dem Deckel."
    assert near_text(box, page.pk) == ()


def test_a_sentence_that_is_quoted_from_an_episode_is_found_there():
    page = world()
    episode = podcast.own_episode(title="Mitgehört")
    said = "Ja. Wer weiß, dass mitgeschrieben wird, sagt den zweiten Satz nicht mehr. Und der zweite Satz ist der wichtige."
    podcast.transcript(episode, [(0, 9000, "Anna", said)])
    index_transcript(episode_id=episode.pk)
    (clip, whole) = near_text(said.removeprefix("Ja. "), page.pk)
    assert (clip.words, whole.block.kind) == (said, "recommendation")


def test_one_pair_of_words_is_a_phrase_and_no_nearness():
    page = world()
    episode = podcast.own_episode(title="Phrase")
    podcast.transcript(episode, [(0, 9000, "Anna", "Guten Abend, meine Damen, herzlich willkommen.")])
    index_transcript(episode_id=episode.pk)
    assert near_text("Der Hund bellt, herzlich willkommen steht an der Tür.", page.pk) == ()


def test_long_words_that_say_nothing_are_near_to_nothing():
    page = world()
    positions.position("Niemand sitzt gegenüber, vielleicht ist das eigentlich anders.")
    assert near_text("Niemand stand gegenüber, vielleicht war das eigentlich so.", page.pk) == ()


def test_many_paragraphs_cost_no_more_statements_than_few():
    page = world()

    def counted(body: Body) -> int:
        with CaptureQueriesContext(connection) as found:
            near_paragraphs(body, page.pk)
        return len(found)

    body = body_of(page)
    assert counted(body.with_blocks(body.blocks * 9)) == counted(body) <= 9


@pytest.mark.parametrize(("number", "kind"), [("0", "clip"), ("1", "recommendation"), ("2", "position")])
def test_one_click_puts_it_in_behind_the_paragraph_as_a_draft(editor: Client, number: str, kind: str):
    page = world()
    html = editor.get(f"/redaktion/passt-dazu/{page.pk}/").content.decode()
    assert NEAR in html
    passage = body_of(page).blocks[1].id
    answer: Any = editor.post(f"/redaktion/passt-dazu/{page.pk}/", {"stelle": passage, "was": number})
    assert answer.url == f"/redaktion/pages/{page.pk}/edit/"
    draft = Article.objects.get(pk=page.pk).get_latest_revision_as_object()
    assert [block.block_type for block in draft.body] == ["text", "text", kind]
    assert editor.get(answer.url).status_code == 200
    assert Version.objects.filter(page_id=page.pk).count() == 1


def test_what_isnt_offered_any_more_is_not_put_in(editor: Client):
    page = world()
    answer: Any = editor.post(f"/redaktion/passt-dazu/{page.pk}/", {"stelle": "weg", "was": "0"})
    assert answer.url == f"/redaktion/passt-dazu/{page.pk}/"
    assert not Article.objects.get(pk=page.pk).has_unpublished_changes


def test_who_may_not_edit_gets_nothing(client: Client):
    page = world()
    client.force_login(blog.user())
    assert client.get(f"/redaktion/passt-dazu/{page.pk}/").status_code in (302, 403)


def test_editors_find_a_quote_in_the_admin(editor: Client):
    world()
    html = editor.get("/redaktion/zitat/", {"q": SENTENCES[1]}).content.decode()
    assert "Haltung und Technik" in html
    assert "1:0" in html
