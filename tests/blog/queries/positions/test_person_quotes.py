"""A person's page gives her words from articles and episodes: attributed quotations, and clips in which she speaks."""

from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from blog.actions.merge_persons import merge_persons
from blog.actions.positions.from_quote import position_from_quote
from blog.actions.positions.publish import publish_position
from blog.actions.refer import refer_all
from blog.models import Article, Episode, Person, PersonAlias, QuotedPerson, Speaker
from blog.queries.positions.person_page import person_voices
from blog.queries.positions.person_quotes import quotes_of
from tests.factories import blog, podcast

pytestmark = pytest.mark.django_db


@pytest.fixture
def anna() -> Person:
    return blog.person("Anna Amsel")


def quote(attribution: str, words: str = "Ohne Haltung keine Technik.", **told: Any) -> dict[str, Any]:
    value = {
        "text": f"<p>{words}</p>",
        "attribution": attribution,
        "source_title": "",
        "source_url": "",
        **told,
    }
    return blog.block("quote", value)


def clip(episode: Episode, speaker: Person | None = None, words: str = "So ist das.") -> dict[str, Any]:
    value = {"episode": episode.pk, "start": "0:40", "end": "0:45", "text": words}
    return blog.block("clip", {**value, "speaker": speaker.pk if speaker else None})


def words_of(person: Person) -> list[str]:
    return [line.words for line in quotes_of(person)]


@pytest.mark.parametrize(
    "attribution", ["Anna Amsel", "anna amsel, Leitung (Verein)", "Anna Amsel (Verein)", "A. Amsel – Leitung"]
)
def test_an_attributed_quotation_is_hers_whatever_follows_the_name(anna: Person, attribution: str):
    PersonAlias.objects.create(person=anna, name="A. Amsel")
    article = blog.article("Wer zitiert", body=[quote(attribution), quote("Annabel Amsel"), quote("Bert")])
    (line,) = quotes_of(anna)
    assert (line.words, line.title) == ("Ohne Haltung keine Technik.", "Wer zitiert")
    assert line.url.startswith(f"{article.get_url()}#p-")


def test_clips_are_hers_by_choice_or_by_the_voice_that_the_transcript_has_there(anna: Person):
    bruno, episode = blog.person("Bruno Buchfink"), podcast.own_episode(title="Folge eins")
    podcast.transcript(episode, [(39_000, 44_000, "Anna", "So ist das.")])
    Speaker.objects.update(person=anna)
    other = podcast.own_episode(title="Folge zwei", body=[clip(episode, anna, "In Notizen.")])
    blog.article("Artikel", body=[clip(episode, words="Ohne Wahl."), clip(episode, bruno, "Von Bruno.")])
    found = {line.words: line for line in quotes_of(anna)}
    assert set(found) == {"In Notizen.", "Ohne Wahl."}
    assert found["In Notizen."].url.startswith(other.get_url())
    heard = found["Ohne Wahl."].heard
    assert heard is not None
    assert heard.url == f"{episode.get_url()}#t=40,45"
    assert words_of(bruno) == ["Von Bruno."]


def test_the_page_shows_them_once_beside_positions(anna: Person, client: Client):
    article = blog.article("Wer zitiert", body=[quote(anna.name, "Erstens."), quote(anna.name, "Zweitens.")])
    html = client.get(f"/personen/{anna.slug}/").content.decode()
    assert (html.count("Erstens."), html.count("Zweitens."), html.count("Zitiert in")) == (1, 1, 2)
    block = blog.stored(article)[0]["id"]
    editor = blog.editor()
    row = position_from_quote(page_id=article.pk, block=block, by=editor)
    assert [line.words for line in person_voices(anna).quoted] == ["Erstens.", "Zweitens."]
    publish_position(position=row, by=editor)
    assert [line.words for line in person_voices(anna).quoted] == ["Zweitens."]


def test_what_a_text_gives_no_more_or_readers_may_not_see_is_not_shown(anna: Person):
    article = blog.article("Wer zitiert", body=[quote(anna.name), blog.text("Sonst etwas.")])
    assert len(words_of(anna)) == 1
    blog.set_body(article, [blog.text("Sonst etwas.")])
    blog.publish(article)
    assert words_of(anna) == []
    hidden = blog.article("Verborgen", body=[quote(anna.name)])
    hidden.unpublish()
    assert words_of(anna) == []


def test_who_is_known_later_is_found_by_the_command_and_merged_people_keep_their_words(anna: Person):
    blog.article("Wer zitiert", body=[quote("Amsel, Anna"), quote("Anne Amsel, Leitung")])
    other = blog.person("Anne Amsel")
    assert words_of(other) == []
    refer_all()
    assert len(words_of(other)) == 1
    merge_persons(kept=anna, gone=other, by=None)
    assert len(words_of(anna)) == 1
    Person.objects.filter(pk=anna.pk).delete()
    assert not QuotedPerson.objects.exists()


def test_many_quotations_cost_no_more_statements_than_one(anna: Person):
    episode = podcast.own_episode()

    def counted() -> int:
        with CaptureQueriesContext(connection) as found:
            quotes_of(anna)
        return len(found)

    blog.article(body=[quote(anna.name), clip(episode, anna)])
    one = counted()
    for _number in range(4):
        blog.article(body=[quote(anna.name), clip(episode, anna)])
    assert counted() == one <= 8
    assert Article.objects.count() == 5
