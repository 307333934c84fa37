"""The quote finder: from a sentence, half remembered, to the second or the passage."""

import pytest
from django.core.management import call_command
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from blog.actions.index_quotes import index_transcript
from blog.models import Episode, Window
from blog.queries.quote_finder import find_quote
from tests.blog.text.test_quoting import SAID, SENTENCES, spoiled
from tests.factories import blog, podcast

pytestmark = pytest.mark.django_db


def spoken() -> Episode:
    episode = podcast.own_episode(title="Haltung und Technik")
    before = [
        (at * 5000, at * 5000 + 4900, "Anna", f"Vorher geht es um Nummer {at} und um das Wetter von morgen.")
        for at in range(12)
    ]
    said = [(60_000 + at * 7000, 66_900 + at * 7000, "Anna", text) for at, text in enumerate(SENTENCES)]
    podcast.transcript(episode, [*before, *said])
    index_transcript(episode_id=episode.pk)
    return episode


@pytest.mark.parametrize("seed", range(4))
def test_a_sentence_heard_leads_to_the_second_though_a_tenth_of_it_is_wrong(seed: int):
    episode = spoken()
    found = find_quote(spoiled(SENTENCES[1], seed))
    assert [one.page_id for one in found] == [episode.pk]
    assert found[0].at == "1:07"
    assert found[0].url == f"{episode.get_url()}#t=67"


def test_the_words_shown_begin_where_the_link_leads():
    spoken()
    (found,) = find_quote(SENTENCES[1])
    assert found.words.startswith(SENTENCES[1][:30])


@pytest.mark.parametrize("path", ["/podcasts/", "/haltungen/"])
def test_readers_are_led_to_it(path: str):
    podcast.index()
    assert 'href="/zitat/"' in Client().get(path).content.decode()


def test_an_episode_with_a_transcript_leads_to_it():
    assert 'href="/zitat/"' in Client().get(spoken().get_url()).content.decode()


def test_a_sentence_read_leads_to_the_passage():
    block = blog.text(SAID)
    article = blog.article(body=[blog.text("Davor steht etwas anderes, das auch lang ist."), block])
    (found,) = find_quote(SENTENCES[0])
    assert found.url == f"/artikel/{article.slug}/#p-{block['id'][:8]}"
    assert not found.is_spoken


def test_below_the_threshold_it_says_so():
    spoken()
    html = Client().get(
        "/zitat/", {"q": "Digitalisierung braucht vor allem Zeit und morgens um sieben niemand."}
    )
    assert "Das haben wir nicht gefunden." in html.content.decode()
    assert "wenigstens vier Wörter" in Client().get("/zitat/", {"q": "zu kurz"}).content.decode()


def test_the_page_leads_there():
    episode = spoken()
    html = Client().get("/zitat/", {"q": SENTENCES[2]}).content.decode()
    assert f'href="{episode.get_url()}#t=74"' in html


def test_what_isnt_public_is_not_found():
    episode = spoken()
    episode.unpublish()
    assert find_quote(SENTENCES[1]) == ()


def test_what_an_edit_took_out_is_not_found():
    article = blog.article(body=[blog.text(SAID)])
    blog.publish(blog.set_body(article, [blog.text("Jetzt steht hier etwas ganz anderes als zuvor.")]))
    assert find_quote(SENTENCES[0]) == ()


def test_only_what_changed_is_kept_anew_and_a_command_makes_all_of_it():
    spoken()
    before = set(Window.objects.values_list("pk", flat=True))
    assert index_transcript(episode_id=Window.objects.filter(block=None)[0].page_id) == 0
    assert set(Window.objects.values_list("pk", flat=True)) == before
    Window.objects.all().delete()
    call_command("quotes")
    assert Window.objects.count() == len(before)
    assert find_quote(SENTENCES[1])


def test_it_asks_a_bounded_number_of_statements():
    spoken()
    blog.article(body=[blog.text(SAID)])
    with CaptureQueriesContext(connection) as found:
        find_quote(SENTENCES[1])
    assert len(found) <= 8
