"""Passages that refer: seconds of an episode, a position, a page of ours; each as it is when it is shown."""

from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from wagtail.blocks import StructBlockValidationError

from blog.actions.positions.publish import take_down_position
from blog.actions.stored_blocks import stored_blocks
from blog.models import Article, Episode, Person, Version
from blog.models.blocks import ArticleBody
from blog.queries.public_body import public_blocks
from blog.queries.referred import referred_in
from blog.text.body import Body
from tests.factories import blog, podcast, positions

WORDS = "Digitalisierung ist zu zehn Prozent Technik."


def clip(episode: Episode, **told: Any) -> dict[str, Any]:
    value = {"episode": episode.pk, "start": "23:41", "end": "", "text": WORDS, "speaker": None, **told}
    return blog.block("clip", value)


def page_of(article: Article) -> str:
    return Client().get(f"/artikel/{article.slug}/").content.decode()


@pytest.mark.django_db
def test_a_clip_has_the_exact_words_who_speaks_and_leads_to_the_second():
    anna = Person.objects.create(name="Anna Amsel", slug="anna-amsel")
    episode = podcast.own_episode(podcast.own_show("Gespräche"), "Folge eins")
    html = page_of(blog.article(body=[clip(episode, speaker=anna.pk)]))
    assert WORDS in html
    assert "/personen/anna-amsel/" in html
    assert f"{episode.get_url()}#t=1421" in html


@pytest.mark.django_db
def test_without_a_choice_the_transcript_says_who_speaks():
    episode = podcast.own_episode()
    podcast.transcript(episode, [(1_420_000, 1_430_000, "Bruno Buchfink", WORDS)])
    assert "Bruno Buchfink" in page_of(blog.article(body=[clip(episode)]))


@pytest.mark.django_db
def test_a_version_keeps_keys_and_times_and_no_name():
    anna = Person.objects.create(name="Anna Amsel", slug="anna-amsel")
    episode = podcast.own_episode()
    article = blog.article(body=[clip(episode, speaker=anna.pk)])
    body = Version.objects.get(page_id=article.pk).body
    assert body["blocks"][0]["value"] == {
        "episode": episode.pk, "start": 1_421_000, "end": None, "speaker": anna.pk, "text": WORDS,
    }  # fmt: skip
    assert "Anna" not in str(body)


@pytest.mark.django_db
def test_an_episode_that_is_gone_leaves_the_words_without_a_link():
    episode = podcast.own_episode(title="Verschwunden")
    article = blog.article(body=[clip(episode)])
    episode.unpublish()
    html = page_of(article)
    assert WORDS in html
    assert f"{episode.slug}/#t=" not in html


@pytest.mark.django_db
def test_a_position_is_shown_as_it_is_now_and_not_when_it_was_taken_down():
    row = positions.position("Technik hilft nur, wenn jemand zuhört.", person=blog.person("Anna Amsel"))
    article = blog.article(body=[blog.block("position", {"ref": row.ref})])
    assert "Technik hilft nur, wenn jemand zuhört." in page_of(article)
    take_down_position(position=row, by=None)
    html = page_of(article)
    assert "wenn jemand zuhört" not in html
    assert "Diese Haltung ist nicht mehr öffentlich." in html


@pytest.mark.django_db
def test_blocks_that_refer_can_be_written_back_from_their_public_form():
    episode = podcast.own_episode()
    told = {
        "kind": "episode",
        "title": "Hör das",
        "speaker": "",
        "show": "",
        "url": "",
        "text": "",
        "page": episode.pk,
    }
    raw = [clip(episode, end="24:00.500"), blog.block("recommendation", told)]
    public = public_blocks(raw)
    assert public[1].value["url"] == episode.get_url()
    written = stored_blocks([], public)
    assert public_blocks(written) == public


@pytest.mark.django_db
def test_many_references_cost_no_more_statements_than_one():
    episode, row = podcast.own_episode(), positions.position(person=blog.person("Anna Amsel"))
    podcast.transcript(episode, [(1_420_000, 1_430_000, "Bruno Buchfink", WORDS)])
    one = [clip(episode), blog.block("position", {"ref": row.ref})]
    body = Body("t", "s", "de", public_blocks(one))
    with CaptureQueriesContext(connection) as few:
        referred_in(body.blocks)
    many = public_blocks(
        [clip(episode) for _ in range(9)] + [blog.block("position", {"ref": row.ref}) for _ in range(9)]
    )
    with CaptureQueriesContext(connection) as more:
        referred_in(many)
    assert len(more) == len(few) <= 8


@pytest.mark.django_db
@pytest.mark.parametrize(("name", "typed"), [("start", "irgendwann"), ("end", "1:00")])
def test_times_that_make_no_sense_are_refused_with_a_sentence(name: str, typed: str):
    episode = podcast.own_episode()
    block = ArticleBody().child_blocks["clip"]
    value = block.to_python({**clip(episode)["value"], name: typed})
    with pytest.raises(StructBlockValidationError) as refused:
        block.clean(value)
    assert name in refused.value.block_errors


@pytest.mark.django_db
def test_a_position_is_named_by_the_address_of_its_page():
    row = positions.position(person=blog.person("Anna Amsel"))
    block = ArticleBody().child_blocks["position"]
    typed = f"https://example.org/haltungen/h/{row.uuid.hex[:8]}/"
    assert block.clean(block.to_python({"ref": typed}))["ref"] == row.ref
    with pytest.raises(ValidationError):
        block.clean(block.to_python({"ref": "/haltungen/h/00000000/"}))
