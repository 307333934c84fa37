"""Whoever cites seconds or a passage hears of it when they are changed so that the citation goes nowhere."""

from typing import Any

import pytest
from django.core import mail
from django.test import Client
from django.utils import timezone

from blog.actions.look_at_citations import CITATION_CUT, LOOK_AT_CITATIONS, look_at_citations
from blog.actions.outside_sources import due_sources, note_answer
from blog.actions.podcast.import_transcript import import_transcript
from blog.actions.positions.from_seconds import position_from_seconds
from blog.actions.positions.publish import publish_position
from blog.actions.positions.write import change_position
from blog.kinds import TranscriptSource
from blog.models import Article, Episode, OutboxRow, OutsideSource, Position, Reference, Show
from blog.queries.addresses import absolute
from blog.queries.citations import cut_by
from blog.text.podcast.times import Span
from blog.text.transcripts.reading import read_transcript
from tests.blog.queries.test_referred import WORDS, clip
from tests.discussion.reader import work
from tests.factories import blog, podcast, positions

pytestmark = pytest.mark.django_db
BIRDS = "Hier wird jetzt von etwas ganz anderem gesprochen, nämlich von Vögeln."


def said() -> Episode:
    episode = podcast.own_episode(title="Zitierte Folge", duration=3_600_000)
    podcast.transcript(episode, [(1_420_000, 1_430_000, "Bruno", WORDS)])
    return episode


def imported(episode: Episode, words: str) -> None:
    """What a followed feed does when its transcript changes."""
    reading = read_transcript(f"WEBVTT\n\n00:23:40.000 --> 00:23:50.000\n<v Bruno>{words}\n".encode())
    import_transcript(episode=episode, words=reading.words, source=TranscriptSource.FEED, by=None)


def done() -> None:
    """Let the worker do what is due, as if the pause were over."""
    for _round in range(2):
        OutboxRow.objects.filter(done_at=None).update(due_at=timezone.now())
        work()


def citing(episode: Episode, **fields: Any) -> Article:
    page = blog.article("Wer zitiert", body=[clip(episode)], **fields)
    done()
    mail.outbox.clear()
    return page


def test_an_import_that_cuts_a_cited_second_is_told_to_whoever_is_responsible():
    episode, anna = said(), blog.editor("anna@example.org")
    page = citing(episode, responsible=anna)
    imported(episode, BIRDS)
    (asked,) = OutboxRow.objects.filter(kind=LOOK_AT_CITATIONS, done_at=None)
    assert asked.due_at > timezone.now()  # whoever corrects is still at it
    done()
    (message,) = mail.outbox
    assert message.to == ["anna@example.org"]
    assert "„Wer zitiert“" in message.subject
    assert "„Zitierte Folge“ wird hier ab 23:41 zitiert" in message.body
    assert f"/redaktion/pages/{page.pk}/edit/" in message.body
    assert {row.ref for row in OutboxRow.objects.filter(kind=CITATION_CUT)} == {f"page:{page.pk}"}
    assert any("23:41" in line for line in cut_by(Article.objects.get(pk=page.pk)))


def test_it_is_told_once_and_is_over_when_the_words_are_back():
    episode = said()
    page = citing(episode, responsible=blog.editor("anna@example.org"))
    imported(episode, BIRDS)
    done()
    assert look_at_citations(page_id=episode.pk) == 0
    blog.publish(blog.set_body(page, [*blog.stored(page), blog.text("Noch ein Absatz.")]))
    done()
    assert len(mail.outbox) == 1
    imported(episode, WORDS)
    done()
    assert Reference.objects.get(page=page).cut_since is None
    assert len(mail.outbox) == 1


def test_words_that_stand_again_after_the_pause_are_no_news():
    episode = said()
    citing(episode, responsible=blog.editor("anna@example.org"))
    imported(episode, BIRDS)
    imported(episode, WORDS)
    assert OutboxRow.objects.filter(kind=LOOK_AT_CITATIONS, done_at=None).count() == 1
    done()
    assert mail.outbox == []


def test_a_passage_that_is_cut_all_the_same_is_told_to_who_refers_to_it():
    kept, gone = blog.text("Bleibt hier stehen."), blog.text("Geht von hier weg.")
    page = blog.article("Zitierter Text", body=[kept, gone])
    link = blog.text(f'Mehr <a href="/artikel/{page.slug}/#p-{gone["id"][:8]}">dort</a>.')
    blog.article("Wer verweist", body=[link], responsible=blog.editor("anna@example.org"))
    done()
    mail.outbox.clear()
    blog.publish(blog.set_body(Article.objects.get(pk=page.pk), [kept]))
    done()
    (message,) = mail.outbox
    assert "Die Stelle in „Zitierter Text“" in message.body


@pytest.mark.parametrize("what", ["clip", "passage", "page"])
def test_a_page_that_is_taken_off_the_site_is_told_and_heals_when_it_is_back(what: str):
    page: Any = (
        said() if what == "clip" else blog.article("Zitierter Text", body=[blog.text("Hier steht es.")])
    )
    if what == "clip":
        body = clip(page)
    else:
        mark = f"#p-{blog.stored(page)[0]['id'][:8]}" if what == "passage" else ""
        body = blog.text(f'Mehr <a href="/artikel/{page.slug}/{mark}">dort</a>.')
    citing_page = blog.article("Wer zitiert", body=[body], responsible=blog.editor("anna@example.org"))
    done()
    mail.outbox.clear()
    type(page).objects.get(pk=page.pk).unpublish()
    done()
    (message,) = mail.outbox
    assert f"„{page.title}“ ist nicht mehr auf der Website" in message.body
    assert any(
        "nicht mehr auf der Website" in line for line in cut_by(Article.objects.get(pk=citing_page.pk))
    )
    mail.outbox.clear()
    type(page).objects.get(pk=page.pk).get_latest_revision().publish()
    done()
    assert not Reference.objects.filter(cut_since__isnull=False).exists()
    assert mail.outbox == []


def test_a_show_that_is_taken_off_the_site_takes_the_citations_of_its_episodes_along():
    episode = said()
    citing(episode, responsible=blog.editor("anna@example.org"))
    Show.objects.get(pk=episode.podcast_id).unpublish()
    done()
    (message,) = mail.outbox
    assert "„Zitierte Folge“ ist nicht mehr auf der Website" in message.body
    Show.objects.get(pk=episode.podcast_id).save_revision().publish()
    done()
    assert not Reference.objects.filter(cut_since__isnull=False).exists()


def test_a_position_from_a_page_that_is_taken_off_is_told_to_who_showed_it():
    episode, anna = said(), blog.editor("anna@example.org")
    row = position_from_seconds(page_id=episode.pk, span=Span(1_420_000, 1_430_000), by=anna)
    change_position(position=row, by=anna, person=blog.person(), statement="Technik ist das wenigste.")
    publish_position(position=row, by=anna)
    mail.outbox.clear()
    Episode.objects.get(pk=episode.pk).unpublish()
    done()
    assert [message.to for message in mail.outbox] == [["anna@example.org"]]
    Episode.objects.get(pk=episode.pk).get_latest_revision().publish()
    done()
    assert Position.objects.get(pk=row.pk).cut_since is None


def test_a_position_whose_seconds_say_something_else_is_told_to_who_showed_it():
    episode, anna = said(), blog.editor("anna@example.org")
    row = position_from_seconds(page_id=episode.pk, span=Span(1_420_000, 1_430_000), by=anna)
    change_position(position=row, by=anna, person=blog.person(), statement="Technik ist das wenigste.")
    publish_position(position=row, by=anna)
    mail.outbox.clear()
    imported(episode, BIRDS)
    done()
    (message,) = mail.outbox
    assert message.to == ["anna@example.org"]
    assert f"/redaktion/haltungen/{row.uuid}/" in message.body
    assert "Technik ist das wenigste" not in message.body + message.subject
    assert Position.objects.get(pk=row.pk).cut_since is not None


def test_outside_sources_of_positions_are_looked_at_and_shown(client: Client):
    url = "https://zeitung.example/gespraech#absatz-3"
    row = positions.position(source_url=url, source_title="Gespräch", accessed_on=positions.READ_ON)
    page = blog.article("Trägt die Haltung", body=[blog.block("position", {"ref": row.ref})])
    ((key, address),) = due_sources(5)
    assert address == "https://zeitung.example/gespraech"
    for _look in range(3):
        note_answer(key=key, is_there=False, status=404)
    assert [address in line for line in cut_by(Article.objects.get(pk=page.pk))] == [True]
    client.force_login(blog.editor())
    assert "antwortet seit dem" in client.get(f"/redaktion/haltungen/{row.uuid}/").content.decode()
    assert "Quelle antwortet nicht mehr" in client.get("/redaktion/haltungen/").content.decode()


def test_two_positions_from_one_page_are_one_row_and_one_look():
    told = {"source_title": "Gespräch", "accessed_on": positions.READ_ON}
    for place in ("oben", "unten"):
        positions.position(f"Satz {place}.", source_url=f"https://zeitung.example/a#{place}", **told)
    blog.article(body=[blog.text('Mehr <a href="https://zeitung.example/a">dort</a>.')])
    assert OutsideSource.objects.get(url="https://zeitung.example/a").positions.count() == 2
    assert len(due_sources(5)) == 1


def test_a_page_of_ours_is_no_outside_source():
    told = {"source_title": "Antworten", "accessed_on": positions.READ_ON}
    row = positions.position(source_url=absolute("/haltungen/hilft-technik/"), **told)
    assert row.outside_id is None
    assert due_sources(5) == []
